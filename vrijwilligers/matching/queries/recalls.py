"""Which organisations must still hear that something is taken back, or is not so any more."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from vrijwilligers.answers.queries import reminders
from vrijwilligers.extensions import db
from vrijwilligers.links.rules import Recipient
from vrijwilligers.matching.models import Recall
from vrijwilligers.matching.rules.disclosure import RecalledPerson, RecallKind
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records.encryption import unseal
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken

COMPLETE = (
    joinedload(Recall.organisation).selectinload(Organisation.contact_persons),
    joinedload(Recall.vacancy).joinedload(Vacancy.organisation),
)


def open_recalls(at: datetime) -> Select[Recall]:
    """Ask for who must still be told, the oldest day first; while an undo is possible, nobody."""
    begun = select(Recall).where(Recall.done_at.is_(None), Recall.begins_at <= at)
    return begun.order_by(Recall.due_on, Recall.id)


def open_at(at: datetime, *, limit: int) -> Sequence[Recall]:
    """Return the first of those who must still be told."""
    return db.session.scalars(open_recalls(at).limit(limit)).all()


def get_recall(recall_id: int, *, at: datetime) -> Recall:
    """Return one recall that has begun, done or not; raise ``NoResultFound``."""
    wanted = select(Recall).where(Recall.id == recall_id, Recall.begins_at <= at)
    return db.session.scalars(wanted.options(*COMPLETE)).one()


def hold_recall(recall_id: int, *, at: datetime) -> Recall:
    """Return one recall as ``get_recall`` does, and let nobody else change it meanwhile."""
    recall = get_recall(recall_id, at=at)
    db.session.refresh(recall, with_for_update={"of": Recall})
    return recall


def open_corrections(organisation_id: int | None, codes: Iterable[str]) -> list[Recall]:
    """Return the corrections that one organisation still has to hear about these references."""
    wanted = select(Recall).where(
        Recall.kind == RecallKind.CORRECT,
        Recall.organisation_id == organisation_id,
        Recall.done_at.is_(None),
    )
    found = db.session.scalars(wanted.order_by(Recall.id)).all()
    return [one for one in found if {*one.codes.split()} <= {*codes}]


def person_of(recall: Recall) -> RecalledPerson | None:
    """Open whom a recall is about; ``None`` when the name is gone, or cannot be opened."""
    opened = unseal(recall.sealed) if recall.sealed else None
    if opened is None:
        return None
    said = json.loads(opened)
    return RecalledPerson(
        name=said["name"],
        short_name=said["short_name"],
        told=tuple(tuple(one) for one in said["told"]),
        now=said["now"],
    )


def recipient_of(recall: Recall) -> Recipient | None:
    """Return where an organisation reads mail, in its language; ``None`` without an address."""
    if recall.vacancy is not None:
        return reminders.recipient_of(recall.vacancy)
    return next(_readers_at(recall.organisation), None) if recall.organisation else None


def reader_of(recall: Recall, recipient: Recipient) -> ContactPerson | None:
    """Return the contact person who reads what is mailed about a recall."""
    organisation = recall.vacancy.organisation if recall.vacancy else recall.organisation
    return reminders.person_at(recipient.address, organisation) if organisation else None


def name_of(recall: Recall, recipient: Recipient) -> str:
    """Return how who reads that is called, where we know it."""
    if recall.vacancy is not None:
        return reminders.name_at(recipient.address, recall.vacancy)
    person = reader_of(recall, recipient)
    return person.name if person else ""


def language_of(recall: Recall) -> str:
    """Return in which language we speak with the organisation of a recall."""
    recipient = recipient_of(recall)
    if recipient is not None:
        return recipient.language
    return recall.vacancy.language if recall.vacancy else spoken()


def _readers_at(organisation: Organisation) -> Iterator[Recipient]:
    persons: Sequence[tuple[str | None, str | None]] = [
        (person.email, person.language) for person in organisation.contact_persons
    ]
    for address, language in [(organisation.email, None), *persons]:
        if address:
            yield Recipient(address, language if language in LANGUAGES else spoken())
