"""Answering a reminder: opening the link changes nothing, as mail scanners open it too."""

from datetime import date

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.answers import wording as answer_wording
from vrijwilligers.answers.actions import answering
from vrijwilligers.answers.forms.answers import CloseForm, ConfirmForm, VacancyByLinkForm
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.queries import change_requests, reminders
from vrijwilligers.answers.rules import REMINDER, Answer, LastDays, differing
from vrijwilligers.answers.views.blueprint import bp
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.views import address_of, opens, renews
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


def _is_over(link: SignedLink) -> bool:
    vacancy = reminders.asked_about(link)
    is_known = reminders.may_ask(link.address or "", vacancy)  # an import may name somebody else
    return vacancy.status != Status.PUBLISHED or not is_known


def _what_became(link: SignedLink) -> dict[str, object]:
    """Return what a dead link says: what came of the answer, and whether one may ask again."""
    vacancy = reminders.asked_about(link)
    request = change_requests.asked_by(link) if link.used_at else None
    is_shown = vacancy.status == Status.PUBLISHED
    return _shown(link, vacancy) | {
        "what_became": answer_wording.say_what_became(link, request, is_shown=is_shown),
        "waits": _waits(link, vacancy, request),
        "may_renew": is_shown and reminders.may_ask(link.address or "", vacancy),
    }


opens_reminder = opens(REMINDER, is_over=_is_over, shown=_what_became)


@bp.route("/vacancy/<token>", methods=["GET", "POST"])
@public
@writes(Effect.GOES_ON)
@opens_reminder
def vacancy(link: SignedLink, token: str) -> ResponseReturnValue:
    """Show what we have of a vacancy, with three choices; the first is: still right."""
    vacancy = reminders.asked_about(link)
    form = _confirm_form(vacancy)
    if form.validate_on_submit():
        with form.showing_problems():
            last_day = form.last_day.data if "last_day" in form else None
            answering.confirm(link, last_day, at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    confirmed = reminders.confirmed_before(link)
    page = {"token": token, "confirmed": confirmed} | _shown(link, vacancy)
    return form_page("answers/vacancy.html", form, **page)


@bp.route("/vacancy/<token>/change", methods=["GET", "POST"])
@public
@writes(Effect.SAVES)
@opens_reminder
def change(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask what is different; a coordinator looks at it before it is shown."""
    vacancy = reminders.asked_about(link)
    shows_contact = answer_wording.shows_contact(link.address or "", vacancy)
    shown = answer_wording.answers_of(vacancy, with_contact=shows_contact)
    form = VacancyByLinkForm(data=shown)
    form.ask(wording.languages_of(vacancy))
    if form.validate_on_submit():
        with form.showing_problems():
            answering.ask_change(link, differing(shown, form.answers()), at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    page = {"token": token, "shows_contact": shows_contact} | _shown(link, vacancy)
    return form_page("answers/change.html", form, **page)


@bp.route("/vacancy/<token>/close", methods=["GET", "POST"])
@public
@writes(Effect.ASKS)
@opens_reminder
def close(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask why it is over, and take the vacancy away."""
    form = CloseForm()
    if form.validate_on_submit():
        with form.showing_problems():
            answering.close(link, Status(form.status.data), at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    page = _shown(link, reminders.asked_about(link))
    return form_page("answers/close.html", form, token=token, **page)


@bp.post("/vacancy/<token>/again")
@public
@writes(Effect.GOES_ON)
@renews(REMINDER)
def again(link: SignedLink) -> ResponseReturnValue:
    """Send a new link to the address that the old one went to, and to no other."""
    answering.renew(link, at=now(), address_of=address_of(REMINDER))
    return render_template("answers/link_sent.html")


def _waits(link: SignedLink, vacancy: Vacancy, request: ChangeRequest | None) -> bool:
    """Tell whether the last day of a confirmation waits for a coordinator."""
    is_asked = link.answer == Answer.CONFIRMED and request is not None
    return is_asked and vacancy.reported == StatusReport.CHANGED


def _shown(link: SignedLink, vacancy: Vacancy) -> dict[str, object]:
    """Return what the reader of a link sees of its vacancy."""
    language, text = vacancy.text_in(spoken())
    return {
        "organisation": vacancy.organisation.name,
        "title": text.title,
        "title_language": language,
        "description": text.description,
        "facts": answer_wording.facts_for(link.address or "", vacancy),
        "state": wording.say_state(vacancy, today()),
    }


def _confirm_form(vacancy: Vacancy) -> ConfirmForm:
    last_day = LastDays(vacancy.publish_until, vacancy.end_on).first
    form = ConfirmForm(data={"last_day": _unless_over(last_day)})
    if last_day is None:
        del form.last_day
    return form


def _unless_over(day: date | None) -> date | None:
    return day if day and day >= today() else None
