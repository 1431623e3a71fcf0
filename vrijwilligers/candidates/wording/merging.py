"""Two fiches that may be of one person, in words: why, what each says, what becomes of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, CandidateMerge, Consent
from vrijwilligers.candidates.rules import CandidateDetails, whole_name
from vrijwilligers.candidates.rules.merging import (
    UNDO_MERGE_WITHIN,
    FicheMergeQuestion,
    MergeReason,
    latest_act,
    purposes_of,
)
from vrijwilligers.candidates.wording import ComparedFact, compared, questions
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.languages import LANGUAGES, say_day
from vrijwilligers.vocabulary.words import say_engagement, say_municipality, say_phone

REASONS = {
    MergeReason.PERSON_SAYS: _l("This person says so"),
    MergeReason.SAME_REACH: _l("The same phone number or mail address"),
    MergeReason.SAME_FACTS: _l("The same name, and all else agrees"),
    MergeReason.LIST: _l("A list brought the same person in again"),
}
IDENTITY = (
    *("given_name", "family_name", "birth_year", "phone", "email"),
    *("postcode", "municipality"),
)
LABELS = {"name": _l("Name"), "home": _l("Lives in")}


def say_reason(reason: str) -> str:
    """Say why two fiches were made one."""
    return str(REASONS[MergeReason(reason)])


@dataclass(frozen=True)
class FicheInPair:
    """One of two fiches that may be of one person: who it is, and what tells them apart."""

    candidate: Candidate
    facts: tuple[ComparedFact, ...]


def line_of(candidate: Candidate) -> FicheInPair:
    """Say of the first of two who it is."""
    nobody = CandidateDetails(
        given_name=candidate.given_name, family_name=candidate.family_name, email=candidate.email
    )
    return FicheInPair(candidate, _plain(compared([candidate], nobody)[0].facts, candidate))


def _plain(facts: Sequence[ComparedFact], candidate: Candidate) -> tuple[ComparedFact, ...]:
    plain = [fact for fact in facts if not fact.tag]
    if candidate.email:
        plain.append(ComparedFact(candidate.email))
    return (*plain, _last_contact(candidate))


def line_beside(candidate: Candidate, other: Candidate) -> FicheInPair:
    """Say of the second of two who it is, and what agrees with the first or differs."""
    facts = compared([candidate], _identity(other))[0].facts
    alone = [candidate.email] if candidate.email and not other.email else []
    return FicheInPair(candidate, (*facts, *map(ComparedFact, alone), _last_contact(candidate)))


def _identity(candidate: Candidate) -> CandidateDetails:
    return CandidateDetails(**{name: getattr(candidate, name) for name in IDENTITY})


def _last_contact(candidate: Candidate) -> ComparedFact:
    return ComparedFact(_("last contact on %(day)s", day=say_day(candidate.last_contact_on)))


def say_questions(
    asked: Iterable[FicheMergeQuestion], *, newest_goes: bool
) -> list[tuple[str, str, str, str, bool]]:
    """Say each question: name and label, what both say; what was said last is proposed."""
    return [
        (
            one.name,
            _label(one.name),
            _say(one.name, one.stays),
            _say(one.name, one.goes),
            newest_goes,
        )
        for one in asked
    ]


def _label(name: str) -> str:
    return str(LABELS.get(name) or FICHE.labels[name])


def _say(name: str, said: CandidateDetails) -> str:
    words = {
        "name": lambda: whole_name(said.given_name, said.family_name),
        "phone": lambda: say_phone(said.phone),
        "home": lambda: " ".join(
            filter(None, (said.postcode, say_municipality(said.municipality)))
        ),
        "language": lambda: str(LANGUAGES[said.language]),
        "engagement": lambda: str(say_engagement(said.engagement)),
        "available_from": lambda: say_day(said.available_from) if said.available_from else "",
    }
    return words[name]() if name in words else str(getattr(said, name))


def say_consents(acts: Sequence[Consent]) -> Iterator[str]:
    """Say of each purpose which act counts once two are one: the latest."""
    for purpose in purposes_of(acts):
        act, stands = latest_act(one for one in acts if one.purpose == purpose)
        known = questions().get(purpose)
        if act is None or known is None:
            continue
        if stands:
            day = say_day(day_of(act.given_at))
            yield _("%(question)s: yes, of %(day)s", question=known.words, day=day)
        elif act.withdrawn_at:
            day = say_day(day_of(act.withdrawn_at))
            yield _("%(question)s: withdrawn on %(day)s", question=known.words, day=day)


def say_belongings(counts: Mapping[str, int]) -> list[str]:
    """Say what belongs to a fiche; what has no word of its own is left out."""
    said: Mapping[str, Any] = {
        "introduction": lambda n: ngettext("%(num)s introduction", "%(num)s introductions", n),
        "desk_contact": lambda n: ngettext("%(num)s conversation", "%(num)s conversations", n),
        "conversation_note": lambda n: ngettext("%(num)s note", "%(num)s notes", n),
        "follow_up": lambda n: ngettext("%(num)s follow-up", "%(num)s follow-ups", n),
        "message": lambda n: ngettext("%(num)s mail", "%(num)s mails", n),
    }
    return [words(counts[table]) for table, words in said.items() if table in counts]


@dataclass(frozen=True)
class MergeLine:
    """A fiche that became part of another, and until when that can be undone."""

    id: int
    number: str
    candidate_id: int
    name: str
    words: str


def merge_line(done: CandidateMerge, stays: Candidate) -> MergeLine:
    """Say what was made one, why, and until when it can be two again."""
    until = say_day(day_of(done.merged_at + UNDO_MERGE_WITHIN))
    words = _("%(reason)s. Can be undone until %(day)s.", reason=REASONS[done.reason], day=until)
    return MergeLine(done.id, done.number, stays.id, stays.full_name, words)
