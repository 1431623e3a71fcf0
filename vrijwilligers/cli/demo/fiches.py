"""Made-up people written down as candidates, many at a time."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from sqlalchemy import insert

from vrijwilligers.candidates import queries, rules
from vrijwilligers.candidates.feature import CandidateFact
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import Purpose
from vrijwilligers.cli.demo.people import Person
from vrijwilligers.cli.demo.tally import Tally
from vrijwilligers.extensions import db
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.batches import batches
from vrijwilligers.vocabulary.clock import day_of, now

BATCH = 2_000  # people written together
LOGGED = timedelta(days=180)  # the log keeps six months


class Fiche(NamedTuple):
    """A candidate that was written: the key, and who it is."""

    id: int
    person: Person


def add(people: Iterable[Person], witnesses: Sequence[int], tally: Tally) -> list[Fiche]:
    """Write candidates with their lists and consents; return them in their order."""
    chance = Random("witnesses")  # noqa: S311 - made-up people, no secret
    texts = {key: text.id for key, text in queries.texts_of_consent(list(Purpose)).items()}
    fiches: list[Fiche] = []
    for some in batches(people, BATCH):
        added = _add_candidates(some)
        for name, part in FICHE.tables.items():
            write(part.model, (row for fiche in added for row in _part(fiche, name)))
        seen_by = {fiche.id: chance.choice(witnesses) for fiche in added}
        write(Consent, (row for fiche in added for row in _consents(fiche, texts, seen_by)))
        write(AuditEvent, (_registered(fiche, seen_by) for fiche in added if _is_logged(fiche)))
        fiches += added
    for fiche in fiches:
        _count(fiche.person, tally)
    return fiches


def write(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Add rows to a table in one statement, also when there are none."""
    if made := list(rows):
        db.session.execute(insert(model.__table__), made)


def write_and_number(model: Any, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Add rows to a table and return their keys, in the same order."""
    if not rows:
        return []
    key = model.__table__.c.id
    added = insert(model.__table__).returning(key, sort_by_parameter_order=True)
    return list(db.session.scalars(added, list(rows)))


def _add_candidates(people: Sequence[Person]) -> list[Fiche]:
    keys = write_and_number(Candidate, [_row(person) for person in people])
    return [Fiche(key, person) for key, person in zip(keys, people, strict=True)]


def _row(person: Person) -> dict[str, Any]:
    details, last = person.details, person.last_contact_on
    gone_on = day_of(person.withdrawn_at) if person.withdrawn_at else last
    has_fiche = person.has_fiche
    return {
        **FICHE.row(details),
        "fiche_consent": has_fiche,
        "last_contact_on": last,
        "erase_on": (
            rules.erase_after(last) if has_fiche else rules.erase_after_withdrawal(gone_on)
        ),
        "created_at": person.first_at,
        "changed_at": person.first_at,
        "version": 1,
    }


def _part(fiche: Fiche, name: str) -> Iterator[dict[str, Any]]:
    for row in FICHE.rows(fiche.person.details, name):
        yield {"candidate_id": fiche.id, **row}


def _consents(
    fiche: Fiche, texts: dict[tuple[Purpose, str], int], seen_by: dict[int, int]
) -> Iterator[dict[str, Any]]:
    person, witness = fiche.person, seen_by[fiche.id]
    for purpose in person.consents:
        is_withdrawn = purpose in person.withdrawn
        yield {
            "candidate_id": fiche.id,
            "text_id": texts[purpose, person.details.language],
            "purpose": purpose,
            "way": person.way,
            "witness_id": witness,
            "given_at": person.first_at,
            "withdrawn_at": person.withdrawn_at if is_withdrawn else None,
            "withdrawn_by_id": witness if is_withdrawn else None,
        }


def _is_logged(fiche: Fiche) -> bool:
    return now() - fiche.person.first_at < LOGGED


def _registered(fiche: Fiche, seen_by: dict[int, int]) -> dict[str, Any]:
    return {
        "at": fiche.person.first_at,
        "staff_id": seen_by[fiche.id],
        "deed": "registered",
        "thing": Candidate.__tablename__,
        "record_id": fiche.id,
    }


def _count(person: Person, tally: Tally) -> None:
    details, day = person.details, day_of(person.first_at)
    tally.add_about(CandidateFact.FICHE_MADE, details, day)
    for purpose in person.consents:
        tally.add(CandidateFact.CONSENT_GIVEN, day, subject=purpose, language=details.language)
    if person.withdrawn_at:
        _count_withdrawn(person, day_of(person.withdrawn_at), tally)


def _count_withdrawn(person: Person, day: date, tally: Tally) -> None:
    for purpose in person.withdrawn:
        tally.add_about(CandidateFact.CONSENT_WITHDRAWN, person.details, day, subject=purpose)
