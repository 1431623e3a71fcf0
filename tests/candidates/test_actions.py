from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from tests.figures import figures, values
from vrijwilligers.candidates import actions, queries
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.levels import Level

TODAY = date(2026, 11, 21)


def details(**wanted):
    given = {"given_name": "Samira", "family_name": "El Idrissi", "email": "samira@example.org"}
    return CandidateDetails(**given | wanted)


def consent(*purposes, language="nl", way=ConsentWay.SPOKEN):
    return ConsentDetails(ways=dict.fromkeys(purposes, way), language=language)


def register(make, *purposes, **wanted):
    purposes = purposes or (ConsentPurpose.FICHE,)
    by = make.staff("reception").id
    return actions.register(details(**wanted), consent(*purposes), by=by, today=TODAY)


def test_a_fiche_needs_consent_p01(database):
    with pytest.raises(actions.ConsentIsMissing):
        actions.register(details(), consent(ConsentPurpose.SHARING), by=None, today=TODAY)
    assert database.scalars(select(Candidate)).all() == []


def test_a_fiche_needs_a_way_to_reach_the_person(database):
    with pytest.raises(actions.CannotBeReached):
        actions.register(details(email=None), consent(ConsentPurpose.FICHE), by=None, today=TODAY)


def test_a_fiche_needs_a_name_and_one_is_enough(database):
    given = {"consent": consent(ConsentPurpose.FICHE), "by": None, "today": TODAY}
    with pytest.raises(actions.NameIsMissing):
        actions.register(details(given_name="", family_name=""), **given)
    one = actions.register(details(given_name=""), **given)
    with pytest.raises(actions.NameIsMissing):
        actions.change(one, details(given_name="", family_name=""), by=None, today=TODAY)
    assert [found.id for found, _ in queries.searching("idrissi", limit=5)] == [one.id]
    database.commit()
    with pytest.raises(IntegrityError):
        database.execute(update(Candidate).values(family_name=""))
    database.rollback()


def test_a_likely_double_is_refused_until_somebody_says_that_it_is_another(database):
    given = {"consent": consent(ConsentPurpose.FICHE), "by": None, "today": TODAY}
    actions.register(details(), **given)
    with pytest.raises(actions.LikelyDouble):
        actions.register(details(), **given)
    actions.register(details(), **given, is_somebody_else=True)
    assert len(queries.likely_doubles(details())) == 2


def test_consent_is_kept_with_its_text_language_way_and_witness_p03(make, database):
    clerk = make.staff("reception")
    candidate = actions.register(
        details(language="fr"),
        consent(ConsentPurpose.FICHE, ConsentPurpose.SHARING, language="fr", way=ConsentWay.PAPER),
        by=clerk.id,
        today=TODAY,
    )
    database.commit()
    acts = {act.purpose: act for act in queries.consents_of(candidate)}
    assert set(acts) == {ConsentPurpose.FICHE, ConsentPurpose.SHARING}
    kept = acts[ConsentPurpose.FICHE]
    assert (kept.text.language, kept.text.version, kept.way) == ("fr", 1, ConsentWay.PAPER)
    assert kept.witness_id == clerk.id
    assert "Seule notre équipe" in kept.text.body
    assert not candidate.consents_to(ConsentPurpose.POOL)


def test_a_fiche_keeps_everything_that_was_said(make, database):
    said = details(
        birth_year=1988,
        phone="+32470000001",
        postcode="1030",
        municipality="21015",
        languages={"ar": Level.NATIVE, "fr": Level.B1, "nl": None},
        practise_dutch=True,
        talents=frozenset({"cooking", "helping"}),
        categories=frozenset({"food"}),
        days=0b11,
        available_from=date(2026, 12, 1),
        motivation="Mensen ontmoeten",
    )
    candidate = actions.register(said, consent(ConsentPurpose.FICHE), by=None, today=TODAY)
    database.commit()
    database.expire_all()
    candidate = queries.get(candidate.id)
    assert [(s.language, s.level) for s in candidate.languages] == [
        ("ar", Level.NATIVE),
        ("fr", Level.B1),
        ("nl", None),
    ]
    assert {talent.code for talent in candidate.talents} == {"cooking", "helping"}
    assert (candidate.days, candidate.municipality) == (0b11, "21015")
    assert candidate.erase_on == date(2027, 11, 21)


def test_registering_writes_facts_without_a_person_p11(make, database):
    register(make, ConsentPurpose.FICHE, ConsentPurpose.SHARING, birth_year=1990)
    assert figures(database) == {
        ("consent_given", "", ""): 2,
        ("consent_given", "language", "nl"): 2,
        ("consent_given", "subject", "fiche"): 1,
        ("consent_given", "subject", "sharing"): 1,
        ("fiche_made", "", ""): 1,
        ("fiche_made", "age_band", "26-44"): 1,
        ("fiche_made", "language", "nl"): 1,
    }


def test_withdrawing_writes_a_fact_for_each_consent_that_goes(make, database):
    candidate = register(make, ConsentPurpose.FICHE, ConsentPurpose.SHARING, birth_year=1990)
    actions.withdraw(candidate, ConsentPurpose.SHARING, by=None, today=TODAY)
    assert values(database, "consent_withdrawn") == {"subject": {"sharing": 1}}
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=None, today=TODAY)
    assert values(database, "consent_withdrawn") == {"subject": {"fiche": 1, "sharing": 1}}


def test_what_is_done_to_a_fiche_is_logged_with_numbers_only_p22(make, database):
    candidate = register(make)
    database.flush()
    event = database.scalars(select(AuditEvent)).one()
    assert (event.deed, event.thing, event.record_id) == ("registered", "candidate", candidate.id)


def test_a_change_replaces_what_was_known(make, database):
    candidate = register(make, talents=frozenset({"cooking", "music"}))
    database.commit()
    actions.change(
        candidate,
        details(given_name="Sámira", talents=frozenset({"music"})),
        by=None,
        today=TODAY + timedelta(days=3),
    )
    database.commit()
    assert [talent.code for talent in candidate.talents] == ["music"]
    assert candidate.name_folded == "samira el idrissi"
    assert candidate.last_contact_on == date(2026, 11, 21), "nobody spoke with them"


def test_withdrawing_consent_for_the_fiche_stops_every_use_at_once_p04(make, database):
    candidate = register(make, ConsentPurpose.FICHE, ConsentPurpose.SHARING)
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=None, today=TODAY)
    database.commit()
    assert not candidate.fiche_consent
    assert not candidate.consents_to(ConsentPurpose.SHARING)
    assert candidate.erase_on == date(2026, 12, 5)
    assert queries.searching("samira", limit=5) == []
    assert queries.likely_doubles(details()) == []


def test_withdrawing_one_purpose_leaves_the_others_p02_p04(make, database):
    candidate = make.candidate(
        consents=(ConsentPurpose.FICHE, ConsentPurpose.NEWSLETTER, ConsentPurpose.SHARING)
    )
    actions.withdraw(candidate, ConsentPurpose.SHARING, by=None, today=TODAY)
    assert candidate.consents_to(ConsentPurpose.NEWSLETTER)
    assert not candidate.consents_to(ConsentPurpose.SHARING)
    with pytest.raises(actions.NothingToWithdraw):
        actions.withdraw(candidate, ConsentPurpose.SHARING, by=None, today=TODAY)


def test_consent_given_again_brings_the_fiche_back_and_keeps_the_history(make, database):
    candidate = register(make)
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=None, today=TODAY)
    actions.give(candidate, consent(ConsentPurpose.FICHE), by=None, today=TODAY)
    database.commit()
    assert candidate.fiche_consent
    assert candidate.erase_on == date(2027, 11, 21)
    assert len(database.scalars(select(Consent)).all()) == 2


def test_other_consent_does_not_bring_a_withdrawn_fiche_back(make, database):
    candidate = register(make)
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=None, today=TODAY)
    with pytest.raises(actions.ConsentIsMissing):
        actions.give(candidate, consent(ConsentPurpose.SHARING), by=None, today=TODAY)


def test_the_database_itself_refuses_capitals_in_an_address(make):
    with pytest.raises(IntegrityError) as refusal:
        make.candidate(given_name="Geheim", email="An@example.org")
    assert "Geheim" not in str(refusal.value), "an error must not repeat personal data"


def test_the_database_itself_refuses_somebody_who_cannot_be_reached(make):
    with pytest.raises(IntegrityError, match=r"somebody_can_be_reached"):
        make.candidate(email=None)


def test_being_in_touch_on_an_earlier_day_never_shortens_the_term(make, database):
    """An old list leaves two weeks to ask somebody; a step that was noted late takes none away."""
    candidate = make.candidate(
        last_contact_on=TODAY - timedelta(days=500), erase_on=TODAY + timedelta(days=14)
    )
    actions.touch(candidate, today=TODAY - timedelta(days=400))
    assert candidate.last_contact_on == TODAY - timedelta(days=400)
    assert candidate.erase_on == TODAY + timedelta(days=14)


def test_being_in_touch_does_not_keep_a_fiche_whose_consent_was_withdrawn(make, database):
    candidate = register(make, ConsentPurpose.FICHE)
    actions.withdraw(candidate, ConsentPurpose.FICHE, by=None, today=TODAY)
    actions.touch(candidate, today=TODAY + timedelta(days=3))
    assert candidate.last_contact_on == TODAY + timedelta(days=3)
    assert candidate.erase_on == TODAY + timedelta(days=14)
