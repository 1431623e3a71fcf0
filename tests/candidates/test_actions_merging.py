"""Two fiches of one person become one, nothing is lost, and for thirty days they are two again."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import Column, ForeignKey, Integer, Table, select
from sqlalchemy.exc import NoResultFound

from tests.figures import totals
from vrijwilligers.candidates import queries
from vrijwilligers.candidates.actions import consent, merging
from vrijwilligers.candidates.models import (
    Candidate,
    CandidateMerge,
    CandidatePair,
    CandidateRow,
    Consent,
)
from vrijwilligers.candidates.queries import merging as merge_queries
from vrijwilligers.candidates.rules import CandidateDetails, ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason, merged, questions
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.queries import finding, logged_about
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp, Introduction, SetAside, VacancyWait
from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.field_encryption import decrypt_field
from vrijwilligers.records.row_moves import NotMoved
from vrijwilligers.support_needs import actions as support
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.queries import needs_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.levels import Level

WHY = MergeReason.SAME_REACH


@pytest.fixture
def two(make):
    """The same person twice: who stays, who goes."""
    stays = make.candidate(
        given_name="Samira",
        family_name="El Amrani",
        phone="+32470112233",
        languages={"ar": Level.NATIVE, "nl": Level.A2},
        talents=["cooking"],
        notes="Kwam met haar zus.",
        birth_year=1990,
    )
    goes = make.candidate(
        given_name="Samira",
        family_name="Elamrani",
        phone="+32499887766",
        languages={"nl": Level.B1, "fr": Level.B1},
        talents=["listening"],
        days=0b11,
        notes="Belt liever niet.",
        motivation="Mensen leren kennen",
    )
    return stays, goes


def merge(stays, goes, *taken, by=None, at=None):
    done = merging.merge(stays, goes, taken, WHY, by=by, at=at or now())
    db.session.commit()
    return done


def undo(done, at=None):
    number = merging.undo(done, by=None, at=at or now())
    db.session.commit()
    return number


def rows(model):
    return db.session.scalars(select(model)).all()


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


def belongings(goes, make):
    """Let something of many tables belong to somebody."""
    clerk = make.staff("reception")
    introduction = make.introduction(candidate=goes)
    make.follow_up(candidate=goes)
    visit = DeskContact(candidate_id=goes.id, channel=Channel.WALK_IN)
    note = ConversationNote(candidate_id=goes.id, text="Zoekt iets met dieren.", staff_id=clerk.id)
    source = {"source_name": "Lijst", "digest": "x", "version": 1}
    db.session.add_all([visit, note, CandidateRow(record_id=goes.id, **source)])
    db.session.commit()
    return introduction


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


def picture(number):
    """What stands in every row of somebody, but for versions."""
    everything = merging.belonging_rows(Candidate.__table__, number)
    left_out = {"version", "changed_at"}
    return sorted(
        repr((one.table.name, sorted((k, v) for k, v in one.values.items() if k not in left_out)))
        for one in everything
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


def give(candidate, purpose, at):
    act = Consent(candidate_id=candidate.id, purpose=purpose, way="spoken", given_at=at)
    db.session.add(act)
    db.session.commit()
    return act


def withdraw(act, at):
    act.withdrawn_at = at
    db.session.commit()


HOUR = timedelta(hours=1)


def test_per_purpose_the_latest_act_of_consent_counts(make):
    stays, goes = (make.candidate(consents=[ConsentPurpose.FICHE]) for _ in range(2))
    noon = now() - timedelta(days=2)
    withdraw(give(stays, ConsentPurpose.POOL, noon), noon + HOUR)
    give(goes, ConsentPurpose.POOL, noon + 2 * HOUR)  # given again later: it stands
    give(stays, ConsentPurpose.NEWSLETTER, noon)
    withdraw(give(goes, ConsentPurpose.NEWSLETTER, noon - HOUR), noon + HOUR)  # the last word: no
    done = merge(stays, goes)
    one = queries.get(stays.id)
    assert one.consents_to(ConsentPurpose.FICHE)
    assert one.consents_to(ConsentPurpose.POOL)
    assert not one.consents_to(ConsentPurpose.NEWSLETTER)
    goes_id = undo(done)
    assert queries.get(stays.id).consents_to(ConsentPurpose.NEWSLETTER)
    assert queries.get(goes_id).consents_to(ConsentPurpose.POOL)


def test_what_was_withdrawn_since_stands_again_for_neither(two):
    stays, goes = two
    done = merge(stays, goes)
    consent.withdraw(queries.get(stays.id), ConsentPurpose.SHARING, by=None, today=today())
    db.session.commit()
    goes_id = undo(done, at=now() + timedelta(minutes=1))
    assert not queries.get(stays.id).consents_to(ConsentPurpose.SHARING)
    assert not queries.get(goes_id).consents_to(ConsentPurpose.SHARING)


NEEDS = (ConsentPurpose.FICHE, ConsentPurpose.SUPPORT_NEEDS)


def test_support_needs_of_both_are_joined_sealed_for_the_one_who_stays(make):
    stays, goes = (make.candidate(consents=NEEDS) for _ in range(2))
    support.note(stays, frozenset({"hearing"}), by=None)
    support.note(goes, frozenset({"short_shifts"}), by=None)
    db.session.commit()
    done = merge(stays, goes)
    assert needs_of(queries.get(stays.id)).codes == {"hearing", "short_shifts"}
    goes_id = undo(done)
    assert needs_of(queries.get(stays.id)).codes == {"hearing"}
    assert needs_of(queries.get(goes_id)).codes == {"short_shifts"}


def test_who_takes_consent_for_them_back_leaves_no_support_needs_for_an_undo(make):
    stays, goes = (make.candidate(consents=NEEDS) for _ in range(2))
    support.note(goes, frozenset({"short_shifts"}), by=None)
    db.session.commit()
    done = merge(stays, goes)
    assert CandidateSupport.__tablename__ in sealed_tables(done)
    consent.withdraw(queries.get(stays.id), ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    db.session.commit()
    assert CandidateSupport.__tablename__ not in sealed_tables(done)
    assert needs_of(queries.get(undo(done))).codes == frozenset()


def sealed_tables(done):
    changes = json.loads(decrypt_field(merging._context(done), done.sealed))
    return {one["table"] for one in changes}


def test_where_consent_for_them_was_taken_back_support_needs_go(make):
    stays, goes = (make.candidate(consents=NEEDS) for _ in range(2))
    support.note(goes, frozenset({"short_shifts"}), by=None)
    db.session.commit()
    consent.withdraw(stays, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    db.session.commit()
    merge(stays, goes)
    one = queries.get(stays.id)
    assert not one.consents_to(ConsentPurpose.SUPPORT_NEEDS)
    assert needs_of(one).codes == frozenset()


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


def test_half_of_it_is_never_kept(two, make, monkeypatch):
    stays, goes = two
    belongings(goes, make)
    before = picture(stays.id), picture(goes.id)
    monkeypatch.setattr(merging, "what_changed", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        merge(stays, goes)
    db.session.rollback()
    assert (picture(stays.id), picture(goes.id)) == before


@pytest.fixture
def new_table(database):
    """A table of a feature that is yet to come, with rows about somebody."""
    made = []

    def make_table(column):
        table = Table("diary", db.metadata, Column("id", Integer, primary_key=True), column)
        made.append(table)
        table.create(database.connection())
        database.commit()
        return table

    yield make_table
    database.rollback()
    for table in made:
        table.drop(database.connection())
        database.commit()
        db.metadata.remove(table)


def test_what_a_new_table_says_of_somebody_moves_though_nobody_named_it(two, new_table):
    diary = new_table(Column("about", ForeignKey("candidate.id", ondelete="CASCADE")))
    stays, goes = two
    db.session.execute(diary.insert().values(id=1, about=goes.id))
    db.session.commit()
    goes_id = goes.id
    done = merge(stays, goes)
    assert db.session.scalar(select(diary.c.about)) == stays.id
    undo(done)
    assert db.session.scalar(select(diary.c.about)) == goes_id


def test_a_new_table_that_names_somebody_otherwise_stops_it_loudly(two, new_table):
    new_table(Column("candidate_id", Integer))
    with pytest.raises(NotMoved, match="diary.candidate_id"):
        merge(*two)
