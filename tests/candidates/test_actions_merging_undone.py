"""For thirty days, two fiches that became one are two again, as they were."""

from datetime import timedelta

import pytest

from tests.candidates.merged import belongings, merge, picture, rows, undo
from tests.figures import totals
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate, CandidateMerge
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.introductions import move
from vrijwilligers.matching.models import (
    FollowUp,
    Introduction,
    SetAside,
    VacancyArrival,
    VacancyWait,
)
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.vocabulary.clock import now, today

ENDED = StepDetails(
    target=IntroductionState.ENDED,
    on=today(),
    side=EndedBy.CANDIDATE,
    reason=IntroductionEndReason.NO_TIME,
)


def test_what_is_undone_is_as_it_was(two, make, app):
    stays, goes = two
    vacancy = make.vacancy()
    belongings(goes, make)
    for one in two:
        make.introduction(candidate=one, vacancy=vacancy)
        db.session.add(
            SetAside(candidate_id=one.id, vacancy_id=vacancy.id, reason=SetAsideReason.TOO_FAR)
        )
        db.session.add(VacancyWait(candidate_id=one.id, least=Fit.GOOD, looked_on=today()))
    db.session.commit()
    before = picture(stays.id), picture(goes.id)
    goes_id = goes.id
    done = merge(stays, goes, "name", "phone")
    assert picture(stays.id) != before[0]
    undo(done)
    assert (picture(stays.id), picture(goes_id)) == before
    assert rows(CandidateMerge) == []


def test_what_changed_since_stays_when_it_is_undone(two, make):
    stays, goes = two
    goes_id = goes.id
    done = merge(stays, goes, "phone")
    stays.phone = "+32470000000"
    make.follow_up(candidate=stays, what="Nieuw")
    db.session.commit()
    undo(done)
    assert db.session.get(Candidate, stays.id).phone == "+32470000000"
    assert db.session.get(Candidate, goes_id).phone == "+32499887766"
    assert [one.candidate_id for one in rows(FollowUp)] == [stays.id]


def test_figures_do_not_change_by_a_merge_or_its_undoing(two, make, database):
    stays, goes = two
    belongings(goes, make)
    before = totals(database)
    done = merge(stays, goes)
    assert totals(database) == before
    undo(done)
    assert totals(database) == before


def test_it_can_be_undone_for_thirty_days_the_last_one_first(two, make):
    stays, goes = two
    third = make.candidate(phone="+32470555555")
    first = merge(stays, goes)
    second = merge(third, db.session.get(Candidate, stays.id))
    with pytest.raises(merging.UndoOfMergeIsTooLate):
        merging.undo(first, by=None, at=now())
    assert undo(second) == stays.id
    with pytest.raises(merging.UndoOfMergeIsTooLate):
        merging.undo(first, by=None, at=now() + timedelta(days=30))
    assert undo(first, at=now() + timedelta(days=29)) == goes.id


def test_half_of_it_is_never_kept(two, make, monkeypatch):
    stays, goes = two
    belongings(goes, make)
    before = picture(stays.id), picture(goes.id)
    monkeypatch.setattr(merging, "what_changed", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(stays, goes)
    db.session.rollback()
    assert (picture(stays.id), picture(goes.id)) == before


def test_what_ended_for_good_since_the_merge_stays_ended(two, make):
    vacancy, stays, goes = make.vacancy(), *two
    near = make.introduction(candidate=stays, vacancy=vacancy)
    far = make.introduction(candidate=goes, vacancy=vacancy, state=IntroductionState.TALKED)
    for place, one in enumerate((near, far)):
        make.disclosure(one, reference=f"TWICE-{place}")
    done = merge(stays, goes)
    steps = ((far, ENDED), (near, StepDetails(target=IntroductionState.CONTACTED, on=today())))
    for one, step in (*steps, (near, ENDED)):
        move(db.session.get(Introduction, one.id), step, by=None, today=today())
    db.session.commit()
    undo(done)
    assert {(one.state, one.end_reason) for one in rows(Introduction)} == {("ended", "no_time")}


@pytest.mark.parametrize("newer", [0, 1])
def test_of_what_one_person_has_once_the_newer_or_answered_one_stays(two, make, newer):
    vacancy = make.vacancy()
    said = (SetAsideReason.TOO_FAR, SetAsideReason.TOO_MUCH)
    for place, one in enumerate(two):
        at, is_newer = now() - timedelta(days=place != newer), place == newer
        about = {"candidate_id": one.id, "vacancy_id": vacancy.id}
        answer = {"answer": ArrivalAnswer.TOLD, "answered_at": at} if is_newer else {}
        came = {"criteria": "category", "came_on": today()}
        db.session.add_all(
            [
                SetAside(**about, reason=said[place], set_aside_at=at),
                VacancyArrival(**about, **came, **answer),
                VacancyWait(
                    candidate_id=one.id,
                    least=Fit.GOOD,
                    looked_on=today(),
                    asked_at=at,
                    note=str(place),
                ),
            ]
        )
    db.session.commit()
    merge(*two)
    assert [one.reason for one in rows(SetAside)] == [said[newer]]
    assert [one.note for one in rows(VacancyWait)] == [str(newer)]
    assert [one.answer for one in rows(VacancyArrival)] == ["told"]


def test_who_wanted_no_mails_since_the_merge_gets_none_on_either_fiche(two):
    stays, goes_id = two[0], two[1].id
    done = merge(*two)
    stays.mail_stopped_at = stays.objected_at = now()
    db.session.commit()
    undo(done)
    people = (stays, db.session.get(Candidate, goes_id))
    assert all(one.mail_stopped_at and one.objected_at for one in people)
