"""What is logged: every deed of every feature is declared, has words, and is of one table."""

import pytest

from vrijwilligers.accounts.feature import StaffDeed
from vrijwilligers.candidates.feature import CandidateDeed
from vrijwilligers.extensions import db
from vrijwilligers.feature import Deed
from vrijwilligers.matching.feature import IntroductionDeed
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records import audit
from vrijwilligers.registry import registry_of
from vrijwilligers.vacancies.feature import VacancyDeed
from vrijwilligers.vacancies.rules.life import Transition
from vrijwilligers.vocabulary.languages import speaking


def of_the_house():
    return [one for one in Deed.__subclasses__() if one.__module__.startswith("vrijwilligers.")]


def test_every_deed_is_brought_by_a_feature(app):
    brought = {kind for one in registry_of(app).features for kind in one.deeds}
    assert brought == set(of_the_house())


def test_every_deed_is_of_a_table_and_no_two_say_the_same_of_it(app):
    tables = {"", *db.metadata.tables}
    every = [(kind.thing, deed.value) for kind in of_the_house() for deed in kind]
    assert {thing for thing, _ in every} <= tables
    assert len(set(every)) == len(every)


def said_in(app, language):
    with app.app_context(), speaking(language):
        return [str(deed.words) for kind in of_the_house() for deed in kind]


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_deed_has_words_in_every_language(app, language):
    english = said_in(app, "en")
    assert all(english)
    both = zip(english, said_in(app, language), strict=True)
    assert [ours for ours, theirs in both if ours == theirs] == []


def test_every_step_of_a_vacancy_and_of_an_introduction_is_a_deed():
    assert {*Transition} <= {*VacancyDeed}
    assert {*IntroductionState} <= {*IntroductionDeed}


def test_a_deed_of_one_table_is_not_logged_of_another(make):
    with pytest.raises(TypeError, match="staff_member"):
        audit.record(CandidateDeed.CHANGED, make.staff(), by=None)


def test_what_is_said_of_any_table_is_said_better_by_a_table_of_its_own(app):
    said = registry_of(app).words_of
    with app.app_context(), speaking("en"):
        assert str(said("candidate", "viewed")) == "opened the record"
        assert str(said("agreement", "viewed")) == "opened it"
        assert str(said("staff_member", StaffDeed.JOINED)) == "joined the team"
        assert str(said("staff_member", "unheard of")) == "unheard of"
