"""Two merged vacancies of which one source withdraws the work, and the other still offers it."""

import pytest
from sqlalchemy import select

from tests.imports.bringing_in import undone
from tests.vacancies.bringing_in import one
from tests.vacancies.files import row, table
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.matching.models import Introduction
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import life, merging, own_facts
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import doubles, list_tabs
from vrijwilligers.vacancies.queries.layers import deviating
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vocabulary.clock import now, today

FIRST, SECOND = row(1, places="2"), row(7, places="3")


@pytest.fixture
def merged(bring_in, database):
    """The same work of two sources, made one; what stays is of the first, with an age of ours."""
    bring_in(table(FIRST, row(2, title_nl="Iets anders")), source="een")
    bring_in(table(SECOND, row(8, title_nl="Nog iets")), source="twee")
    keys = [one(database, name).id for name in ("S-1", "S-7")]
    with transaction():
        stays, goes = doubles.hold_pair(*keys)
        own_facts.give_own_facts(stays, {"minimum_age": 18}, by=None, at=now())
        merging.merge(stays, goes, (), by=None, at=now())
    return keys


@pytest.fixture
def withdraws(bring_in, database, merged):
    """Let a source withdraw the work: its next file is complete, and without it."""

    def withdraws(source):
        only = {"een": row(2, title_nl="Iets anders"), "twee": row(8, title_nl="Nog iets")}
        bring_in(table(only[source]), source=source, is_complete=True)
        return waits(database, merged[0])

    return withdraws


def waits(database, key):
    database.expire_all()
    return list_tabs.waits_of([database.get(Vacancy, key)]).get(key, ())


def test_it_waits_until_the_other_source_withdraws_it_too(withdraws):
    assert withdraws("een") == (WaitingReason.OFFERED_ELSEWHERE,)
    assert list_tabs.waiting_counts() == {WaitingReason.OFFERED_ELSEWHERE: 1}
    assert withdraws("twee") == ()
    assert list_tabs.how_many_wait() == 0


def test_nothing_waits_where_the_other_source_withdrew_it_before(withdraws):
    assert withdraws("twee") == ()
    assert withdraws("een") == ()


def test_nothing_waits_once_its_own_source_offers_it_again(withdraws, bring_in, merged, database):
    withdraws("een")
    bring_in(table(FIRST), source="een")
    assert waits(database, merged[0]) == ()
    assert one(database).status == Status.PUBLISHED


def test_what_the_other_source_offers_again_after_all_makes_it_wait(
    withdraws, bring_in, merged, database
):
    withdraws("twee")
    withdraws("een")
    bring_in(table(SECOND), source="twee")
    assert waits(database, merged[0]) == (WaitingReason.OFFERED_ELSEWHERE,)
    assert one(database, "S-7").status == Status.WITHDRAWN


def test_undoing_the_file_without_it_makes_the_other_source_offer_it(withdraws, merged, database):
    withdraws("een")
    withdraws("twee")
    last = select(ImportRun.id).where(ImportRun.source_name == "twee").order_by(-ImportRun.id)
    undone(database, database.scalars(last).first())
    assert waits(database, merged[0]) == (WaitingReason.OFFERED_ELSEWHERE,)
    assert one(database, "S-7").status == Status.WITHDRAWN


def test_kept_open_it_follows_the_source_that_still_offers_it(
    withdraws, bring_in, merged, make, database
):
    introduced = make.introduction(vacancy=database.get(Vacancy, merged[0])).id
    withdraws("een")
    with transaction():
        gone, other = doubles.hold_offered(*merged)
        merging.keep_open(gone, other, by=None, at=now(), today=today())

    other, gone = one(database, "S-7"), one(database, "S-1")
    assert (other.status, other.merged_into_id) == (Status.PUBLISHED, None)
    assert (gone.status, gone.merged_into_id) == (Status.WITHDRAWN, other.id)
    assert (other.places, other.minimum_age) == (3, 18)
    assert database.get(Introduction, introduced).vacancy_id == other.id
    assert list_tabs.how_many_wait() == 0
    bring_in(table(SECOND | {"places": "5"}), source="twee", is_complete=True, is_confirmed=True)
    assert (one(database, "S-7").status, one(database, "S-7").places) == (Status.PUBLISHED, 5)
    assert deviating() == []


def test_let_go_it_stays_withdrawn_whatever_its_source_says(withdraws, bring_in, merged, database):
    withdraws("een")
    with transaction():
        life.let_go(database.get(Vacancy, merged[0]), by=None)
    assert waits(database, merged[0]) == ()
    bring_in(table(FIRST), source="een")
    assert one(database).status == Status.WITHDRAWN


def test_what_does_not_wait_is_not_let_go(merged, database):
    with pytest.raises(life.CannotBeDone):
        life.let_go(database.get(Vacancy, merged[0]), by=None)


def test_a_coordinator_sees_it_in_the_list_and_keeps_it_open(coordinator, withdraws, merged):
    withdraws("een")
    listed = coordinator.get("vacancies.index", state="work")
    assert "withdrawn by its source, still offered by another" in listed.text
    shown = coordinator.get("vacancies.show", vacancy_id=merged[0])
    assert [one.get_text(strip=True) for one in shown.html.select("main .btn-main")] == [
        "Keep it open under twee"
    ]
    kept = coordinator.send(shown, {}, form="form[action*=keep]", status=303)
    assert kept.location.endswith(f"/vacancies/{merged[1]}")
    late = coordinator.send(shown, {}, form="form[action*=keep]", status=303)
    assert late.location.endswith(f"/vacancies/{merged[1]}")


def test_or_lets_it_go(coordinator, withdraws, merged):
    withdraws("een")
    shown = coordinator.get("vacancies.show", vacancy_id=merged[0])
    again = coordinator.open(coordinator.send(shown, {}, form="form[action$=let-go]").location)
    assert "still offered" not in again.text
    assert "Publish again" in again.text
