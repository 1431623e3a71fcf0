"""Of two fiches that become one, the latest act of consent counts, and support needs go by it."""

from datetime import timedelta

from tests.candidates.merged import merge, undo
from vrijwilligers.candidates import queries
from vrijwilligers.candidates.actions import consent
from vrijwilligers.candidates.models import Consent
from vrijwilligers.candidates.queries import merging as merge_queries
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.support_needs import actions as support
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.support_needs.queries import needs_of
from vrijwilligers.vocabulary.clock import now, today

HOUR = timedelta(hours=1)


def give(candidate, purpose, at):
    act = Consent(candidate_id=candidate.id, purpose=purpose, way="spoken", given_at=at)
    db.session.add(act)
    db.session.commit()
    return act


def withdraw(act, at):
    act.withdrawn_at = at
    db.session.commit()


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


def test_support_needs_of_both_are_joined_encryption_context_the_one_who_stays(make):
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
    return {one["table"] for one in merge_queries.said_before(done)}


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
