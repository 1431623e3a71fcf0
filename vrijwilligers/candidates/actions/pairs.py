"""Pairs of fiches that may be one person: found by night, said to be two by a coordinator."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, or_, select

from vrijwilligers.candidates.feature import CandidateDeed
from vrijwilligers.candidates.models import Candidate, CandidatePair
from vrijwilligers.candidates.queries import doubles
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.database_flags import note, noted
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.vocabulary.clock import now

PEOPLE: Any = Candidate.__table__
AT_ONCE = 100
MOST_A_NIGHT = 20_000  # who is left comes the next night
LOOKED = "doubles looked for up to"  # the moment of a change, and the number of its fiche
COMPARED = ("given_name", "family_name", "birth_year", "phone", "email")


def find_each_night(_: datetime) -> None:
    """Look for each fiche that is new or changed who may be the same person; safe to run twice.

    A hundred are looked at before a short transaction keeps what was found; who changed meanwhile
    comes the next night.
    """
    looked = 0
    while looked < MOST_A_NIGHT:
        with read_only():
            some = _next()
            found = {one.id: _likely(one) for one in some}
            last = (some[-1].changed_at, some[-1].id) if some else None
        if last is None:
            return
        with transaction():
            _keep(found)
            note(LOOKED, f"{last[0].astimezone(UTC).isoformat()} {last[1]}")
        looked += len(found)


def _next() -> Sequence[Candidate]:
    changed = active().order_by(Candidate.changed_at, Candidate.id).limit(AT_ONCE)
    if until := noted(LOOKED):
        moment, _space, number = until.partition(" ")
        after = (Candidate.changed_at == (at := datetime.fromisoformat(moment))) & (
            Candidate.id > int(number)
        )
        changed = changed.where(or_(Candidate.changed_at > at, after))
    return db.session.scalars(changed).all()


def _likely(candidate: Candidate) -> dict[int, int]:
    details = CandidateDetails(**{name: getattr(candidate, name) for name in COMPARED})
    return {key: round(much * 100) for much, key in doubles.weighed(details, but=candidate.id)}


def _keep(found: dict[int, dict[int, int]]) -> None:
    """Keep the pairs of these fiches as they are found now; what was said of them stays.

    The fiches are held first, as by whoever makes one of two.
    """
    pairs = {
        (min(one, other), max(one, other)): weight
        for one, likely in found.items()
        for other, weight in likely.items()
    }
    numbers = {*found, *(number for pair in pairs for number in pair)}
    hold_rows(PEOPLE, numbers)
    there = {*db.session.scalars(select(Candidate.id).where(Candidate.id.in_(numbers)))}
    theirs = or_(CandidatePair.one_id.in_(found), CandidatePair.other_id.in_(found))
    db.session.execute(delete(CandidatePair).where(theirs, CandidatePair.apart_at.is_(None)))
    apart = {
        (one.one_id, one.other_id)
        for one in db.session.scalars(select(CandidatePair).where(theirs))
    }
    for (one_id, other_id), weight in pairs.items():
        if {one_id, other_id} <= there and (one_id, other_id) not in apart:
            db.session.add(CandidatePair(one_id=one_id, other_id=other_id, weight=weight))


def say_two(pair: CandidatePair, *, by: int | None) -> None:
    """Write down that two fiches that look like one are of two people."""
    if pair.apart_at is None:
        pair.apart_at, pair.apart_by_id = now(), by
        _record(CandidateDeed.SAID_TO_BE_TWO, pair, by)


def doubt_again(pair: CandidatePair, *, by: int | None) -> None:
    """Take back that two are two: they are shown as a likely pair again."""
    if pair.apart_at is not None:
        pair.apart_at = pair.apart_by_id = None
        _record(CandidateDeed.PERHAPS_ONE, pair, by)


def _record(deed: CandidateDeed, pair: CandidatePair, by: int | None) -> None:
    for number in (pair.one_id, pair.other_id):
        audit.record(deed, db.session.get_one(Candidate, number), by=by)
