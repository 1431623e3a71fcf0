"""Undoing an import: what was new goes, what was overwritten comes back, work of people stays."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from tests.imports.bringing_in import begun, compared, figures, run_of, taken_over, undone
from tests.vacancies.files import row, table
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts
from vrijwilligers.imports.queries.undoing import foreseen
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.organisations.actions import merging
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries.merging import hold_pair
from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies import import_kind
from vrijwilligers.vacancies.actions import life, texts
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.rules import Status, Text
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale

SOURCE = "Buurtwerk"


@pytest.fixture
def bring_in(database):
    """Bring in a file as the command does; return the record of the import."""

    def bring_in(*rows, source=SOURCE, at=None, **how):
        said = {"source_name": source, "is_confirmed": True} | how
        key = taken_over(VACANCIES, table(*rows), **said)
        run = run_of(database, key)
        if at:
            run.taken_over_at = at
            database.commit()
        return run

    return bring_in


@pytest.fixture
def undo(database, make):
    def undo(record):
        return counts(**undone(database, record.id))

    return undo


def counts(**some):
    return {"removed": 0, "withdrawn": 0, "restored": 0, "republished": 0, "stays": 0} | some


def one(database, source_id="S-1"):
    database.expire_all()
    return database.scalars(select(Vacancy).where(Vacancy.source_id == source_id)).one()


def seen(database):
    """Return all that a source says, in plain values."""
    database.expire_all()
    return {
        one.source_id: (
            *(one.status, one.source.fingerprint, one.start_on, one.engagement),
            one.organisation.name,
            sorted((t.language, t.title, t.description, t.folded) for t in one.texts),
            sorted((each.language, each.level) for each in one.languages),
            sorted(each.code for each in one.talents),
        )
        for one in database.scalars(select(Vacancy))
    }


def write_ours(database, source_id="S-1"):
    texts.write_ours(one(database, source_id), {"nl": Text("Van ons", "Klaar")}, by=None)
    database.commit()


FULL = {
    "start_on": "2026-12-01",
    "engagement": "regular",
    "languages": "nl:A2",
    "talents": "cooking, helping",
    "title_fr": "Soupe",
}


def test_undoing_brings_everything_back_as_it_was(bring_in, undo, database):
    bring_in(row(1, **FULL), row(2), row(3))
    before = seen(database)
    second = bring_in(
        row(1, title_nl="Anders", organisation="Een ander huis"), row(4), row(3), is_complete=True
    )
    assert undo(second) == counts(removed=1, restored=1, republished=1)
    assert seen(database) == before


def test_after_undoing_the_same_file_can_be_brought_in_again(bring_in, undo, database):
    bring_in(row(1), row(2))
    again = (row(1, title_nl="Anders"), row(3))
    undo(bring_in(*again, is_complete=True))
    found = compared(VACANCIES, table(*again), source_name=SOURCE, is_complete=True)
    assert figures(found) == {"new": 1, "changed": 1, "withdrawn": 1}


def test_what_is_new_and_in_use_is_withdrawn_and_not_removed(bring_in, undo, make, database):
    record = bring_in(row(1), row(2), row(3))
    make.introduction(vacancy=one(database, "S-1"))
    write_ours(database, "S-2")
    assert undo(record) == counts(removed=1, withdrawn=2)
    assert {each.source_id: each.status for each in database.scalars(select(Vacancy))} == {
        "S-1": Status.WITHDRAWN,
        "S-2": Status.WITHDRAWN,
    }


def test_what_the_desk_did_since_stays_and_the_source_is_put_back(bring_in, undo, database):
    bring_in(row(1), row(2), row(3))
    second = bring_in(row(1, title_nl="A"), row(2, title_nl="B"), is_complete=True)
    life.pause(one(database, "S-1"), by=None)
    database.commit()
    gone = one(database, "S-3")
    life.reopen(gone, by=None, today=now().date())
    life.pause(gone, by=None)
    database.commit()
    assert undo(second) == counts(restored=2, stays=1)
    assert one(database, "S-1").texts[0].title == "Soep koken"
    assert {one(database, number).status for number in ("S-1", "S-3")} == {Status.PAUSED}


def test_only_the_last_import_of_a_source_can_be_undone(bring_in, undo):
    first = bring_in(row(1))
    other = bring_in(row(1), source="Een ander")
    bring_in(row(1))  # changed nothing: the first is still the last that did
    second = bring_in(row(1, title_nl="Anders"))
    with pytest.raises(Stale):
        undo(first)
    assert undo(second) == counts(restored=1)
    assert undo(other) == counts(removed=1)
    with pytest.raises(Stale):
        undo(second)


def test_imports_walk_back_one_by_one(bring_in, undo, database):
    first = bring_in(row(1, title_nl="A"))
    before = seen(database)
    second = bring_in(row(1, title_nl="B"))
    third = bring_in(row(1, title_nl="C"), row(2))
    write_ours(database)
    assert undo(third) == counts(removed=1, restored=1)
    assert undo(second) == counts(restored=1)
    assert source_details(one(database)).texts["nl"].title == "A"
    assert one(database).text_in("nl")[1].title == "Van ons"
    assert seen(database)["S-1"][1] == before["S-1"][1]
    assert undo(first) == counts(withdrawn=1)  # a text of ours hangs on it


def test_an_import_that_changed_nothing_leaves_the_one_before_to_be_undone(bring_in, undo):
    first = bring_in(row(1))
    bring_in(row(1))
    assert undo(first) == counts(removed=1)


def test_after_ninety_days_nothing_is_kept_and_nothing_can_be_undone(bring_in, undo, database):
    old = bring_in(row(1), row(2, organisation=""), at=now() - timedelta(days=91))
    assert old.rejected
    with pytest.raises(Stale):
        undo(old)
    end_all(now())
    database.expire_all()
    assert (old.rejected, old.preview) == (None, None)
    assert not queries.steps_of(old.id)


def test_undoing_is_logged_and_said_in_the_report(bring_in, undo, database):
    record = bring_in(row(1))
    undo(record)
    record = run_of(database, record.id)
    assert record.undone_at
    assert '"undone"' in record.report
    deeds = database.scalars(select(AuditEvent.deed).order_by(AuditEvent.id)).all()
    assert deeds == ["taken over", "undone"]


def test_our_text_survives_and_is_marked_when_the_source_changes_its_own(bring_in, database):
    bring_in(row(1), row(2))
    write_ours(database, "S-1")
    write_ours(database, "S-2")
    bring_in(row(1, description_nl="Nieuw"), row(2, title_fr="Soupe"))

    assert one(database).text_in("nl")[1].title == "Van ons"
    assert [fact.source_changed for fact in one(database).own_facts] == [True]
    assert [fact.source_changed for fact in one(database, "S-2").own_facts] == [False]


def merge(database, stays, goes):
    pair = hold_pair(stays.id, goes.id)
    merging.merge(*pair, Merger(taken=frozenset()), by=None)
    database.commit()


def named(database, name):
    return database.scalars(select(Organisation).where(Organisation.name == name)).one()


def test_a_vacancy_comes_back_at_the_organisation_its_own_was_merged_into(
    bring_in, undo, make, database
):
    bring_in(row(1, organisation="Huis A"), row(2))
    second = bring_in(row(1, organisation="Huis B"))
    merge(database, make.organisation(name="Huis C"), named(database, "Huis A"))
    assert undo(second) == counts(restored=1)
    assert one(database).organisation.name == "Huis C"


def test_a_vacancy_stays_where_it_is_when_its_organisation_is_gone(bring_in, undo, make, database):
    bring_in(row(1, organisation="Huis A", places="3"))
    second = bring_in(row(1, organisation="Huis B", places="5"))
    database.delete(named(database, "Huis A"))
    database.commit()
    assert undo(second) == counts(restored=1)
    assert (one(database).organisation.name, one(database).places) == ("Huis B", 3)


def withdraw(database, source_id="S-1"):
    life.withdraw(one(database, source_id), by=None)
    database.commit()


def test_what_the_desk_withdrew_is_not_published_by_its_source(bring_in, database):
    bring_in(row(1), row(2))
    withdraw(database)
    bring_in(row(1), row(2), is_complete=True)
    assert one(database).status == Status.WITHDRAWN
    bring_in(row(1, places="4"), row(2), is_complete=True)
    assert (one(database).status, one(database).places) == (Status.WITHDRAWN, 4)


def test_what_the_source_withdrew_and_then_the_desk_too_stays_withdrawn(bring_in, database):
    bring_in(row(1), row(2))
    bring_in(row(2), is_complete=True)
    bring_in(row(1))
    assert one(database).status == Status.PUBLISHED
    bring_in(row(2), is_complete=True)
    life.reopen(one(database), by=None, today=now().date())
    database.commit()
    withdraw(database)
    bring_in(row(1))
    assert one(database).status == Status.WITHDRAWN


def test_what_the_desk_withdrew_stays_so_when_undoing_puts_its_source_back(
    bring_in, undo, database
):
    bring_in(row(1), row(2))
    bring_in(row(2), is_complete=True)
    again = bring_in(row(1))
    withdraw(database)
    undo(again)
    bring_in(row(1))
    assert one(database).status == Status.WITHDRAWN


def test_what_undoing_withdrew_is_published_again_by_the_same_file(bring_in, undo, make, database):
    record = bring_in(row(1))
    make.introduction(vacancy=one(database))
    assert undo(record) == counts(withdrawn=1)
    bring_in(row(1))
    assert one(database).status == Status.PUBLISHED


@pytest.fixture
def interleaved(monkeypatch):
    """Take two files over as two desks do at once: the second after the first part of the first."""

    def interleaved(size, first, second, **how):
        monkeypatch.setattr(import_kind, "VACANCIES", replace(VACANCIES, part_size=size))
        one, mine = begun(VACANCIES, table(*first), source_name=SOURCE)
        other, theirs = begun(VACANCIES, table(*second), source_name=SOURCE, **how)
        between = iter([partial(parts.carry_on, other, theirs)])
        parts.carry_on(one, mine, follow=lambda *_: next(between, int)())
        return one, other

    return interleaved


def titles(database):
    database.expire_all()
    return {each.source_id: each.texts[0].title for each in database.scalars(select(Vacancy))}


def test_undoing_leaves_what_another_file_of_the_source_said_later(bring_in, interleaved, database):
    """The first file ends last, and can be undone, although the other wrote over it meanwhile."""
    bring_in(row(1), row(2), row(3))
    earlier = [row(n, title_nl="Eerst") for n in (1, 4, 3, 2)]
    later = [row(n, title_nl="Later") for n in (1, 2, 4)]
    first, second = interleaved(3, earlier, later, is_complete=True, is_confirmed=True)

    foreseen_now = foreseen(VACANCIES, run_of(database, first))
    assert {name: len(keys) for name, keys in foreseen_now.items() if keys} == {
        "restored": 1,
        "later": 3,
    }
    assert undone(database, first) == {"restored": 1, "later": 3}
    assert titles(database) == {"S-1": "Later", "S-2": "Later", "S-3": "Eerst", "S-4": "Later"}
    assert one(database, "S-3").status == Status.WITHDRAWN
    assert one(database, "S-4").status == Status.PUBLISHED
    assert undone(database, second) == {"restored": 3, "republished": 1}
    assert set(titles(database).values()) == {"Soep koken", "Eerst"}
    assert titles(database)["S-4"] == "Eerst"  # it is not removed: it was changed since
    assert {n: one(database, f"S-{n}").status for n in (1, 2, 3, 4)} == {
        **dict.fromkeys((1, 2, 3), Status.PUBLISHED),
        4: Status.WITHDRAWN,
    }
    report = report_from_json(run_of(database, first).report)
    assert {name: len(keys) for name, keys in report.undone.items() if keys} == {
        "restored": 3,
        "withdrawn": 1,
    }


def test_what_a_walked_back_file_left_under_a_later_one_comes_back_with_that(
    bring_in, monkeypatch, database
):
    bring_in(row(1), row(2))
    monkeypatch.setattr(import_kind, "VACANCIES", replace(VACANCIES, part_size=1))
    earlier = table(*(row(n, title_nl="Eerst") for n in (1, 2)))
    first, found = begun(VACANCIES, earlier, source_name=SOURCE)
    later = []

    def another_comes_in_and_the_first_fails(*_):
        later.append(taken_over(VACANCIES, table(row(1, title_nl="Later")), source_name=SOURCE))
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        parts.carry_on(first, found, follow=another_comes_in_and_the_first_fails)
    assert run_of(database, first).started_at is None
    assert titles(database) == {"S-1": "Later", "S-2": "Soep koken"}
    assert queries.figures_of(first) == {"new": 0, "changed": 0, "withdrawn": 0}

    assert undone(database, *later) == {"restored": 1}
    assert titles(database) == {"S-1": "Soep koken", "S-2": "Soep koken"}
    assert not queries.steps_of(first)
