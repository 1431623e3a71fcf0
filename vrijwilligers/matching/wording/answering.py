"""What an organisation reads and answers about somebody who was introduced to it."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.rules.letters import LetterText
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.states import (
    IntroductionState,
)
from vrijwilligers.matching.wording.appointments import appointment_line
from vrijwilligers.matching.wording.disclosures import FIELD_WORDS, shared_values
from vrijwilligers.matching.wording.outcomes import HOLDER_WORDS, say_outcome
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.languages import say_near_day, speaking

ANSWER_WORDS = {
    FollowUpOutcome.REACHED: _l("We received it"),
    FollowUpOutcome.TALKED: _l("We talked with each other"),
    FollowUpOutcome.APPOINTMENT: _l("We have an appointment"),
    FollowUpOutcome.STARTED: _l("This person started"),
    FollowUpOutcome.COMPLETED: _l("The work is done"),
    FollowUpOutcome.ENDED: _l("It did not work out"),
}
STAY_WORDS = {
    FollowUpOutcome.STAYED: _l("Yes, I am still there"),
    FollowUpOutcome.ENDED: _l("No, I stopped"),
}
KNOWN_WORDS = {  # how far we know it is, to the organisation
    IntroductionState.PROPOSED: _l("We do not know yet how it goes."),
    IntroductionState.CONTACTED: _l("We do not know yet how it goes."),
    IntroductionState.TALKED: _l("You talked with each other."),
    IntroductionState.APPOINTMENT: _l("You have an appointment."),
    IntroductionState.STARTED: _l("This person started."),
    IntroductionState.COMPLETED: _l("The work is done."),
    IntroductionState.STAYED: _l("This person is still there after three months."),
    IntroductionState.STOPPED: _l("This person stopped."),
    IntroductionState.ENDED: _l("It did not work out."),
}
SUBJECT = _l("Somebody wants to volunteer with you: %(title)s")
Facts = list[tuple[str, str]]


def shared_facts(introduction: Introduction) -> Facts:
    """Return exactly what the organisation may see: what was agreed for it, as it is now (P-16)."""
    told = introduction.disclosure.told_fields if introduction.disclosure else ()
    now_so = shared_values(introduction.candidate)
    return [(str(FIELD_WORDS[code]), now_so[code]) for code in told if code in now_so]


def say_title(introduction: Introduction, language: str) -> str:
    """Say which work it is about, in a language."""
    return public_text(introduction.vacancy, language)[1].title


def mail_sentences(introduction: Introduction, language: str) -> tuple[str, list[str]]:
    """Return subject and sentences of the mail; it stays in a mailbox, so the short name only."""
    with speaking(language):
        title = say_title(introduction, language)
        name = introduction.candidate.short_name
        return str(SUBJECT) % {"title": title}, [
            _("%(name)s wants to volunteer with you: “%(title)s”.", name=name, title=title),
            _("This person agrees that you make contact. How you reach them stands here:"),
        ]


def mail_preview(introduction: Introduction, language: str) -> LetterText:
    """Return the mail as it is read before it goes; its link is made when it goes."""
    subject, sentences = mail_sentences(introduction, language)
    with speaking(language):
        return LetterText(subject=subject, body="\n".join([*sentences, _("(here comes the link)")]))


def say_known(introduction: Introduction) -> str:
    """Say to the organisation how far it is, as far as we know."""
    line = appointment_line(introduction)
    if line is None:
        return str(KNOWN_WORDS[introduction.state])
    return _("You have an appointment: %(moment)s.", moment=line.moment)


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """What was said last through a link, and the follow-up with which it is undone."""

    words: str
    follow_up_id: int


def answer_line(said: FollowUp | None) -> AnswerLine | None:
    """Put into words what was said last through a link."""
    if said is None or said.link_holder is None or said.done_at is None:
        return None
    return AnswerLine(
        words=_(
            "%(day)s, %(who)s: %(what)s",
            day=say_near_day(said.done_at),
            who=HOLDER_WORDS[said.link_holder],
            what=say_outcome(said),
        ),
        follow_up_id=said.id,
    )
