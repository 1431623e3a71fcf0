"""Answering a reminder: opening the link changes nothing, as mail scanners open it too."""

from datetime import date

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.answers import wording as answer_wording
from vrijwilligers.answers.actions import answering
from vrijwilligers.answers.forms.answers import ChangeForm, CloseForm, ConfirmForm, RenewForm
from vrijwilligers.answers.models import ChangeRequest, VacancyReminder
from vrijwilligers.answers.queries import change_requests, reminders
from vrijwilligers.answers.rules import Answer, LastDays, differing
from vrijwilligers.answers.views.blueprint import asking_again, bp, sending
from vrijwilligers.answers.views.links import answer_address
from vrijwilligers.links import tokens
from vrijwilligers.links.tokens import LinkState
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.rules import Status, StatusReport
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.pages import form_page
from vrijwilligers.web.writing import writes


@bp.route("/vacancy/<token>", methods=["GET", "POST"])
@public
@sending
@writes
def vacancy(token: str) -> ResponseReturnValue:
    """Show what we have of a vacancy, with three choices; the first is: still right."""
    reminder = reminders.by_token(token)
    if not _is_open(reminder):
        return _what_became(reminder, token)
    form = _confirm_form(reminder)
    if form.validate_on_submit():
        with form.showing_problems():
            last_day = form.last_day.data if "last_day" in form else None
            answering.confirm(reminder, last_day, at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    return form_page("answers/vacancy.html", form, token=token, **_shown(reminder))


@bp.route("/vacancy/<token>/change", methods=["GET", "POST"])
@public
@sending
@writes
def change(token: str) -> ResponseReturnValue:
    """Ask what is different; a coordinator looks at it before it is shown."""
    reminder = reminders.by_token(token)
    if not _is_open(reminder):
        return _what_became(reminder, token)
    is_theirs = _is_contact(reminder)
    shown = answer_wording.answers_of(reminder.vacancy, with_contact=is_theirs)
    form = ChangeForm(data=answer_wording.filled_in(shown))
    form.ask(wording.languages_of(reminder.vacancy))
    if form.validate_on_submit():
        with form.showing_problems():
            requested = differing(shown, form.answers())
            answering.ask_change(reminder, requested, at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    page = {"token": token, "is_theirs": is_theirs} | _shown(reminder)
    return form_page("answers/change.html", form, **page)


@bp.route("/vacancy/<token>/close", methods=["GET", "POST"])
@public
@sending
@writes
def close(token: str) -> ResponseReturnValue:
    """Ask why it is over, and take the vacancy away."""
    reminder = reminders.by_token(token)
    if not _is_open(reminder):
        return _what_became(reminder, token)
    form = CloseForm()
    if form.validate_on_submit():
        with form.showing_problems():
            answering.close(reminder, Status(form.status.data), at=now())
            return redirect(url_for(".vacancy", token=token), 303)
    return form_page("answers/close.html", form, token=token, **_shown(reminder))


@bp.post("/vacancy/<token>/again")
@public
@sending
@asking_again
@writes
def again(token: str) -> ResponseReturnValue:
    """Send a new link to the address that the old one went to, and to no other."""
    answering.renew(reminders.by_token(token), at=now(), address_of=answer_address)
    return render_template("answers/link_sent.html")


def _is_open(reminder: VacancyReminder) -> bool:
    return _fate_of(reminder) == LinkState.OPEN and reminder.vacancy.status == Status.PUBLISHED


def _fate_of(reminder: VacancyReminder) -> LinkState:
    used_at, expires_at = reminder.answered_at, reminder.expires_at
    return tokens.fate(used_at=used_at, expires_at=expires_at, at=now())


def _what_became(reminder: VacancyReminder, token: str) -> ResponseReturnValue:
    """Say what became of a link, and offer a new one to who may still ask for it."""
    change = change_requests.asked_by(reminder) if reminder.answered_at else None
    is_shown = reminder.vacancy.status == Status.PUBLISHED
    page = render_template(
        "answers/what_became.html",
        fate=_fate_of(reminder),
        reminder=reminder,
        token=token,
        change=change,
        waits=_waits(reminder, change),
        form=RenewForm(formdata=None),
        is_shown=is_shown,
        may_ask=is_shown and reminders.may_ask(reminder.address, reminder.vacancy),
        **_shown(reminder),
    )
    was_answered = reminder.answer and request.method == "GET"
    return page, 200 if was_answered else 410


def _waits(reminder: VacancyReminder, change: ChangeRequest | None) -> bool:
    """Tell whether the last day of a confirmation waits for a coordinator."""
    is_asked = reminder.answer == Answer.CONFIRMED and change is not None
    return is_asked and reminder.vacancy.reported == StatusReport.CHANGED


def _shown(reminder: VacancyReminder) -> dict[str, object]:
    """Return what the recipient of a link sees of its vacancy."""
    vacancy = reminder.vacancy
    language, text = vacancy.text_in(spoken())
    return {
        "title": text.title,
        "title_language": language,
        "description": text.description,
        "facts": list(answer_wording.facts_for_its_organisation(vacancy)),
        "state": wording.say_state(vacancy, today()),
    }


def _confirm_form(reminder: VacancyReminder) -> ConfirmForm:
    last_day = LastDays(reminder.vacancy.publish_until, reminder.vacancy.end_on).first
    form = ConfirmForm(data={"last_day": _unless_over(last_day)})
    if last_day is None:
        del form.last_day
    return form


def _unless_over(day: date | None) -> date | None:
    return day if day and day >= today() else None


def _is_contact(reminder: VacancyReminder) -> bool:
    """Tell whether the link went to the contact of the vacancy: only they see who that is."""
    contact = reminder.vacancy.contact_email or ""
    return contact.lower() == reminder.address.lower()
