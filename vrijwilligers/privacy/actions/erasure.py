"""One way to erase somebody, for a request, a withdrawal and the end of a term alike.

What goes, is emptied or stays follows from what each table declares; no table is named here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Table, delete
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates.feature import FicheGoes
from vrijwilligers.extensions import db
from vrijwilligers.organisations.feature import ContactPersonGoes
from vrijwilligers.privacy.actions.rewriting import Ready, rewrite
from vrijwilligers.privacy.actions.rows import count_up_owners, dispose, run
from vrijwilligers.privacy.actions.searching import NamedIn
from vrijwilligers.privacy.feature import (
    CandidateErasureDeed,
    ContactPersonErasureDeed,
    StaffErasureDeed,
)
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.mentions import Mention
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.mentions import PersonalIdentity
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records import audit
from vrijwilligers.records.personal import DataSubject, Disposition
from vrijwilligers.registry import announce

DEEDS = {
    DataSubject.CANDIDATE: CandidateErasureDeed.ERASED,
    DataSubject.CONTACT_PERSON: ContactPersonErasureDeed.ERASED,
    DataSubject.STAFF: StaffErasureDeed.ERASED,
}


@dataclass(frozen=True)
class Erasure:
    """What became of somebody's data: rows by table, who still names them, who must be told."""

    person: PersonKey
    rows: dict[str, int] = field(default_factory=dict)
    mentions: list[tuple[str, int]] = field(default_factory=list)
    to_tell: list[int] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """Return it as ``--json`` prints it."""
        return {
            "erased": self.person.id,
            "rows": dict(sorted(self.rows.items())),
            "mentions": [{"table": table, "id": number} for table, number in self.mentions],
            "to_tell": self.to_tell,
        }

    def count(self, table: Table, changed: int) -> None:
        """Count rows that went, or that know them no more."""
        if changed:
            self.rows[table.name] = self.rows.get(table.name, 0) + changed


def erase(
    person: PersonKey,
    reason: ErasureReason,
    *,
    by: int | None,
    at: datetime,
    named_in: NamedIn,
    follower_id: int | None = None,
) -> Erasure:
    """Erase somebody in the present transaction; raise ``NoResultFound`` when there is nobody.

    ``named_in`` is what ``search`` found a moment ago; what was written since is looked at here, so
    the transaction began with ``write_alone``.
    Who introduces or changes this person just now comes first or is refused: their row is held.
    ``follower_id`` is the contact person in the place of one who goes; ``None``: nobody.
    """
    row = paths.hold(person)
    if row is None:
        raise NoResultFound
    db.session.flush()
    erasure = Erasure(person, to_tell=_told(person, by, at, follower_id))
    db.session.flush()
    going = named_in.going or paths.going(person)
    keys = paths.keys_of(going)
    _let_names_go(erasure, {**keys, **paths.earlier_numbers(person)})
    _forget_person(erasure)
    for table, condition in going.items():
        count_up_owners(table, condition, but=going)
        erasure.count(table, run(delete(table).where(condition)))
    identity = paths.identity_of(person, row)
    found = named_in.with_what_came_since(person, identity)
    others = (one for one in found if one.key[0] not in keys.get(one.table, ()))
    blank_mentions(erasure, identity, others, named_in.ready)
    db.session.expire_all()
    audit.record_erasure(
        DEEDS[person.subject], amount=sum(erasure.rows.values()), reason=reason, by=by
    )
    return erasure


def _told(person: PersonKey, by: int | None, at: datetime, follower_id: int | None) -> list[int]:
    if person.subject == DataSubject.CONTACT_PERSON:
        announce(ContactPersonGoes(person.id, at, by, follower_id))
    if person.subject != DataSubject.CANDIDATE:
        return []
    answers = announce(FicheGoes(person.id, by, at))
    return sorted({key for answer in answers for key in answer or ()})


def _let_names_go(erasure: Erasure, keys: paths.Rows) -> None:
    """Let logs and links that name these rows by number know them no more."""
    for table, one, condition in paths.named(keys):
        erasure.count(table, dispose(table, one, condition))


def _forget_person(erasure: Erasure) -> None:
    for table, one in paths.declared(erasure.person):
        if one.disposition in (Disposition.EMPTY, Disposition.FOLD):
            theirs = paths.belongs(table, one, erasure.person)
            erasure.count(table, dispose(table, one, theirs))


def blank_mentions(
    erasure: Erasure, identity: PersonalIdentity, found: Iterable[Mention], ready: Ready
) -> None:
    """Replace what surely names them, as it stands now; list what somebody must look at."""
    for mention in found:
        if mention.needs_a_look:
            erasure.mentions.append((mention.table.name, mention.key[0]))
        if mention.changes and rewrite(mention, identity, ready):
            erasure.count(mention.table, 1)
