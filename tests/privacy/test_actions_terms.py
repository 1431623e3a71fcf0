"""What is over its term goes by itself: each declared clock and length (P-10)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, text, update

from tests.privacy.ending import AT, DAY, ends
from tests.privacy.story import went_through_everything
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.models import DeskSession, StaffMember
from vrijwilligers.bundles.models import Edition
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportPart, ImportRun
from vrijwilligers.imports.rules.reports import NoteReport, Report, report_to_json
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.privacy.actions.terms import end_all, foresee
from vrijwilligers.privacy.models import RetentionRun
from vrijwilligers.records import outbox
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.terms import TermLength


def statements(database, deed):
    """Return what the database is told while something happens."""
    said = []

    def note(*told):
        said.append(" ".join(told[2].split()))

    event.listen(db.engine, "before_cursor_execute", note)
    deed()
    event.remove(db.engine, "before_cursor_execute", note)
    return said


def test_a_fiche_goes_on_its_day_and_not_before_p10(make, database):
    goes = make.candidate(erase_on=day_of(AT), last_contact_on=date(2026, 3, 10)).id
    stays = make.candidate(erase_on=day_of(AT) + DAY, last_contact_on=date(2026, 3, 11)).id
    assert dict(foresee(AT)) == {"candidate": 1}
    assert ends()["candidate"] == 1
    assert {one.id for one in database.query(Candidate)} == {stays}
    assert goes not in {one.id for one in database.query(Candidate)}


def test_who_asked_to_restrict_a_fiche_instead_keeps_it_until_they_say_otherwise_p15(
    make, database
):
    restricted = make.candidate(erase_on=day_of(AT) - 90 * DAY, restricted_at=AT - 100 * DAY)
    assert ends() == {}
    restricted.restricted_at = None
    database.commit()
    assert ends()["candidate"] == 1


def test_however_many_go_in_a_night_the_texts_of_others_are_read_once(make, database):
    names = (("An", "Quackelbeen"), ("Bo", "Zwingelstein"), ("Cas", "Quackelbeen"))
    people = [make.candidate(given_name=one, family_name=other) for one, other in names]
    for one in people:
        one.erase_on = day_of(AT)
    make.follow_up(what="An Quackelbeen, Bo Zwingelstein en Cas Quackelbeen komen")
    database.commit()
    read = statements(database, ends)
    texts = [one for one in read if "SELECT follow_up.id, follow_up.what" in one]
    assert sum("changed_at >=" not in one for one in texts) == 1
    left = "SELECT what FROM follow_up"
    assert database.scalar(text(left)) == "[erased], [erased] en [erased] komen"


@pytest.mark.parametrize(("days", "left"), [(13, 1), (14, 0)])
def test_a_withdrawn_fiche_goes_after_fourteen_days(make, database, days, left):
    make.candidate(fiche_consent=False, erase_on=day_of(AT) + timedelta(days=14 - days))
    ends()
    assert database.query(Candidate).count() == left


def test_all_that_hangs_on_a_fiche_goes_and_twice_is_once(make, database):
    candidate = went_through_everything(make, database)
    candidate.erase_on = day_of(AT)
    database.commit()
    first = ends()
    assert first["introduction"] == 1
    assert ends() == {}
    noted = database.query(RetentionRun).filter_by(table="introduction").all()
    assert [one.how_many for one in noted] == [1]


@pytest.mark.parametrize(
    ("begun", "over"),
    [
        (date(2026, 1, 5), date(2027, 1, 5)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2026, 11, 30), date(2027, 11, 30)),
    ],
)
def test_a_year_is_over_on_the_same_day_also_after_the_29th_of_february(begun, over):
    year = TermLength(12)
    assert year.after(begun) == over
    assert begun <= year.over_since(over)
    assert begun > year.over_since(over - DAY)


def test_a_closed_account_goes_after_a_year_and_its_session_after_a_week(make, database):
    old, new = (make.staff("reception", is_closed=True) for _ in range(2))
    old.closed_at, new.closed_at = AT - timedelta(days=366), AT - timedelta(days=300)
    opened = make.staff("reception")
    for days in (6, 9):
        sessions.start(opened, at=AT - timedelta(days=days))
    database.commit()
    stay = {new.id, opened.id}
    ends()
    assert {one.id for one in database.query(StaffMember)} == stay
    assert database.query(DeskSession).count() == 1


def test_people_of_an_organisation_go_a_year_after_the_work_ended(make, database):
    for ended_on in (date(2026, 3, 10), date(2026, 3, 11), None):
        brug = make.organisation(ended_on=ended_on, phone="+3225550011", email="a@example.org")
        database.add(ContactPerson(organisation_id=brug.id, name="Wim Voorbeeld"))
        make.vacancy(organisation=brug, contact_name="Wim", source_name="S", source_id=brug.name)
    database.commit()
    ends()
    assert database.query(ContactPerson).count() == 2
    assert database.scalar(text("SELECT count(*) FROM organisation WHERE phone IS NULL")) == 1
    assert database.scalar(text("SELECT count(*) FROM vacancy WHERE contact_name IS NULL")) == 1


def test_what_an_import_left_goes_and_its_counts_stay(make, database):
    report = report_to_json(Report(new=3, notes=(NoteReport(2, "email", "jan@example.org"),)))
    values = {"kind": "vacancies", "source_name": "S", "options": "{}", "report": report}
    taken = ImportRun(
        **values,
        file_name="Jan.csv",
        uploaded_at=AT - timedelta(days=100),
        started_at=AT - timedelta(days=100),
        taken_over_at=AT - timedelta(days=91),
    )
    left = ImportRun(**values, content=b"raw", uploaded_at=AT - timedelta(days=8))
    new = ImportRun(**values, content=b"raw", uploaded_at=AT - timedelta(days=6))
    database.add_all([taken, left, new])
    database.flush()
    database.add(ImportPart(import_id=taken.id, step=b"undo", new=3, changed=0, withdrawn=0))
    database.commit()
    keys = (taken.id, new.id)
    ends()
    kept = {one.id: one for one in database.query(ImportRun)}
    assert set(kept) == set(keys)
    assert kept[keys[0]].file_name is None
    assert "jan@example.org" not in kept[keys[0]].report
    assert '"new": 3' in kept[keys[0]].report
    assert database.query(ImportPart).one().step is None
    assert ends() == {}


def test_a_moment_is_over_its_term_with_the_day_at_the_desk(make, database):
    """The log stays six months: on 10 March what is of 10 September goes, to its last moment."""
    begins = start_of(date(2026, 9, 11))
    for at in (begins - timedelta(microseconds=1), begins):
        database.add(AuditEvent(at=at, deed="viewed", thing="candidate"))
    database.commit()
    ends()
    assert [one.at for one in database.query(AuditEvent).filter_by(deed="viewed")] == [begins]


def test_of_several_clocks_the_first_that_is_filled_counts(make, database):
    """A task was due long ago and done lately."""
    make.follow_up(what="Bellen", due_on=date(2025, 3, 9), done_at=AT - 30 * DAY)
    ends()
    assert database.query(FollowUp).count() == 1


def test_messages_tasks_visits_editions_and_the_log_have_their_terms(make, database):
    words = {"address": "a@example.org", "language": "nl", "subject": "Dag", "name": "A"}
    sent, waits = (outbox.queue("reset", link="x", **words) for _ in range(2))
    sent.sent_at = sent.queued_at = AT - timedelta(days=190)
    waits.queued_at = AT - timedelta(days=100)
    loose = make.follow_up(what="Bellen", due_on=date(2026, 3, 9))
    of_candidate = make.follow_up(candidate=make.candidate(), due_on=date(2026, 3, 9))
    kept = of_candidate.id
    for days in (400, 3):
        database.add(DeskContact(channel=Channel.PHONE, at=AT - timedelta(days=days, hours=1)))
    database.add(Edition(language="nl", vacancies=9, pdf=b"pdf", printed_at=AT - 800 * DAY))
    for days in (190, 100):
        database.add(AuditEvent(at=AT - days * DAY, deed="viewed", thing="candidate"))
    database.commit()
    assert loose.id != kept
    ends()
    assert database.query(outbox.Message).count() == 1
    assert [one.id for one in database.query(FollowUp)] == [kept]
    (visit,) = database.query(DeskContact).all()
    assert (visit.at.minute, visit.at.second, visit.at.hour) == (0, 0, 23)  # midnight in Brussels
    assert database.query(Edition).one().pdf is None
    assert database.query(AuditEvent).filter_by(deed="viewed").count() == 1


def test_a_night_that_was_killed_goes_on_the_next(make, database):
    for _ in range(3):
        make.candidate(erase_on=day_of(AT))
    left = [2]

    def kill(_):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    event.listen(db.session, "before_commit", kill)
    try:
        with pytest.raises(KeyboardInterrupt):
            end_all(AT)
    finally:
        event.remove(db.session, "before_commit", kill)
    assert database.query(Candidate).count() == 1
    database.rollback()
    ends()
    assert database.query(Candidate).count() == 0


def test_somebody_who_comes_by_while_the_night_is_at_work_stays(make, database):
    """A colleague is in touch with them just when the texts of others are searched."""
    make.candidate(erase_on=day_of(AT))
    came = []

    def come_by(_connection, _cursor, statement, *_):
        if "FROM follow_up" in statement and not came:
            came.append(statement)
            with db.engine.connect() as other:
                later = day_of(AT) + 365 * DAY
                other.execute(update(Candidate.__table__).values(erase_on=later))
                other.commit()

    event.listen(db.engine, "before_cursor_execute", come_by)
    try:
        assert ends() == {}
    finally:
        event.remove(db.engine, "before_cursor_execute", come_by)
    assert came
    assert database.query(Candidate).count() == 1


def test_what_only_loses_its_second_is_not_foreseen_to_go(database):
    database.add(DeskContact(channel=Channel.PHONE, at=AT - 3 * DAY))
    database.commit()
    assert dict(foresee(AT)) == {}


def test_one_who_cannot_be_erased_keeps_nobody_else_from_going(make, database, caplog):
    keys = [make.candidate(erase_on=day_of(AT)).id for _ in range(3)]
    left = [1]

    def fail(_):
        left[0] -= 1
        if left[0] == 0:
            raise EOFError

    event.listen(db.session, "before_commit", fail)
    try:
        with pytest.raises(EOFError):
            end_all(AT)
    finally:
        event.remove(db.session, "before_commit", fail)
    assert [one.id for one in database.query(Candidate)] == [keys[0]]
    assert f"candidate {keys[0]} does not go: EOFError" in caplog.text


def test_a_clock_that_jumps_back_erases_nobody(make, database):
    make.candidate(erase_on=day_of(AT))
    assert ends(AT - timedelta(days=700)) == {}
    assert database.query(Candidate).count() == 1
