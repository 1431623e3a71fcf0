"""A night that cannot be trusted lets nothing go; what is unsure at night becomes a task (P-10)."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event, select, update

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.privacy.actions.terms import end_all, end_each_night
from vrijwilligers.privacy.models import NIGHT, RetentionRun
from vrijwilligers.privacy.rules.nights import may_trust
from vrijwilligers.vocabulary.clock import day_of

AT = datetime(2027, 3, 10, 2, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("days", "trusted"), [(7, True), (30, True), (31, False), (400, False)])
def test_a_night_long_after_the_one_before_is_not_trusted_p10(days, trusted):
    assert may_trust(AT, AT - days * DAY) == trusted


def test_the_first_nights_of_a_desk_are_trusted_p10():
    assert may_trust(AT, None)


def over(make):
    return make.candidate(erase_on=day_of(AT), last_contact_on=day_of(AT - 365 * DAY))


def test_a_clock_that_jumped_ahead_erases_nobody_for_a_week_p10(make, database, caplog):
    over(make)
    database.commit()
    end_each_night(AT - 400 * DAY)
    for night in range(7):
        end_each_night(AT + night * DAY)
        assert database.query(Candidate).count() == 1
    assert "Look at the clock" in caplog.text

    end_each_night(AT + 7 * DAY)
    assert database.query(Candidate).count() == 0


def test_a_desk_that_was_shut_for_a_month_waits_for_nothing_p10(make, database):
    over(make)
    database.commit()
    end_each_night(AT - 30 * DAY)
    end_each_night(AT)

    assert database.query(Candidate).count() == 0
    assert database.query(RetentionRun).filter_by(table=NIGHT).count() == 2


def test_where_a_name_may_remain_after_a_night_is_a_task_that_names_nobody_p11(make, database):
    candidate = over(make)
    candidate.given_name, candidate.family_name = "Roosmarijn", "Quackelbeen"
    organisation = make.organisation()
    note = OrganisationContact(
        organisation_id=organisation.id, at=AT, channel="phone", note="Mevrouw Quackelbeen belt."
    )
    database.add(note)
    database.commit()
    number = note.id

    end_all(AT)

    task = database.query(FollowUp).one()
    assert json.loads(task.looks_at) == [["organisation_contact", number]]
    assert (task.what, task.task) == (None, FollowUpTask.MENTIONS)
    assert (task.due_on, task.candidate_id) == (day_of(AT), None)


def test_who_is_named_nowhere_leaves_no_task_p11(make, database):
    over(make)
    database.commit()
    end_all(AT)

    assert database.query(FollowUp).count() == 0


def test_whom_a_colleague_was_in_touch_with_during_the_night_stays_p10(make, database):
    first, second = over(make).id, over(make).id
    database.commit()

    def talk(_session):
        later = update(Candidate).where(Candidate.id == second)
        database.execute(later.values(erase_on=day_of(AT) + 90 * DAY))

    event.listen(database, "before_commit", talk, once=True)
    end_all(AT)

    assert database.scalars(select(Candidate.id)).all() == [second]
    assert first != second
