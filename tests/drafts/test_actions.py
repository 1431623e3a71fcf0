"""Drafts in their store: one for each form, gone with whom they are about, and with their term."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.drafts import actions, queries, rules
from vrijwilligers.drafts.actions import DraftPlace
from vrijwilligers.drafts.models import Draft
from vrijwilligers.drafts.queries import DraftOwner
from vrijwilligers.drafts.rules import MOST_DRAFTS, DraftContent
from vrijwilligers.privacy.actions import erasure, terms
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today

KEY = "0" * 32
CONTENT = DraftContent("/candidates/new", "New record", [("given_name", "Noor")])
PLACE = DraftPlace("/candidates/new", KEY, {})


@pytest.fixture
def rita(make, database):
    member = make.staff("reception")
    database.commit()
    return member


@pytest.fixture
def typed(rita, database):
    owner = DraftOwner(rita.id, rita.uid)
    database.rollback()

    def keep(place=PLACE, *, at=None, ends_at=None, content=CONTENT):
        at = at or now()
        ends_at = ends_at or at + timedelta(days=7)
        return actions.keep(owner, place, content, at=at, ends_at=ends_at)

    keep.owner = owner
    return keep


def about(person, **changes):
    return replace(PLACE, people={DataSubject.CANDIDATE: person.id}, **changes)


def kept(database):
    database.rollback()
    number = database.scalar(select(func.count(Draft.id)))
    database.rollback()  # nobody waits for us
    return number


def test_a_form_has_one_draft_and_the_last_that_was_typed_stays(typed, database):
    first = typed()
    assert typed(content=replace(CONTENT, answers=[("given_name", "Noortje")])) == first
    (draft,) = queries.of_member(typed.owner, now())
    assert draft.content.answers == [("given_name", "Noortje")]


def test_nobody_reads_in_the_store_what_was_typed(typed, database):
    typed()
    content = database.scalars(select(Draft.content)).one()
    assert "Noor" not in content
    assert queries.of_member(typed.owner._replace(uid="another"), now()) == []


def test_what_somebody_typed_goes_when_the_candidate_is_erased_p15(typed, make, database):
    person, other = make.candidate(), make.candidate()
    database.commit()
    typed(about(person))
    typed(about(other, form_key="1" * 32))
    key = PersonKey(DataSubject.CANDIDATE, person.id)
    named = search(key)
    done = erasure.erase(key, ErasureReason.REQUEST, by=None, at=now(), named_in=named)
    database.commit()
    assert done.rows["draft"] == 1
    assert kept(database) == 1


def test_what_somebody_typed_goes_with_their_account_p15(typed, rita, database):
    typed()
    key = PersonKey(DataSubject.STAFF, rita.id)
    erasure.erase(key, ErasureReason.REQUEST, by=None, at=now(), named_in=search(key))
    database.commit()
    assert kept(database) == 0


def test_a_night_takes_what_is_over_and_leaves_the_rest_p10(typed, database):
    typed(ends_at=now() - timedelta(minutes=1))
    typed(replace(PLACE, form_key="1" * 32))
    assert len(queries.of_member(typed.owner, now())) == 1
    assert terms.end_all(now())["draft"] == 1
    assert kept(database) == 1


def test_what_was_typed_while_somebody_was_erased_goes_at_night(typed, make, database):
    person = make.candidate()
    database.commit()
    typed(about(person))
    typed(replace(PLACE, form_key="1" * 32))
    database.delete(database.merge(person))
    database.commit()
    actions.discard_orphans_each_night(now())
    assert kept(database) == 1


def test_what_was_typed_while_the_account_was_erased_goes_at_night(typed, rita, database):
    typed()
    database.delete(database.merge(rita))
    database.commit()
    actions.discard_orphans_each_night(now())
    assert kept(database) == 0


def test_what_was_typed_goes_when_consent_for_the_fiche_is_withdrawn(typed, make, database):
    person = make.candidate()
    database.commit()
    typed(about(person))
    database.rollback()
    person = database.merge(person)
    candidates.withdraw(person, ConsentPurpose.SHARING, by=None, today=today())
    database.commit()
    assert kept(database) == 1
    candidates.withdraw(person, ConsentPurpose.FICHE, by=None, today=today())
    database.commit()
    assert kept(database) == 0


def test_the_oldest_goes_where_somebody_has_more_than_a_page_can_offer(typed, database):
    began = now()
    for number in range(MOST_DRAFTS + 2):
        place = replace(PLACE, form_key=f"{number:032x}")
        typed(place, at=began + timedelta(seconds=number))
    left = queries.of_member(typed.owner, now())
    assert len(left) == MOST_DRAFTS
    assert f"{0:032x}" not in {draft.form_key for draft in left}


def test_secrets_are_known_by_their_names_whoever_asks_them():
    secret = ["password", "new_password", "code", "recovery_code", "api_token", "csrf_token"]
    assert [name for name in secret if not rules.is_never_kept(name)] == []
    open_names = ["given_name", "postcode", "notes", "pinned", "decoded", "title_nl"]
    assert [name for name in open_names if rules.is_never_kept(name)] == []
