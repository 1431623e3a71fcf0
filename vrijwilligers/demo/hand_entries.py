"""What somebody entered into a demo by hand: known by what came after it was loaded.

The highest number of some tables is noted when the demo is loaded; what a person enters later is
above it, and what a colleague changes stands in the log.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, func, select

from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.organisations.models import ContactPerson, Organisation
from vrijwilligers.records import database_flags
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.vacancies.models import Vacancy

LOADED = "demo rows"
ENTERED = (
    *(Candidate, Organisation, Vacancy, DeskContact, Introduction, FollowUp),
    *(ContactPerson, ChangeRequest, ImportRun),
)
LOOKS = [RecordDeed.VIEWED, RecordDeed.SEEN, RecordDeed.EXPORTED]
LOG = AuditEvent.__tablename__


def note_what_was_loaded() -> None:
    """Note how far the tables go that the demo filled."""
    database_flags.note(LOADED, json.dumps(_highest(*ENTERED, AuditEvent)))


def is_entered_by_hand(tables: Iterable[Table]) -> bool:
    """Tell whether somebody entered something since, or changed a record of these tables."""
    noted = database_flags.noted(LOADED)
    if noted is None:
        return True  # nobody knows any more what the demo brought
    loaded = json.loads(noted)
    is_more = any(there > loaded[name] for name, there in _highest(*ENTERED).items())
    return is_more or _is_changed([table.name for table in tables], loaded[LOG])


def _is_changed(names: list[str], last: int) -> bool:
    done = AuditEvent.deed.not_in(LOOKS) & AuditEvent.staff_id.is_not(None)
    since = select(AuditEvent.id).where(AuditEvent.id > last, AuditEvent.thing.in_(names), done)
    return db.session.scalar(since.limit(1)) is not None


def _highest(*models: type[Any]) -> dict[str, int]:
    highest = (select(func.coalesce(func.max(model.id), 0)) for model in models)
    return {
        model.__tablename__: db.session.scalars(asked).one()
        for model, asked in zip(models, highest, strict=True)
    }
