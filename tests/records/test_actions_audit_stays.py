from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def event(make, database):
    candidate = make.candidate()
    row = AuditEvent(
        at=now(), deed=RecordDeed.VIEWED, thing="candidate", record_id=candidate.id, staff_id=7
    )
    database.add(row)
    database.commit()
    return row.id


@pytest.mark.parametrize(
    "change",
    [
        {"deed": "exported"},
        {"at": datetime(2026, 1, 5, 9, 0, tzinfo=UTC)},
        {"staff_id": 8},
        {"record_id": 9},
        {"amount": 1},
    ],
    ids=str,
)
def test_the_database_lets_nobody_rewrite_the_log_a10_v44(event, database, change):
    with pytest.raises(IntegrityError):
        database.execute(update(AuditEvent).values(**change))
    database.rollback()


def test_erasing_empties_who_and_whom_and_a_term_takes_the_row_v44(event, database):
    record_id = database.scalar(select(AuditEvent.record_id))
    audit.forget("candidate", [record_id])
    database.execute(update(AuditEvent).values(staff_id=None))
    assert database.scalars(select(AuditEvent)).one().record_id is None
    database.execute(delete(AuditEvent))
    database.commit()
