"""A file makes the list, and the scan asks it; what is in use somewhere is never taken away."""

import json

import pytest

from tests.talents.files import DANCING, rows
from vrijwilligers.talents import queries
from vrijwilligers.talents.actions.importing import TooFewRows, bring_in
from vrijwilligers.talents.models import Talent, TalentSetVersion
from vrijwilligers.talents.readers import read_talents


def brought_in(said):
    return bring_in(read_talents(json.dumps(said).encode()), by=None)


def test_a_new_talent_makes_a_new_version_and_the_same_file_again_none(lists):
    report = brought_in(rows(DANCING))
    assert (report.new, report.changed, report.unchanged) == (1, 0, 24)
    assert (report.set_name, report.is_published) == ("infopunt-2", True)
    assert queries.current_set().codes[-1] == "dancing"
    again = brought_in(rows(DANCING))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 25)
    assert (again.set_name, again.is_published) == ("infopunt-2", False)
    assert lists.query(TalentSetVersion).count() == 2
    assert len(queries.set_named("infopunt", 1).cards) == 24


def test_what_a_file_does_not_say_stays_and_what_is_missing_is_said_in_another_language(lists):
    some = {"code": "dancing", "name_fr": "danser"}, {"code": "music", "deed_en": "I sing."}
    brought_in(rows(*some, without=("music",)))
    dancing, music = lists.get(Talent, "dancing"), lists.get(Talent, "music")
    assert (dancing.name_nl, dancing.name_fr, dancing.pictogram) == ("danser", "danser", "talent")
    assert (music.name_nl, music.deed_en) == ("muziek maken", "I sing.")


def test_a_talent_that_is_in_use_goes_out_of_use_and_it_is_said_how_often(lists, make):
    candidate = make.candidate(talents=frozenset({"animals", "music"}))
    make.vacancy(talents=["animals"])
    make.vacancy(talents=["animals"])
    report = brought_in(rows(without=("animals", "sports")))
    assert {code: tuple(use) for code, use in report.gone.items()} == {
        "animals": (1, 2),
        "sports": (0, 0),
    }
    assert not lists.get(Talent, "animals").is_used
    assert {one.code for one in candidate.talents} == {"animals", "music"}
    assert queries.talent_names("nl")["animals"] == "dieren verzorgen"
    assert "animals" not in queries.current_set().codes
    brought_in(rows())
    assert lists.get(Talent, "animals").is_used


def test_a_row_that_cannot_come_in_takes_its_talent_nowhere(lists):
    report = brought_in([*rows(), {"code": "music", "name_nl": "nog eens"}, {"code": "new_one"}])
    assert [one.row for one in report.read.rejects] == [25, 26]
    assert (lists.get(Talent, "music").is_used, lists.get(Talent, "new_one")) == (True, None)


def test_a_name_that_another_talent_of_the_file_has_is_rejected_and_what_was_there_stays(lists):
    twins = (
        {"code": "singing", "name_nl": "Muziek maken"},
        {"code": "swimming", "name_nl": "dansen"},
    )
    report = brought_in([*twins, *rows(DANCING, {"code": "sports", "name_en": "Music"})])
    assert [one.row for one in report.read.rejects] == [1, 27, 28]
    assert lists.get(Talent, "swimming").is_used
    assert (lists.get(Talent, "sports").is_used, lists.get(Talent, "dancing")) == (True, None)
    recoded = brought_in(rows({"code": "musics", "name_nl": "muziek maken"}, without=("music",)))
    assert (recoded.new, sorted(recoded.gone)) == (1, ["music", "swimming"])


def test_a_set_with_a_code_of_its_own_begins_at_one(lists):
    report = brought_in({"set": "wooden_model", "talents": rows(DANCING)})
    assert report.set_name == "wooden_model-1"
    assert queries.current_set().name == "wooden_model-1"


def test_with_too_few_rows_nothing_changes(lists):
    with pytest.raises(TooFewRows):
        brought_in(rows()[:7])
    lists.rollback()
    assert len(queries.talents()) == 24
