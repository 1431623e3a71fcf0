"""Who fits a vacancy, in words: about the fit and what runs, never about the person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.queries.people import PersonThatFits, WhyLeftOut
from vrijwilligers.matching.rules.reasons import MatchReason, first_reasons, fit_of
from vrijwilligers.matching.rules.sides import Criterion, Respondent
from vrijwilligers.matching.wording.cards import FIT_TAGS
from vrijwilligers.matching.wording.reasons import CodeNamesInWords, ReasonInWords, say, say_fit
from vrijwilligers.matching.wording.states import say_state

# What a vacancy says to everybody alike tells nothing of a person: its own page says it.
SAME_FOR_ALL = (Criterion.SUPPORT, Criterion.ACCESSIBLE, Criterion.START, Criterion.FRESHNESS)


@dataclass(frozen=True, kw_only=True)
class PersonCard:
    """Somebody whom a vacancy may fit, with the reasons in words and what to mind."""

    candidate: Candidate
    fit: str
    fit_tag: str
    reasons: Sequence[ReasonInWords]  # the most telling
    more_reasons: Sequence[ReasonInWords]
    beside: Sequence[str]


def person_card(found: PersonThatFits, names: CodeNamesInWords) -> PersonCard:
    """Put into words why a vacancy may fit somebody."""
    own = [one for one in found.reasons if _is_of_person(one)]
    first, fit = first_reasons(own), fit_of(found.score, found.reasons)
    return PersonCard(
        candidate=found.candidate,
        fit=say_fit(fit),
        fit_tag=FIT_TAGS[fit],
        reasons=[say(one, names) for one in first],
        more_reasons=[say(one, names) for one in own if one not in first],
        beside=[*_beside(found)],
    )


def say_left_out(counts: Mapping[WhyLeftOut, int]) -> list[str]:
    """Say how many do not stand in the list any more, and why; of nobody nothing is said."""
    said = {
        WhyLeftOut.INTRODUCED: ngettext(
            "%(num)s person was introduced to it already.",
            "%(num)s people were introduced to it already.",
            counts[WhyLeftOut.INTRODUCED],
        ),
        WhyLeftOut.NOT_WANTED: ngettext(
            "%(num)s person did not want it.",
            "%(num)s people did not want it.",
            counts[WhyLeftOut.NOT_WANTED],
        ),
        WhyLeftOut.NOT_NOW: ngettext(
            "%(num)s person heard of it and said: not now.",
            "%(num)s people heard of it and said: not now.",
            counts[WhyLeftOut.NOT_NOW],
        ),
    }
    return [sentence for why, sentence in said.items() if counts[why]]


def _is_of_person(reason: MatchReason) -> bool:
    is_not_said = reason.facts.get("missing") == (Respondent.VACANCY,)
    return reason.criterion not in SAME_FOR_ALL and not is_not_said


def _beside(found: PersonThatFits) -> Iterator[str]:
    if found.heard_of_it:
        yield _("Heard of this vacancy from us.")
    for one in found.running:
        yield _(
            "Is underway to %(organisation)s: %(state)s.",
            organisation=one.vacancy.organisation.name,
            state=say_state(one.state),
        )
