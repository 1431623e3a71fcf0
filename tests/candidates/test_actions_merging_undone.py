"""For thirty days, two fiches that became one are two again, as they were."""

from datetime import timedelta

import pytest

from tests.candidates.merged import belongings, merge, picture, rows, undo
from tests.figures import totals
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate, CandidateMerge
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, SetAside, VacancyWait
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.vocabulary.clock import now, today


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
