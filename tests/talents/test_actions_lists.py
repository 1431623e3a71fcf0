"""A list is changed in place: what people and vacancies refer to stays."""

import pytest
from sqlalchemy.exc import NoResultFound

from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.talents import queries
from vrijwilligers.talents.actions import lists as actions
from vrijwilligers.talents.actions.list_changes import IsUsedMeanwhile
from vrijwilligers.talents.actions.pictograms import count_answer
from vrijwilligers.talents.actions.publishing import TooFewTalents, publish
from vrijwilligers.talents.models import Category, Talent
from vrijwilligers.talents.queries.list_changes import last_change
from vrijwilligers.talents.queries.pictograms import tallies
from vrijwilligers.talents.queries.uses import uses_of
from vrijwilligers.talents.rules.comprehension import AnswerOutcome, Comprehension, VisitorLanguage
from vrijwilligers.talents.rules.details import CategoryDetails, Way
from vrijwilligers.vocabulary.problems import Stale

NEW = CategoryDetails(name_nl="Dansen", name_fr="Danse", name_en="Dancing", is_used=True)


def order(code_list):
    names = {Talent: queries.talents, Category: queries.categories}
    return [one.code for one in names[code_list]()]


def test_what_is_new_stands_at_the_end_under_a_code_of_its_own(lists, make):
    added = actions.add(Category, NEW, by=make.staff("coordinator").id)
    assert (added.code, order(Category)[-1]) == ("dancing", "dancing")
    deeds = [one.deed for one in lists.query(AuditEvent).filter_by(thing="category")]
    assert deeds == ["changed"]


def test_a_name_that_something_else_has_is_refused_in_any_language(lists):
    actions.add(Category, NEW, by=None)
    with pytest.raises(actions.NameIsTaken) as refused:
        actions.add(Category, NEW, by=None)
    assert refused.value.field == "name_nl"
    food = lists.get(Category, "food")
    taken = CategoryDetails(name_nl="Eten", name_fr="danse", name_en="Food", is_used=True)
    with pytest.raises(actions.NameIsTaken) as refused:
        actions.change(food, taken, by=None)
    assert refused.value.field == "name_fr"


def test_up_and_down_are_each_others_opposite_and_stop_at_the_ends(lists):
    first, second, *_ = before = order(Talent)
    actions.move(Talent, second, Way.UP, by=None)
    assert order(Talent) == [second, first, *before[2:]]
    actions.move(Talent, second, Way.DOWN, by=None)
    assert order(Talent) == before
    actions.move(Talent, first, Way.UP, by=None)
    actions.move(Talent, before[-1], Way.DOWN, by=None)
    assert order(Talent) == before
    with pytest.raises(NoResultFound):
        actions.move(Talent, "nothing", Way.UP, by=None)


def test_it_is_counted_in_one_statement_how_many_use_each(lists, make, counting):
    make.candidate(talents=frozenset({"music"}), categories=frozenset({"food"}))
    make.vacancy(talents=["music", "animals"])
    make.vacancy(talents=["music"], category=None)
    lists.commit()
    with counting() as seen:
        talents = uses_of(Talent)
    assert seen.count == 1
    assert {code: tuple(use) for code, use in talents.items()} == {
        "music": (1, 2),
        "animals": (0, 1),
    }
    assert {code: tuple(use) for code, use in uses_of(Category).items()} == {"food": (1, 1)}


def test_the_scan_asks_a_changed_list_once_it_is_published(lists):
    assert publish(by=None) is None
    lists.get(Talent, "music").deed_nl = "Ik zing graag."
    lists.flush()
    assert queries.current_set().card("music").deed("nl") == "Ik zing of speel graag muziek."
    assert publish(by=None).version == 2
    assert queries.current_set().card("music").deed("nl") == "Ik zing graag."
    assert queries.set_named("infopunt", 1).card("music").deed("nl") != "Ik zing graag."
    for talent in queries.talents()[7:]:
        talent.is_used = False
    with pytest.raises(TooFewTalents):
        publish(by=None)


def test_answers_are_counted_by_language_and_add_up_for_a_pictogram(lists):
    said = {AnswerOutcome.RIGHT: 20, AnswerOutcome.WRONG: 9, AnswerOutcome.NOTHING: 1}
    for outcome, amount in said.items():
        for number in range(amount):
            language = VisitorLanguage.NL if number % 2 else VisitorLanguage.OTHER
            count_answer("music", language, outcome)
    found = tallies()
    assert (found["music"].right, found["music"].wrong, found["music"].nothing) == (20, 9, 1)
    assert found["music"].comprehension == Comprehension.UNCLEAR
    assert found["cooking"].comprehension == Comprehension.NOT_TESTED


def undone(code_list):
    actions.undo(code_list, seen=last_change(code_list).id, by=None)


def test_what_was_done_to_a_list_is_undone_one_after_the_other(lists):
    order_before, name_before = order(Category), lists.get(Category, "food").name_nl
    done_before = last_change(Category)
    other = CategoryDetails(name_nl="Tafel", name_fr="Table", name_en="Table", is_used=False)
    actions.move(Category, order_before[1], Way.UP, by=None)
    actions.change(lists.get(Category, "food"), other, by=None)
    actions.add(Category, NEW, by=None)
    lists.commit()

    undone(Category)
    assert lists.get(Category, "dancing") is None
    undone(Category)
    food = lists.get(Category, "food")
    assert (food.name_nl, food.is_used) == (name_before, True)
    assert order(Category) != order_before
    undone(Category)
    assert order(Category) == order_before
    assert last_change(Category) is done_before


def test_each_list_is_undone_by_itself(lists):
    before = order(Talent)
    actions.move(Talent, before[1], Way.UP, by=None)
    actions.add(Category, NEW, by=None)
    undone(Talent)
    assert order(Talent) == before
    assert lists.get(Category, "dancing")


def test_what_was_added_and_is_used_since_is_not_undone(lists, make):
    added = actions.add(Category, NEW, by=None)
    make.vacancy(category=added.code)
    lists.commit()
    with pytest.raises(IsUsedMeanwhile):
        undone(Category)


def test_a_colleague_who_was_faster_is_not_undone_unseen(lists):
    actions.add(Category, NEW, by=None)
    seen = last_change(Category).id
    actions.move(Category, order(Category)[1], Way.UP, by=None)
    with pytest.raises(Stale):
        actions.undo(Category, seen=seen, by=None)
