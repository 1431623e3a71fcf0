"""A yes taken back: who was told hears it, who was not hears nothing, and a slip is undone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select

from tests.figures import totals
from tests.matching.deeds import DAY, PHONED, deeds, every_recall, introduce, told
from tests.together import PATIENCE
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import UNDO_WITHIN, ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions, problems, recalls, withdrawing
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries import recalls as asked
from vrijwilligers.matching.rules.disclosure import RecallKind
from vrijwilligers.matching.rules.states import (
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
    next_states,
)
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem

ALL_THAT_CARRIES = [ConsentPurpose.SHARING, ConsentPurpose.FICHE]


def test_who_was_told_hears_that_it_is_taken_back_after_ten_minutes_p16(make, database):
    made, me = told(make, database), make.staff("reception")

    withdrawing.withdraw(made, by=me.id, at=now())

    (recall,) = every_recall(database)
    assert (recall.kind, recall.organisation_id) == (
        RecallKind.ERASE,
        made.vacancy.organisation_id,
    )
    assert recall.codes == made.disclosure.reference
    assert asked.open_at(now(), limit=9) == []
    assert asked.open_at(now() + UNDO_WITHIN, limit=9) == [recall]
    assert asked.person_of(recall).name == "Samira El Idrissi"
    assert "Idrissi" not in recall.sealed
    assert deeds(database, made.disclosure) == ["agreed", "told", "withdrawn"]
    assert deeds(database, recall) == ["made"]


@pytest.mark.parametrize("purpose", ALL_THAT_CARRIES)
def test_withdrawn_consent_takes_back_each_yes_that_rests_on_it_p04(make, database, purpose):
    candidate = make.candidate()
    introduce(candidate, make.vacancy(), contacted=PHONED)
    introduce(candidate, make.vacancy(), contacted=PHONED)

    candidates.withdraw(candidate, purpose, by=None, today=today())

    assert all(one.withdrawn_at for one in queries.disclosures_of(candidate.id))
    assert len(every_recall(database)) == 2


def test_another_consent_takes_back_no_yes_p04(make, database):
    candidate = make.candidate(consents=[*ALL_THAT_CARRIES, ConsentPurpose.POOL])
    introduce(candidate, make.vacancy(), contacted=PHONED)
    candidates.withdraw(candidate, ConsentPurpose.POOL, by=None, today=today())
    assert queries.standing_of(candidate.id)
    assert every_recall(database) == []


def test_who_was_never_told_hears_nothing_and_the_introduction_ends_p16(make, database):
    (made,) = introduce(make.candidate(), make.vacancy())

    withdrawing.withdraw(made, by=None, at=now())

    assert made.state == IntroductionState.ENDED
    assert made.disclosure.withdrawn_at
    assert every_recall(database) == []


def test_who_is_told_twice_by_one_organisation_is_one_task_with_both_references_p16(make, database):
    candidate, organisation = make.candidate(), make.organisation()
    vacancies = [make.vacancy(organisation=organisation) for _ in range(2)]
    first, second = introduce(candidate, *vacancies, contacted=PHONED)

    withdrawing.withdraw(first, by=None, at=now())

    (recall,) = every_recall(database)
    assert recall.codes.split() == [first.disclosure.reference, second.disclosure.reference]
    assert second.disclosure.withdrawn_at


def test_only_an_end_is_noted_once_the_yes_is_taken_back_p04(make, database):
    made = told(make, database)
    withdrawing.withdraw(made, by=None, at=now())
    assert not queries.is_shared(made)
    assert next_states(made.state, is_shared=False) == (IntroductionState.ENDED,)
    assert next_states(IntroductionState.STARTED, is_shared=False) == (IntroductionState.STOPPED,)
    assert next_states(IntroductionState.ENDED, is_shared=False) == ()


def test_a_new_yes_begins_anew_once_the_introduction_without_one_is_over_p16(make, database):
    made = told(make, database)
    withdrawing.withdraw(made, by=None, at=now())
    with pytest.raises(problems.MustEndFirst):
        introduce(made.candidate, made.vacancy)
    why = {"side": EndedBy.CANDIDATE, "reason": IntroductionEndReason.OTHER}
    ended = StepDetails(target=IntroductionState.ENDED, on=today(), **why)
    introductions.move(made, ended, by=None, today=today())
    (anew,) = introduce(made.candidate, made.vacancy)
    assert queries.is_shared(anew)
    assert not queries.is_shared(made)


def test_an_undo_of_consent_within_ten_minutes_brings_all_back_p03(make, database):
    me = make.staff("reception")
    made = told(make, database)
    (never,) = introduce(made.candidate, make.vacancy())
    before = totals(database)
    candidates.withdraw(made.candidate, ConsentPurpose.FICHE, by=me.id, today=today())
    database.commit()

    candidates.undo_withdrawal(made.candidate, by=me.id, at=now())
    database.commit()

    assert len(queries.standing_of(made.candidate_id)) == 2
    assert every_recall(database) == []
    assert never.state == IntroductionState.PROPOSED
    assert totals(database) == before


def test_a_yes_that_was_taken_back_by_mistake_stands_again_p16(make, database):
    me, other = make.staff("reception"), make.staff("reception")
    (made,) = introduce(make.candidate(), make.vacancy())
    withdrawing.withdraw(made, by=me.id, at=now())
    with pytest.raises(withdrawing.NothingToUndo):
        withdrawing.undo(made, by=other.id, at=now())
    with pytest.raises(withdrawing.NothingToUndo):
        withdrawing.undo(made, by=me.id, at=now() + 2 * UNDO_WITHIN)

    withdrawing.undo(made, by=me.id, at=now())

    assert made.state == IntroductionState.PROPOSED
    assert queries.is_shared(made)


def test_an_introduction_that_was_begun_anew_is_not_begun_twice_by_an_undo_p16(make, database):
    me, candidate, vacancy = make.staff("reception"), make.candidate(), make.vacancy()
    (made,) = introduce(candidate, vacancy)
    withdrawing.withdraw(made, by=me.id, at=now())
    introduce(candidate, vacancy)
    with pytest.raises(withdrawing.NothingToUndo):
        withdrawing.undo(made, by=me.id, at=now())


def test_what_was_told_to_an_organisation_already_is_not_undone_p16(make, database):
    """Only a clock that jumped can bring this about."""
    me, made = make.staff("reception"), told(make, database)
    withdrawing.withdraw(made, by=me.id, at=now())
    (recall,) = every_recall(database)
    recalls.finish(recall, PHONED, by=me.id)
    withdrawing.undo(made, by=me.id, at=now())
    assert made.disclosure.withdrawn_at


def test_a_clock_that_jumps_back_stops_no_withdrawal_p04(make, database):
    made = told(make, database)
    withdrawing.withdraw(made, by=None, at=now() - 400 * DAY)
    database.commit()
    (recall,) = every_recall(database)
    assert asked.open_at(now(), limit=9) == [recall]


def introduces(candidate_id, vacancy_id):
    person = db.session.get_one(Candidate, candidate_id)
    introduce(person, db.session.get_one(Vacancy, vacancy_id), contacted=PHONED)


def withdraws(candidate_id, _):
    person = db.session.get_one(Candidate, candidate_id, with_for_update=True)
    candidates.withdraw(person, ConsentPurpose.SHARING, by=None, today=today())


def at_two_desks(app, deeds_at_once, *keys):
    """Do two deeds at the same moment; return what was refused."""
    start = Barrier(2, timeout=PATIENCE)

    def work(deed):
        with app.app_context():
            start.wait()
            try:
                with transaction():
                    deed(*keys)
            except Problem as refused:
                return type(refused)

    with ThreadPoolExecutor(2) as pool:
        return set(pool.map(work, deeds_at_once)) - {None}


def test_who_withdraws_while_a_colleague_introduces_is_told_or_not_introduced_p16(
    app, make, database
):
    candidate, vacancy = make.candidate().id, make.vacancy().id
    database.rollback()

    refused = at_two_desks(app, (introduces, withdraws), candidate, vacancy)

    was_made = bool(database.scalars(select(Introduction)).all())
    assert refused == (set() if was_made else {problems.SharingIsNotConsented})
    assert len(every_recall(database)) == was_made
    assert queries.standing_of(candidate) == []
