"""The whole demo, in one transaction, in place of an earlier one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Table, delete, func, literal, select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.demo import copies, hand_entries
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import Model, db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import database_flags
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.declarations import is_of_staff, is_trace, outlasts_demo
from vrijwilligers.records.demo_stage import DemoSize, Stage
from vrijwilligers.records.proof import ending
from vrijwilligers.registry import registry
from vrijwilligers.vacancies.models import Vacancy

LOGGED = timedelta(days=180)  # the log keeps six months
COUNTED: dict[str, type[Model]] = {
    "candidates": Candidate,
    "organisations": Organisation,
    "vacancies": Vacancy,
    "desk_contacts": DeskContact,
    "introductions": Introduction,
    "follow_ups": FollowUp,
}


def is_in_use() -> bool:
    """Tell whether a desk works here, or entered something into a demo: nothing may replace that.

    That somebody joined the team, and the mail about it, is not yet work.
    """
    if database_flags.is_demo():
        return hand_entries.is_entered_by_hand(_replaced())
    return database_flags.is_real() or any(
        _has_rows(table) for table in _replaced() if not is_trace(table)
    )


def load(size: DemoSize, *, at: datetime) -> dict[str, int]:
    """Replace whatever the demo made before; return how many of what there are now."""
    if database_flags.is_demo():
        _clear()
    database_flags.mark_as_demo()
    stage = Stage(size, at)
    with stage.recording():
        for add in registry().loaded("demo"):
            add(stage)
    copies.add(stage)
    hand_entries.note_what_was_loaded()
    with ending(AuditEvent.__table__):
        db.session.execute(delete(AuditEvent).where(AuditEvent.at < at - LOGGED))
    return {what: _count(model) for what, model in COUNTED.items()}


def _count(model: type[Model]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def _clear() -> None:
    tables = list(_replaced())
    about = SignedLink.thing.in_([table.name for table in tables])
    db.session.execute(delete(SignedLink).where(about))
    with ending(*tables):
        for table in tables:
            db.session.execute(delete(table))


def _replaced() -> Iterator[Table]:
    """Name the tables that the demo fills anew, those that point to others first.

    A link goes with what it opens.
    """
    for table in reversed(db.metadata.sorted_tables):
        if not (outlasts_demo(table) or is_of_staff(table) or table is SignedLink.__table__):
            yield table


def _has_rows(table: Table) -> bool:
    return db.session.scalar(select(literal(True)).select_from(table).limit(1)) is not None
