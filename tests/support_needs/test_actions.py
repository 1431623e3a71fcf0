"""What is noted of support needs: with consent of its own, sealed, and gone at once."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select, text, update

from tests.support_needs.conftest import CONSENTS, NEEDS
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import NOWHERE
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.support_needs import actions, queries
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.queries import SupportNeeds
from vrijwilligers.support_needs.rules import SupportNeedDetails
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.clock import now, today


def rows(database):
    return database.scalar(select(func.count()).select_from(CandidateSupport))


def test_without_consent_for_just_this_nothing_is_noted_p05(make, database):
    everything_else = [one for one in ConsentPurpose if one != ConsentPurpose.SUPPORT_NEEDS]
    candidate = make.candidate(consents=everything_else)
    with pytest.raises(actions.SupportConsentIsMissing):
        actions.note(candidate, NEEDS, by=None)
    assert rows(database) == 0


def test_what_is_noted_stands_in_the_database_sealed_p05(noted, database):
    (row,) = database.execute(text("SELECT * FROM candidate_support")).all()
    assert not any(code in str(value) for code in NEEDS for value in row)
    assert queries.needs_of(noted) == SupportNeeds(NEEDS, version=1)


def test_what_is_no_code_of_the_list_cannot_be_noted_p05(candidate, database):
    with pytest.raises(actions.SupportNeedIsUnknown):
        actions.note(candidate, frozenset({"short_shifts", "because of an illness"}), by=None)
    assert rows(database) == 0


def test_what_is_noted_takes_the_place_of_what_was_and_nothing_leaves_no_row_p05(noted, database):
    actions.note(noted, frozenset({"hearing"}), by=None)
    database.commit()
    assert queries.needs_of(noted) == SupportNeeds(frozenset({"hearing"}), version=2)
    actions.note(noted, frozenset(), by=None)
    database.commit()
    assert rows(database) == 0


def test_the_needs_of_one_do_not_open_on_the_fiche_of_another_p05(noted, make, database):
    other = make.candidate(consents=CONSENTS)
    moved = update(CandidateSupport).values(candidate_id=other.id)
    database.execute(moved)
    database.commit()
    assert queries.needs_of(other) == SupportNeeds(version=1, is_readable=False)
    assert queries.needs_of(noted) == SupportNeeds()


@pytest.mark.parametrize(
    "purpose", [ConsentPurpose.SUPPORT_NEEDS, ConsentPurpose.FICHE], ids=["this", "the fiche"]
)
def test_a_withdrawal_erases_the_needs_at_once_and_its_undo_brings_nothing_back_p04_p05(
    noted, database, purpose
):
    candidates.withdraw(noted, purpose, by=None, today=today())
    database.commit()
    assert rows(database) == 0
    candidates.undo_withdrawal(noted, by=None, at=now() + timedelta(minutes=1))
    database.commit()
    assert noted.consents_to(ConsentPurpose.SUPPORT_NEEDS)
    assert queries.needs_of(noted) == SupportNeeds()


def test_a_withdrawal_of_something_else_leaves_the_needs_p05(noted, database):
    candidates.withdraw(noted, ConsentPurpose.SHARING, by=None, today=today())
    database.commit()
    assert queries.needs_of(noted).codes == NEEDS


def test_a_withdrawal_that_fails_erases_nothing_p05(noted, database):
    candidates.withdraw(noted, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    database.rollback()
    assert rows(database) == 1


@pytest.mark.parametrize("kept", ["nothing of it", "", "gAAAAA"])
def test_what_cannot_be_read_is_asked_again_and_hinders_no_withdrawal_p05(noted, database, kept):
    database.execute(update(CandidateSupport).values(needs=kept))
    database.commit()
    assert queries.needs_of(noted) == SupportNeeds(version=1, is_readable=False)
    actions.note(noted, frozenset({"hearing"}), by=None)
    database.commit()
    assert queries.needs_of(noted).codes == {"hearing"}
    database.execute(update(CandidateSupport).values(needs=kept))
    candidates.withdraw(noted, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    database.commit()
    assert rows(database) == 0


def test_with_another_key_the_needs_are_asked_again_and_erasing_goes_on_p05(
    noted, database, app, monkeypatch
):
    monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", (Fernet.generate_key().decode(),))
    assert not queries.needs_of(noted).is_readable
    person = PersonKey(DataSubject.CANDIDATE, noted.id)
    erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=NOWHERE)
    database.commit()
    assert rows(database) == 0


def test_the_log_says_that_it_was_saved_and_never_what_p05(noted, database):
    events = database.scalars(select(AuditEvent).where(AuditEvent.deed.like("support%"))).all()
    assert [(one.deed, one.reason, one.amount) for one in events] == [
        ("support needs saved", None, None)
    ]


@pytest.fixture
def addition(database):
    """Add something to the list, and take it off again after the test."""
    names = {"name_nl": "een stille pauze", "name_fr": "un silence", "name_en": "A lull"}
    details = SupportNeedDetails(**names, is_used=True)
    need = actions.add_to_list(details, by=None)
    database.commit()
    yield need
    database.rollback()
    database.delete(database.merge(need))
    database.commit()


def test_a_coordinator_adds_to_the_list_and_takes_off_what_some_still_have(
    addition, candidate, database
):
    assert code_lists.support_needs()[-1].code == "a_lull"
    actions.note(candidate, frozenset({"a_lull"}), by=None)
    changed = SupportNeedDetails(name_nl="rust", name_fr="repos", name_en="rest", is_used=False)
    actions.change_listed(addition, changed, by=None)
    database.commit()
    assert "a_lull" not in {need.code for need in code_lists.support_needs()}
    assert code_lists.support_need_names("nl")["a_lull"] == "rust"
    assert queries.needs_of(candidate).codes == {"a_lull"}
