"""What goes with a copy of all data: where it comes from, how long it stays, rights, the logic."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.actions.contact import months_kept
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.privacy.rules.copies import CopyAsker, CopyShape, IdentityCheck
from vrijwilligers.settings.current import desk_settings, length_of
from vrijwilligers.settings.wording import controller_lines
from vrijwilligers.vocabulary.languages import say_day
from vrijwilligers.vocabulary.terms import RetentionTerm

COPY_ASKERS = {
    CopyAsker.SELF: _l("The person"),
    CopyAsker.PARENT: _l("A parent or guardian"),
    CopyAsker.MANDATED: _l("Somebody with a mandate on paper"),
}
IDENTITY_CHECKS = {
    IdentityCheck.KNOWN: _l("We know this person from the desk"),
    IdentityCheck.DOCUMENT: _l("We saw an identity document; we noted nothing of it"),
    IdentityCheck.CALLED: _l("We called or wrote to the phone number or address on the fiche"),
}
COPY_SHAPES = {
    CopyShape.BOTH: _l("Both, in one ZIP file"),
    CopyShape.PDF: _l("PDF, to read"),
    CopyShape.JSON: _l("JSON, to take along to another service"),
}


def say_copy_reason(reason: str) -> str:
    """Say who asked for a copy and how we saw who that is; of a command, that it was one."""
    asker, _blank, check = reason.partition(" ")
    if asker not in {*CopyAsker} or check not in {*IdentityCheck}:
        return _("by a command")
    return f"{COPY_ASKERS[CopyAsker(asker)]}. {IDENTITY_CHECKS[IdentityCheck(check)]}."


@dataclass(frozen=True)
class Explanation:
    """A few sentences under a heading; ``key`` is what a program calls it."""

    key: str
    title: str
    lines: tuple[str, ...]


def explanations(
    candidate: Candidate, *, came_by_list: bool, is_whole: bool = True
) -> list[Explanation]:
    """Return what the law asks us to say with a copy, in the language we speak."""
    told = [
        Explanation("source", _("Where your data come from"), (_source(came_by_list),)),
        Explanation("suggestions", _("How we find work that fits"), _suggestions()),
        Explanation("terms", _("How long we keep your data, and why"), _terms(candidate)),
        Explanation("rights", _("What you may ask of us"), _rights()),
    ]
    if not is_whole:
        told.append(Explanation("left_out", _("What is not in this copy"), (_left_out(),)))
    return told


def _left_out() -> str:
    return _(
        "What you need to volunteer, if you told us. Only colleagues who signed to keep it secret "
        "may open it. Ask the desk: they give you a copy with it."
    )


def _source(came_by_list: bool) -> str:
    if came_by_list:
        return _(
            "Your fiche began with a list that we kept before: its name stands above. "
            "All the rest you told us yourself, or we noted it when we helped you."
        )
    return _("You told us yourself, or we noted it when we helped you.")


def _suggestions() -> tuple[str, ...]:
    return (
        _(
            "A computer compares your fiche with the vacancies: talents, kinds of work, days, "
            "distance, languages, your age where a vacancy asks one, and how long you want to "
            "help. It puts what fits best first, and says why. What is closed, asks another age or "
            "languages that you do not speak is not shown; you may ask why."
        ),
        _(
            "It is advice. A person at the desk looks at it together with you, and you choose. "
            "The computer decides nothing, and what you need to volunteer plays no part."
        ),
    )


def _terms(candidate: Candidate) -> tuple[str, ...]:
    months = months_kept(candidate)
    fiche = _(
        "Your fiche, and all that belongs to it: until %(months)s months after the last contact "
        "with you, to help you find volunteer work. As it is now, we erase it on %(day)s.",
        months=months,
        day=say_day(candidate.erase_on),
    )
    return (
        fiche,
        _(
            "When you take back your yes for the fiche, we use it no more and erase it "
            "%(days)s days later.",
            days=RetentionTerm.WITHDRAWN.default.amount,
        ),
        _(
            "Mails that we sent: %(months)s months, to answer questions about them.",
            months=length_of(RetentionTerm.MESSAGE).amount,
        ),
        _(
            "Who opened your fiche: %(months)s months, so that somebody can check that.",
            months=length_of(RetentionTerm.LOG).amount,
        ),
    )


def _rights() -> tuple[str, ...]:
    return (
        _(
            "You may look at your data, let us correct or erase them, let us stop using them for "
            "a while, object, and take them along to another service. It costs nothing, and we "
            "answer within a month."
        ),
        _("What you agreed to, you may take back at any time, as easily as you gave it."),
        *controller_lines(desk_settings()),
    )
