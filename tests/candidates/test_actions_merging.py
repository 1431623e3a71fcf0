"""Two fiches of one person become one, and nothing is lost."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError, NoResultFound

from tests.candidates.merged import belongings, merge, rows, undo
from tests.figures import totals
from vrijwilligers.candidates import queries
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate, CandidatePair, CandidateRow
from vrijwilligers.candidates.queries import merging as merge_queries
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.merging import merged, questions
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.queries import finding, logged_about
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction, ReminderPause
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level


def test_each_answer_is_chosen_and_nothing_is_emptied():
    one = CandidateDetails(given_name="An", phone="1", languages={"nl": None}, notes="a")
    other = CandidateDetails(
        family_name="B", phone="2", email="b@x.be", languages={"nl": Level.B1}, notes="b"
    )
    assert [asked.name for asked in questions(one, other)] == ["name", "phone"]
    kept = merged(one, other, {"phone"})
    assert (kept.given_name, kept.phone, kept.email) == ("An", "2", "b@x.be")
    assert (kept.languages, kept.notes) == ({"nl": Level.B1}, "a\n\nb")


def test_one_fiche_says_what_both_said(two):
    stays, goes = two
    merge(stays, goes, "phone")
    (one,) = rows(Candidate)
    assert (one.id, one.family_name, one.phone) == (stays.id, "El Amrani", "+32499887766")
    assert {s.language: s.level for s in one.languages} == {"ar": "native", "nl": "A2", "fr": "B1"}
    assert {t.code for t in one.talents} == {"cooking", "listening"}
    assert (one.days, one.motivation) == (0b11, "Mensen leren kennen")
    assert one.notes == "Kwam met haar zus.\n\nBelt liever niet."


def test_what_either_asked_or_was_told_counts_for_the_one(two):
    stays, goes = two
    at = goes.objected_at = goes.mail_stopped_at = now() - timedelta(days=2)
    goes.informed_on, goes.erase_on = today(), today() + timedelta(days=700)
    stays.erase_on = today() + timedelta(days=300)
    merge(stays, goes)
    (one,) = rows(Candidate)
    assert (one.objected_at, one.mail_stopped_at) == (at, at), "nobody is approached who said no"
    assert (one.informed_on, one.erase_on) == (today(), today() + timedelta(days=700))


def test_all_that_belonged_to_the_other_belongs_to_the_one_and_goes_back(two, make):
    stays, goes = two
    goes_id = goes.id
    belongings(goes, make)
    theirs = {DeskContact, ConversationNote, Introduction, FollowUp}
    done = merge(stays, goes)
    assert {kind: {one.candidate_id for one in rows(kind)} for kind in theirs} == dict.fromkeys(
        theirs, {stays.id}
    )
    assert rows(CandidateRow)[0].record_id == stays.id
    assert undo(done) == goes_id
    assert {kind: {one.candidate_id for one in rows(kind)} for kind in theirs} == dict.fromkeys(
        theirs, {goes_id}
    )
    assert rows(CandidateRow)[0].record_id == goes_id


def test_of_two_introductions_to_one_vacancy_the_further_one_goes_on(two, make, database):
    stays, goes = two
    vacancy = make.vacancy()
    near = make.introduction(candidate=stays, vacancy=vacancy)
    far = make.introduction(candidate=goes, vacancy=vacancy, state=IntroductionState.TALKED)
    before = totals(database)
    done = merge(stays, goes)
    assert {one.id: one.state for one in rows(Introduction)} == {near.id: "ended", far.id: "talked"}
    assert totals(database) == before
    undo(done)
    now_so = db.session.get(Introduction, near.id)
    assert (now_so.state, now_so.end_side) == ("proposed", None)
    assert "ended" not in [step.state for step in now_so.steps]


def test_of_two_pauses_the_longest_stays_and_nobody_is_paused_twice(two, make):
    days = (today() + timedelta(days=3), today() + timedelta(days=9))
    db.session.add_all(
        ReminderPause(candidate_id=one.id, until=day) for one, day in zip(two, days, strict=True)
    )
    done = merge(*two)
    assert [(one.candidate_id, one.until) for one in rows(ReminderPause)] == [(two[0].id, days[1])]
    undo(done)
    assert {one.until for one in rows(ReminderPause)} == {*days}
    db.session.add(ReminderPause(candidate_id=two[0].id, until=today()))
    with pytest.raises(IntegrityError):
        db.session.flush()
    db.session.rollback()


def test_the_number_on_paper_leads_to_the_one_who_stays(two):
    stays, goes = two
    number, goes_id = goes.number, goes.id
    merge(stays, goes)
    for typed in (number, f"fiche {goes_id}", str(goes_id)):
        assert [one.candidate.id for one in finding(typed, limit=5).people] == [stays.id]
    assert not finding(f"1999-{goes_id}", limit=5).people


def test_the_log_of_both_is_the_log_of_the_one(two):
    stays, goes = two
    goes_id = goes.id
    merge(stays, goes)
    assert set(logged_about(queries.get(stays.id))["candidate"]) == {stays.id, goes_id}
    deeds = [one.deed for one in rows(AuditEvent) if one.record_id == goes_id]
    assert deeds == ["merged away"]


def test_who_is_somebody_else_than_the_one_is_somebody_else_than_the_other(two, make):
    stays, goes = two
    third = make.candidate()
    one_id, other_id = sorted((goes.id, third.id))
    db.session.add(CandidatePair(one_id=one_id, other_id=other_id, weight=90, apart_at=now()))
    db.session.commit()
    done = merge(stays, goes)
    (pair,) = rows(CandidatePair)
    assert {pair.one_id, pair.other_id} == {stays.id, third.id}
    undo(done)
    (pair,) = rows(CandidatePair)
    assert {pair.one_id, pair.other_id} == {goes.id, third.id}


def test_a_fiche_that_may_not_be_used_is_not_merged(two):
    stays, goes = two
    goes.restricted_at = now()
    db.session.commit()
    with pytest.raises(NoResultFound):
        merge_queries.pair(stays.id, goes.id)


def test_one_fiche_is_not_two(two):
    with pytest.raises(merging.TheSameFiche):
        merge(two[0], two[0])
