"""A row of somebody who was erased is known again, and comes in only when that is confirmed."""

from datetime import timedelta

from tests.candidates.lists import SAMIRA, SOURCE, TOM, erase, everybody
from tests.imports.bringing_in import compared, figures, reasons, undone
from tests.organisations.files import table
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import CandidateRow
from vrijwilligers.imports import queries as queries_of_imports
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import speaking


def test_whose_fiche_was_erased_comes_back_only_when_somebody_confirms_it(bring_in, database):
    bring_in(SAMIRA, TOM)
    erase(database, "Samira")
    for source in (SOURCE, "een andere naam"):
        found = compared(CANDIDATES, table(SAMIRA), source_name=source)
        assert figures(found) == {"rejected": 1}
        with speaking("en"):
            assert "erased since" in reasons(found)[0]
    with speaking("en"):
        question = CANDIDATES.question(found)
        assert "whose record was erased" in question.label
        assert "1 person of this list came in before" in question.warning

    other = compared(CANDIDATES, table(TOM), source_name="een andere naam")
    assert figures(other) == {"new": 1}  # his fiche is there: he is a double

    bring_in(SAMIRA, TOM)
    assert [one.given_name for one in everybody(database)] == ["Tom"]
    bring_in(SAMIRA, TOM, is_confirmed=True)
    assert {one.given_name for one in everybody(database)} == {"Tom", "Samira"}
    assert figures(compared(CANDIDATES, table(SAMIRA), source_name=SOURCE)) == {"unchanged": 1}


def test_who_stayed_when_a_list_was_undone_and_was_erased_later_does_not_come_back(
    bring_in, database
):
    key = bring_in(SAMIRA, TOM)
    samira, _ = everybody(database)
    actions.touch(samira, today=today())
    database.commit()
    assert undone(database, key) == {"removed": 1, "stays": 1}
    (step,) = queries_of_imports.steps_of(key)
    assert (step["new"], [*step["rows"].values()]) == ([], [samira.id])
    erase(database, "Samira")
    found = compared(CANDIDATES, table(SAMIRA, TOM), source_name=SOURCE)
    assert figures(found) == {"rejected": 1, "new": 1}


def test_a_list_whose_columns_were_moved_is_the_same_list(bring_in, database):
    bring_in(SAMIRA, TOM)
    erase(database, "Samira")
    moved = [dict(reversed(row.items())) for row in (SAMIRA, TOM)]
    found = compared(CANDIDATES, table(*moved), source_name=SOURCE)
    assert figures(found) == {"rejected": 1, "unchanged": 1}


def test_what_is_kept_to_know_a_row_again_says_nothing_without_our_key(bring_in, database):
    key = bring_in(SAMIRA)
    (row,) = database.query(CandidateRow)
    (step,) = queries_of_imports.steps_of(key)
    (mark,) = step["rows"]
    assert row.digest not in mark
    assert len(mark) == 64
    assert {*step} == {"new", "rows"}


def test_a_row_whose_import_was_undone_or_is_over_its_term_comes_in_as_any_other(
    bring_in, database
):
    undone(database, bring_in(SAMIRA))
    assert figures(compared(CANDIDATES, table(SAMIRA), source_name=SOURCE)) == {"new": 1}
    bring_in(SAMIRA)
    erase(database, "Samira")
    end_all(now() + timedelta(days=92))
    assert figures(compared(CANDIDATES, table(SAMIRA), source_name=SOURCE)) == {"new": 1}
