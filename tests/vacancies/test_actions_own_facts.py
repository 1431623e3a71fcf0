"""Values of ours over those of a source: they survive imports and undoing, in any order."""

import random
from datetime import date

import pytest

from tests.vacancies.files import row
from tests.vacancies.test_actions_undo import bring_in, one, undo
from vrijwilligers.imports import queries as imports_queries
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.actions import own_facts, texts, writing
from vrijwilligers.vacancies.queries import layers, list_tabs
from vrijwilligers.vacancies.rules import TaskDetails, Text, TextOrigin
from vrijwilligers.vacancies.rules.layers import Layer
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level

__all__ = ["bring_in", "undo"]  # fixtures


@pytest.fixture
def give(database):
    def give(field, value, source_id="S-1"):
        own_facts.give_own_facts(one(database, source_id), {field: value}, by=None, at=now())
        database.commit()
        return one(database, source_id)

    return give


@pytest.fixture
def drop(database):
    def drop(field, source_id="S-1"):
        theirs = {field: Layer.THEIRS}
        own_facts.choose_layers(one(database, source_id), theirs, by=None, at=now())
        database.commit()
        return one(database, source_id)

    return drop


def test_another_address_of_ours_is_told_and_the_same_is_not(bring_in, give, monkeypatch):
    told = []
    monkeypatch.setattr(own_facts, "announce", told.append)
    bring_in(row(contact_email="an@example.org"))
    give("contact_email", "AN@example.org")
    assert told == []
    vacancy = give("contact_email", "piet@example.org")
    assert [event.vacancy_id for event in told] == [vacancy.id]


def test_what_equals_what_the_source_says_stays_the_sources(bring_in, database):
    bring_in(row(places="3"))
    values = {"places": 3, "minimum_age": 16}
    own_facts.give_own_facts(one(database), values, by=None, at=now())
    database.commit()
    assert layers.own_values(one(database)) == {"minimum_age": 16}


def test_our_value_holds_through_another_import_and_its_undoing(bring_in, undo, give, database):
    bring_in(row(places="3", contact_name="Bron"))
    give("places", 5)
    second = bring_in(row(places="8", contact_name="Iemand"))
    assert (one(database).places, one(database).contact_name) == (5, "Iemand")

    undo(second)
    assert (one(database).places, one(database).contact_name) == (5, "Bron")
    assert layers.deviating() == []


def test_a_value_that_we_emptied_stays_empty_until_it_is_dropped(bring_in, give, drop, database):
    bring_in(row(places="3", talents="cooking"))
    give("places", None)
    give("talents", frozenset())
    bring_in(row(places="8", talents="cooking, helping"))
    assert (one(database).places, one(database).talents) == (None, [])

    drop("talents")
    assert drop("places").places == 8
    assert {talent.code for talent in one(database).talents} == {"cooking", "helping"}


def test_what_a_source_never_says_can_be_ours(bring_in, give, database):
    bring_in(row())
    give("directions", "Tram 81")
    give("tasks", (TaskDetails(texts={"nl": "Snijden"}, talents=frozenset({"cooking"})),))
    give("languages", {"fr": Level.B1})
    bring_in(row(talents="helping", languages="nl:A2"))

    vacancy = one(database)
    assert (vacancy.directions, vacancy.tasks[0].text_nl) == ("Tram 81", "Snijden")
    assert [talent.code for talent in vacancy.talents] == ["cooking"]
    assert {each.language: each.level for each in vacancy.languages} == {"fr": "B1"}
    assert layers.deviating() == []


def test_the_source_changed_when_it_says_something_else_than_when_ours_was_given(
    bring_in, undo, give, database
):
    bring_in(row(places="3"))
    give("places", 5)
    bring_in(row(places="3", title_nl="Anders"))
    assert not list_tabs.waits_of([one(database)])

    second = bring_in(row(places="4"))
    assert list_tabs.waits_of([one(database)]) == {
        one(database).id: (WaitingReason.SOURCE_CHANGED,)
    }
    undo(second)
    assert not list_tabs.waits_of([one(database)])


def test_giving_our_value_again_is_knowing_what_the_source_says(bring_in, give, database):
    bring_in(row(places="3"))
    give("places", 5)
    bring_in(row(places="4"))
    give("places", 5)
    assert list_tabs.waiting_counts() == {WaitingReason.SOURCE_CHANGED: 1}
    give("places", 6)
    assert list_tabs.waiting_counts() == {}


def test_a_text_of_ours_that_was_checked_stays_so_through_an_import(bring_in, give, make, database):
    bring_in(row(title_fr="Soupe"))
    vacancy, clerk = give("text_nl", Text("Van ons", "Klaar.")), make.staff("coordinator")
    texts.check(vacancy, "nl", by=clerk.id, today=today())
    database.commit()
    bring_in(row(title_nl="Anders", title_fr="La soupe"))

    found = {text.language: text for text in one(database).texts}
    assert (found["nl"].title, found["nl"].checked_by_id) == ("Van ons", clerk.id)
    assert (found["fr"].title, found["fr"].origin) == ("La soupe", TextOrigin.SOURCE)


def test_a_text_is_dropped_and_not_emptied(bring_in, give, drop, database):
    bring_in(row())
    for emptied in (None, Text("", "Soep"), Text("", "")):
        with pytest.raises(own_facts.TextIsNeeded):
            give("text_nl", emptied)
    give("text_en", Text("Soup", ""))
    assert [text.language for text in drop("text_en").texts] == ["nl"]


def test_days_of_ours_go_together(bring_in, give, database):
    bring_in(row(start_on="2026-12-01", end_on="2026-12-02"))
    give("start_on", date(2026, 12, 24))
    assert one(database).end_on is None
    with pytest.raises(writing.StartsAfterTheEnd):
        give("end_on", date(2026, 12, 23))
    database.rollback()
    bring_in(row(start_on="2026-12-01", end_on="2026-12-31"))
    assert (one(database).start_on, one(database).end_on) == (
        date(2026, 12, 24),
        date(2026, 12, 31),
    )


def test_only_a_vacancy_with_a_source_has_values_over_it(make):
    with pytest.raises(own_facts.HasNoSource):
        own_facts.give_own_facts(make.vacancy(), {"places": 3}, by=None, at=now())


def test_who_the_organisation_is_cannot_be_overruled(bring_in, give):
    bring_in(row())
    with pytest.raises(LookupError):
        give("organisation", "Een ander huis")


def test_each_value_of_ours_is_logged(bring_in, give, drop, database):
    bring_in(row())
    give("places", 5)
    drop("places")
    deeds = [event.deed for event in database.query(AuditEvent).order_by(AuditEvent.id)]
    assert deeds[-3:] == ["own value given", "own value dropped", "source looked at"]


CELLS = {
    "title_nl": ("Soep koken", "Brood bakken"),
    "title_fr": ("", "Soupe", "Pain"),
    "places": ("", "0", "3"),
    "start_on": ("", "2026-12-01", "2026-12-24"),
    "end_on": ("2026-12-24", "2026-12-31"),
    "days": ("", "mon-morning"),
    "talents": ("", "cooking", "cooking, helping"),
    "languages": ("", "nl:A2"),
    "contact_name": ("", "An"),
}
VALUES = {
    "text_nl": (Text("Van ons", ""), Text("Weer van ons", "Klaar.")),
    "text_en": (Text("Ours", ""),),
    "places": (None, 0, 5),
    "start_on": (None, date(2026, 12, 20), date(2026, 12, 31)),
    "days": (0, 7),
    "talents": (frozenset(), frozenset({"listening"})),
    "languages": ({}, {"fr": Level.B1}),
    "tasks": ((), (TaskDetails(texts={"nl": "Snijden"}, talents=frozenset({"crafts"})),)),
    "contact_name": (None, "Bea"),
}


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_a_vacancy_is_what_its_layers_make(seed, bring_in, undo, give, drop, database):
    chance, imports = random.Random(seed), []

    def import_again():
        rows = [
            row(number, **{name: chance.choice(some) for name, some in CELLS.items()})
            for number in (1, 2)[: chance.choice((1, 2, 2))]
        ]
        imports.append(bring_in(*rows, is_complete=True))

    def undo_last():
        if len(imports) > 1 and imports_queries.can_be_undone(imports[-1], now()):
            undo(imports.pop())

    def give_one():
        field = chance.choice(list(VALUES))
        give(field, chance.choice(VALUES[field]))

    import_again()
    for _step in range(12):
        chance.choice((import_again, undo_last, give_one, give_one, lambda: drop("places")))()
        assert layers.deviating() == []
