from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.proof import ending
from vrijwilligers.records.security_log import SecurityEvent
from vrijwilligers.vocabulary.clock import now

AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


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
        {"at": AT},
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
    with pytest.raises(IntegrityError):
        database.execute(delete(AuditEvent))
    database.rollback()
    record_id = database.scalar(select(AuditEvent.record_id))
    audit.forget("candidate", [record_id])
    database.execute(update(AuditEvent).values(staff_id=None))
    assert database.scalars(select(AuditEvent)).one().record_id is None
    with ending(AuditEvent.__table__):
        database.execute(delete(AuditEvent))
    database.commit()


CHANGES = {"kind": "link", "place": "elsewhere", "staff_id": 8, "amount": 2, "last_at": AT}


@pytest.mark.parametrize("change", [{name: value} for name, value in CHANGES.items()], ids=str)
def test_what_was_refused_is_counted_up_alone_and_stays_until_its_term_a10_v44(database, change):
    refused = {"kind": "sign_in", "place": "here", "page": "x", "request": "1", "amount": 3}
    database.add(SecurityEvent(at=now(), last_at=now(), staff_id=7, **refused))
    database.commit()
    database.execute(update(SecurityEvent).values(amount=4, last_at=now(), staff_id=None))
    database.rollback()
    for forbidden in (update(SecurityEvent).values(**change), delete(SecurityEvent)):
        with pytest.raises(IntegrityError):
            database.execute(forbidden)
        database.rollback()
    with ending(SecurityEvent.__table__):
        database.execute(delete(SecurityEvent))
