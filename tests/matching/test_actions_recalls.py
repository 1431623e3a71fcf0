"""A task to tell an organisation what is taken back or not so now: what it keeps and how long."""

import pytest
from sqlalchemy import func, select

from tests.matching.deeds import DAY, PHONED, every_recall, introduce, told
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import fiches
from vrijwilligers.candidates.feature import FicheGoes, ReachChanged
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import recalls, withdrawing
from vrijwilligers.matching.models import Disclosure, Recall
from vrijwilligers.matching.queries import recalls as asked
from vrijwilligers.matching.rules.disclosure import DisclosureChannel, RecallKind
from vrijwilligers.organisations.actions.merging import merge
from vrijwilligers.organisations.rules.merging import Merger
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now, today


def test_a_task_outlives_the_fiche_that_is_erased_p16(make, database):
    made = told(make, database)
    candidates.withdraw(made.candidate, ConsentPurpose.FICHE, by=None, today=today())
    announce(FicheGoes(made.candidate_id, by=None, at=now()))
    database.delete(made.candidate)
    database.commit()
    (recall,) = every_recall(database)
    assert asked.person_of(recall).name == "Samira El Idrissi"
    assert database.scalar(select(func.count(Disclosure.id))) == 0


def test_a_fiche_that_goes_by_itself_leaves_a_task_that_begins_at_once_p16(make, database):
    made = told(make, database)
    announce(FicheGoes(made.candidate_id, by=None, at=now()))
    (recall,) = every_recall(database)
    assert asked.open_at(now(), limit=9) == [recall]


def test_a_name_goes_when_they_are_told_and_after_thirty_days_p16(make, database):
    made = told(make, database)
    announce(FicheGoes(made.candidate_id, by=None, at=now()))
    announce(FicheGoes(made.candidate_id, by=None, at=now()))
    first, second = every_recall(database)
    recalls.finish(first, PHONED, by=None)
    assert first.sealed is None
    database.delete(made.candidate)
    database.commit()

    end_all(now() + 29 * DAY)
    assert asked.person_of(database.get_one(Recall, second.id))
    end_all(now() + 31 * DAY)
    end_all(now() + 31 * DAY)

    database.expire_all()
    assert database.get_one(Recall, second.id).sealed is None
    assert asked.open_at(now(), limit=9) == [second]
    end_all(now() + 400 * DAY)
    assert every_recall(database) == []


def test_a_seal_that_cannot_be_opened_hides_the_name_and_stops_nothing_p16(make):
    recall = make.recall(sealed="gAAAAABnotours")
    assert asked.person_of(recall) is None
    recalls.finish(recall, PHONED, by=None)


def test_what_changed_is_told_to_who_heard_it_and_to_nobody_else_p15(make, database):
    made = told(make, database, phone="+32470123456", email=None)
    introduce(made.candidate, make.vacancy())
    changed = {"phone": "+32470999999", "email": "samira@example.org"}
    correct(made.candidate, **changed)

    (recall,) = every_recall(database)
    assert recall.kind == RecallKind.CORRECT
    assert asked.person_of(recall).now == {"phone": "+32470999999"}
    assert asked.open_at(now(), limit=9) == [recall]


def test_what_changed_twice_is_told_once_with_the_last_and_the_name_they_know_p15(make, database):
    made = told(make, database, phone="+32470123456")
    correct(made.candidate, family_name="Proef", phone="+32470888888")
    correct(made.candidate, family_name="Proef-Anders", phone="+32470888888")

    (recall,) = every_recall(database)
    person = asked.person_of(recall)
    assert person.name == "Samira El Idrissi"
    assert person.now == {"name": "Samira Proef-Anders", "phone": "+32470888888"}


def test_telling_to_erase_ends_what_was_still_to_be_corrected_p15(make, database):
    made = told(make, database, phone="+32470123456")
    correct(made.candidate, phone="+32470888888")
    withdrawing.withdraw(made, by=None, at=now())
    correction, erasing = every_recall(database)
    recalls.finish(erasing, PHONED, by=None)
    assert correction.done_at


def correct(candidate, **changed):
    """Change what is known of somebody, and let those listen who must."""
    before = fiches.reach_of(candidate)
    for name, value in changed.items():
        setattr(candidate, name, value)
    db.session.flush()
    announce(ReachChanged(candidate.id, before, by=None, at=now()))


def test_a_mail_says_it_in_their_language_and_gives_the_short_name_p16(make, database):
    organisation = make.organisation(name="De Rozelaar", email="info@example.org")
    vacancy = make.vacancy(
        organisation=organisation, texts={"fr": ("Cuisiner", "On cuisine.")}, language="fr"
    )
    candidate = make.candidate(given_name="Samira", family_name="El Idrissi")
    (made,) = introduce(candidate, vacancy, contacted=PHONED)
    withdrawing.withdraw(made, by=None, at=now())
    (recall,) = every_recall(database)

    address = recalls.write_to(recall, by=None)

    message = database.scalars(select(recalls.outbox.Message)).one()
    assert (message.address, message.language) == (address, "fr")
    assert "Samira E." in message.body
    assert "Idrissi" not in message.body
    assert "Cuisiner" in message.body
    assert made.disclosure.reference in message.body
    assert "Samira" not in message.subject
    assert (recall.done_how, recall.sealed) == (DisclosureChannel.EMAIL, None)


def test_who_has_no_address_is_not_mailed_p16(make):
    with pytest.raises(recalls.HasNoAddress):
        recalls.write_to(make.recall(), by=None)


def test_a_merged_organisation_is_told_at_the_one_that_stays_p16(make, database):
    made = told(make, database)
    withdrawing.withdraw(made, by=None, at=now())
    stays, goes = make.organisation(email="blijft@example.org"), made.vacancy.organisation
    merge(stays, goes, Merger(taken=frozenset()), by=None)
    database.commit()
    (recall,) = every_recall(database)
    assert recall.organisation_id == stays.id
    assert asked.recipient_of(recall).address == "blijft@example.org"
