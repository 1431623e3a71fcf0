"""Erasing somebody: by declared paths, and where others name them (P-11)."""

import sqlite3
import subprocess
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Column, Integer, String, Table, text
from sqlalchemy.exc import NoResultFound

from tests.figures import figures
from tests.privacy.erasing import gone
from tests.privacy.story import (
    EMAIL,
    PHONE,
    PRINT,
    is_named_by_others,
    tables_without,
    traces,
    went_through_everything,
)
from tests.site.public import Visitor
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.bundles.models import Edition
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions.recalls import finish
from vrijwilligers.matching.feature import FollowUpDeed
from vrijwilligers.matching.models import Introduction, Recall
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.organisations.models import ContactPerson, Organisation, OrganisationContact
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import NOWHERE
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction, write_back
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now

SECRETS = ("zebedee", "quackelbeen", "470998877", EMAIL)


def raw_bytes(database):
    """Return all that stands in the files of SQLite.

    Another process reads them: a file that is closed here gives up every lock that SQLite holds on
    it in this process, and whoever opens the database next would start its log anew.
    """
    path = Path(database.get_bind().url.database)
    files = [str(part) for part in path.parent.glob(f"{path.name}*")]
    return subprocess.run(["cat", *files], capture_output=True, check=True).stdout


def test_of_somebody_who_went_through_everything_nothing_is_left_p11(make, database):
    candidate = went_through_everything(make, database)
    is_named_by_others(make, database)
    person, uid = PersonKey(DataSubject.CANDIDATE, candidate.id), candidate.uid
    assert tables_without(person) == set(), "the story must know every table of candidates"
    assert len(traces(*SECRETS, uid)) > 20
    before = figures(database)

    erasure = gone(person)

    assert traces(*SECRETS, uid) == {"recall.sealed"}, "until the organisation was told"
    (recall,) = database.query(Recall).all()
    assert erasure.to_tell == [recall.organisation_id]
    finish(recall, DisclosureChannel.PHONE, by=None)
    database.commit()
    write_back()
    assert traces(*SECRETS, uid) == set()
    assert figures(database) == before
    assert erasure.rows["candidate"] == 2  # the fiche, and what a neighbour said
    assert erasure.rows["organisation_contact"] == 1
    assert erasure.mentions == []
    assert nothing_deeper(database, uid)


def nothing_deeper(database, uid):
    """Look into the bytes of SQLite, and at PostgreSQL after it cleaned up."""
    if database.get_bind().dialect.name == "sqlite":
        left = raw_bytes(database).lower()
        return not any(secret.encode() in left for secret in (*SECRETS, uid))
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM"))
    return traces(*SECRETS, uid) == set()


def test_a_print_that_shows_the_name_goes_and_a_signed_file_stays(make, database):
    """Nobody can look into either; the print can be made again from its words."""
    candidate = went_through_everything(make, database)
    is_named_by_others(make, database)
    database.add(Edition(language="nl", vacancies=1, content=None, pdf=PRINT))
    database.commit()
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    prints = database.scalars(text("SELECT pdf FROM edition ORDER BY id")).all()
    assert [one and bytes(one) for one in prints] == [None, PRINT]
    assert bytes(database.scalar(text("SELECT file FROM agreement"))) == PRINT


def test_public_pages_are_made_anew_when_a_text_of_theirs_lost_a_name(app, make, database):
    visitor = Visitor(app)
    candidate = make.candidate(given_name="An", family_name="Eerste")
    vacancy = make.vacancy(texts={"nl": ("Soep", "Koken met An Eerste")})
    address = {"language": "nl", "vacancy_id": vacancy.id}
    assert "Koken met An Eerste" in visitor.get("site.show", **address).text
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    assert "Koken met [erased]" in visitor.get("site.show", **address).text


def test_who_has_an_organisation_open_notices_that_a_contact_person_went(make, database):
    brug = make.organisation(name="De Brug")
    wim = ContactPerson(organisation_id=brug.id, name="Wim Voorbeeld")
    database.add(wim)
    database.commit()
    before, key = brug.version, brug.id
    gone(PersonKey(DataSubject.CONTACT_PERSON, wim.id))
    assert database.get_one(Organisation, key).version > before


def test_a_new_table_that_holds_the_name_is_seen(make, database):
    candidate = went_through_everything(make, database)
    book = Table("guest_book", db.metadata, Column("id", Integer, primary_key=True))
    book.append_column(Column("words", String))
    try:
        database.execute(text("CREATE TABLE guest_book (id INTEGER PRIMARY KEY, words VARCHAR)"))
        database.execute(text("INSERT INTO guest_book VALUES (1, 'Zébédée Quackelbeen was here')"))
        database.commit()
        gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
        assert traces(*SECRETS) == {"guest_book.words", "recall.sealed"}
    finally:
        db.metadata.remove(book)
        database.rollback()
        database.execute(text("DROP TABLE guest_book"))
        database.commit()


def test_the_log_keeps_what_happened_and_not_to_whom(make, database):
    candidate = went_through_everything(make, database)
    number, key = database.query(Introduction).one().id, candidate.id
    gone(PersonKey(DataSubject.CANDIDATE, key), ErasureReason.TERM)
    events = database.query(AuditEvent).all()
    assert {(one.thing, one.deed) for one in events} >= {
        ("introduction", "saw"),
        ("candidate", "erased"),
    }
    kept = {(one.thing, one.record_id) for one in events}
    assert not kept & {("introduction", number), ("candidate", key)}
    assert [one.reason for one in events if one.deed == "erased"] == ["term"]


def test_a_contact_person_goes_too_and_the_call_stays_without_them(make, database):
    brug = make.organisation(name="De Brug")
    contact = ContactPerson(organisation_id=brug.id, name="Wim Voorbeeld", phone=PHONE)
    database.add(contact)
    database.flush()
    call = OrganisationContact(
        organisation_id=brug.id,
        contact_person_id=contact.id,
        channel="phone",
        note="Wim Voorbeeld belt terug.",
    )
    database.add(call)
    database.commit()
    gone(PersonKey(DataSubject.CONTACT_PERSON, contact.id))
    (left,) = database.query(OrganisationContact).all()
    assert (left.contact_person_id, left.note) == (None, "[erased] belt terug.")
    assert database.query(ContactPerson).count() == 0


def test_a_colleague_goes_and_what_they_did_stays(make, database):
    colleague = make.staff("reception", name="Rita Proefpersoon")
    follow_up = make.follow_up(what="Bellen", for_staff_id=colleague.id, made_by_id=colleague.id)
    number, uid, key = follow_up.id, colleague.uid, colleague.id
    audit.record(FollowUpDeed.PLANNED, follow_up, by=key)
    database.commit()
    gone(PersonKey(DataSubject.STAFF, colleague.id))
    assert traces("rita proefpersoon", uid) == set()
    row = database.execute(
        text("SELECT for_staff_id, made_by_id FROM follow_up WHERE id = :id"), {"id": number}
    ).one()
    assert tuple(row) == (None, None)
    (planned,) = database.query(AuditEvent).filter_by(deed=FollowUpDeed.PLANNED)
    assert planned.staff_id is None


def test_somebody_who_is_not_there_cannot_be_erased(database):
    with pytest.raises(NoResultFound), transaction():
        erase(
            PersonKey(DataSubject.CANDIDATE, 4711),
            ErasureReason.REQUEST,
            by=None,
            at=now(),
            named_in=NOWHERE,
        )


def test_who_is_erased_while_a_colleague_introduces_them_is_erased_whole(app, make, database):
    candidate, vacancy = make.candidate(), make.vacancy()
    person, vacancy_id = PersonKey(DataSubject.CANDIDATE, candidate.id), vacancy.id
    database.rollback()
    outcomes = []

    def introduce():
        with app.app_context():
            try:
                with transaction():
                    db.session.add(Introduction(candidate_id=person.id, vacancy_id=vacancy_id))
                    db.session.flush()
                outcomes.append("introduced")
            except Exception as error:
                outcomes.append(type(error).__name__)

    others = [Thread(target=introduce) for _ in range(2)]
    for one in others:
        one.start()
    gone(person)
    for one in others:
        one.join()
    assert set(outcomes) <= {"introduced", "IntegrityError"}
    assert database.query(Candidate).count() == 0
    assert database.query(Introduction).count() == 0


def test_what_is_erased_is_overwritten_in_the_file(database):
    if database.get_bind().dialect.name != "sqlite":
        return
    path = database.get_bind().url.database
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert database.scalar(text("PRAGMA secure_delete")) == 1


def test_a_colleague_whose_second_step_cannot_be_opened_goes_too(make, database):
    colleague = make.staff("reception", name="Rita Proefpersoon")
    database.execute(text("UPDATE staff_member SET totp_secret = 'no cipher'"))
    database.commit()
    gone(PersonKey(DataSubject.STAFF, colleague.id))
    assert database.query(StaffMember).count() == 0


def test_an_unreadable_message_holds_nobody_up(make, database):
    key = make.candidate(given_name="An", family_name="Quackelbeen").id
    is_named_by_others(make, database)
    database.execute(text("UPDATE message SET body = 'no cipher'"))
    database.commit()
    gone(PersonKey(DataSubject.CANDIDATE, key))
    assert database.query(Candidate).filter_by(id=key).count() == 0
