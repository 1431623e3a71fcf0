"""The page on which an organisation tells how it goes; opening its link changes nothing."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.views import address_of, opens, renews
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import answering, organisation_mails
from vrijwilligers.matching.actions.answering import AnswerEffect, AnswerMoment
from vrijwilligers.matching.forms.answering import OrganisationAnswerForm, StillThereForm
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.answering import opened_by
from vrijwilligers.matching.rules.answering import INTRODUCTION, answers_in
from vrijwilligers.matching.rules.letters import MAIL_STOP
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.states import OVER, IntroductionState
from vrijwilligers.matching.rules.still_there import STILL_THERE
from vrijwilligers.matching.wording import answering as wording
from vrijwilligers.matching.wording.appointments import asked_beforehand
from vrijwilligers.sensitive_words.actions import note_let_through
from vrijwilligers.talents.queries import end_sentences
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.link_holders import LinkHolder
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

bp = Blueprint("introduction_links", __name__, url_prefix="/answers")
THANKS = {
    AnswerEffect.NOTED: _l("Thank you. It is noted."),
    AnswerEffect.KNOWN: _l("Thank you. We knew that already: it was told before."),
    AnswerEffect.KEPT: _l("Thank you. Somebody of the volunteer desk looks at it."),
}


def _is_taken_back(link: SignedLink) -> bool:
    return not queries.is_shared(opened_by(link))


def _why_over(link: SignedLink) -> dict[str, object]:
    is_taken_back = _is_taken_back(link)
    shown: dict[str, object] = {"is_taken_back": is_taken_back}
    return shown | ({"may_renew": False} if is_taken_back else {})


@bp.route("/introduction/<token>", methods=["GET", "POST"])
@public
@writes(Effect.ASKS)
@opens(INTRODUCTION, is_over=_is_taken_back, shown=_why_over)
def answer(link: SignedLink, token: str) -> ResponseReturnValue:
    """Show what was agreed to be shown, and ask how it goes."""
    introduction = opened_by(link)
    form = _form(introduction)
    if form.validate_on_submit():
        with form.showing_problems():
            answered = AnswerMoment(at=now(), stop_address=address_of(MAIL_STOP))
            effect = answering.answer(link, form.details(), answered)
            note_let_through(form.let_through, introduction.candidate, by=None)
            flash(str(THANKS[effect]))
            return redirect(url_for(".answer", token=token), 303)
    return form_page("matching/organisation_answer.html", form, **_shown(introduction))


@bp.post("/introduction/<token>/again")
@public
@writes(Effect.GOES_ON)
@renews(INTRODUCTION)
def again(link: SignedLink) -> ResponseReturnValue:
    """Send a new link to the address that the old one went to, and to no other."""
    address = address_of(INTRODUCTION)
    organisation_mails.renew(link, language=spoken(), at=now(), address_of=address)
    return render_template("answers/link_sent.html")


def _is_not_asked(link: SignedLink) -> bool:
    introduction = opened_by(link)
    is_started = introduction.state == IntroductionState.STARTED
    return not (is_started and introduction.candidate.is_in_use)


def _what_was_said(link: SignedLink) -> dict[str, object]:
    return {"is_there": link.answer == FollowUpOutcome.STAYED}


@bp.route("/still-there/<token>", methods=["GET", "POST"])
@public
@writes(Effect.ASKS)
@opens(STILL_THERE, is_over=_is_not_asked, shown=_what_was_said)
def still_there(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask somebody who started three months ago whether they are still there; nothing else."""
    introduction, form = opened_by(link), StillThereForm()
    form.offer(end_sentences(LinkHolder.CANDIDATE, spoken()))
    if form.validate_on_submit():
        with form.showing_problems():
            answering.answer_still_there(link, form.details(), at=now())
            return redirect(url_for(".still_there", token=token), 303)
    language, text = public_text(introduction.vacancy, spoken())
    return form_page(
        "matching/still_there.html",
        form,
        title=text.title,
        title_language=language,
        organisation=introduction.vacancy.organisation.name,
    )


def _form(introduction: Introduction) -> OrganisationAnswerForm:
    known = asked_beforehand(introduction)
    form = OrganisationAnswerForm(place=known["place"], with_whom=known["with_whom"])
    sentences = end_sentences(LinkHolder.ORGANISATION, spoken())
    form.offer(answers_in(introduction.state), sentences)
    return form


def _shown(introduction: Introduction) -> dict[str, object]:
    language, text = public_text(introduction.vacancy, spoken())
    return {
        "title": text.title,
        "title_language": language,
        "organisation": introduction.vacancy.organisation.name,
        "shared": wording.shared_facts(introduction),
        "known": wording.say_known(introduction),
        "is_closed": introduction.state in OVER,
    }
