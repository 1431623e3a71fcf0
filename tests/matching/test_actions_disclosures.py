"""Who was told what: each yes is kept with its words, and the telling with its day."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from tests.matching.deeds import DAY, deeds, introduce
from vrijwilligers.candidates.rules import ConsentWay
from vrijwilligers.matching.actions import introductions, problems, withdrawing
from vrijwilligers.matching.models import Disclosure
from vrijwilligers.matching.rules.disclosure import DisclosedField, DisclosureChannel
from vrijwilligers.matching.rules.states import (
    NEEDS_REASON,
    PLACED,
    EndedBy,
    IntroductionEndReason,
    IntroductionState,
)
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.vocabulary.clock import now, today

STARTED = IntroductionState.STARTED


def disclosures(database):
    return database.scalars(select(Disclosure).order_by(Disclosure.id)).all()


def step(introduction, target, **details):
    details = StepDetails(**({"target": target, "on": today()} | details))
    return introductions.move(introduction, details, by=None, today=today())


def test_a_yes_is_kept_with_its_words_and_its_way_p16(make, database):
    me, organisation = make.staff("reception"), make.organisation(name="De Rozelaar")
    hilde = ContactPerson(name="Hilde Proef")
    organisation.contact_persons.append(hilde)
    candidate = make.candidate(phone="+32470123456", email=None, language="nl")
    vacancy = make.vacancy(organisation=organisation, contact_name="hilde proef")

    introduce(candidate, vacancy, by=me.id, agreed={organisation.id: ConsentWay.PAPER})

    (kept,) = disclosures(database)
    assert (kept.candidate_id, kept.organisation_id) == (candidate.id, organisation.id)
    assert (kept.organisation_name, kept.contact_person_id) == ("De Rozelaar", hilde.id)
    assert kept.told_fields == (DisclosedField.NAME, DisclosedField.PHONE)
    assert "De Rozelaar" in kept.text
    assert candidate.family_name not in kept.text
    assert (kept.language, kept.way, kept.witness_id) == ("nl", ConsentWay.PAPER, me.id)
    assert (kept.told_on, kept.withdrawn_at, kept.recall_id) == (None, None, None)
    assert deeds(database, kept) == ["agreed"]


def test_each_introduction_has_a_reference_of_its_own_that_can_be_said_p16(make, database):
    candidate, organisation = make.candidate(), make.organisation()
    introduce(candidate, *(make.vacancy(organisation=organisation) for _ in range(2)))
    first, second = disclosures(database)
    assert first.reference != second.reference
    assert len(first.reference) == len("2345-6789")
    assert first.reference.replace("-", "").isalnum()


def test_an_organisation_is_told_when_it_was_contacted_p16(make, database):
    me = make.staff("reception")
    candidate = make.candidate()
    introduce(candidate, make.vacancy(), by=me.id, contacted=DisclosureChannel.EMAIL)
    (kept,) = disclosures(database)
    assert (kept.told_on, kept.told_how) == (today(), DisclosureChannel.EMAIL)
    assert kept.told_by_id == me.id
    assert deeds(database, kept) == ["agreed", "told"]


def test_an_organisation_that_heard_and_refused_must_hear_what_is_taken_back_p16(make, database):
    refused, recalled = [], []
    for target, before in [(IntroductionState.ENDED, []), (IntroductionState.STOPPED, [STARTED])]:
        (one,) = introduce(make.candidate(), make.vacancy())
        for state in before:
            step(one, state)
        why = {"side": EndedBy.ORGANISATION, "reason": IntroductionEndReason.NOT_A_FIT}
        step(one, target, told_how=DisclosureChannel.EMAIL, **why)
        refused.append(one.disclosure.told_on)
        withdrawing.withdraw(one, by=None, at=now())
        recalled.append(one.disclosure.recall is not None)

    assert refused == [today(), today()]
    assert recalled == [True, True]


def test_a_step_tells_once_and_an_end_before_it_tells_nothing_p16(make, database):
    (told,) = introduce(make.candidate(), make.vacancy())
    step(told, IntroductionState.TALKED, told_how=DisclosureChannel.IN_PERSON)
    step(told, IntroductionState.APPOINTMENT, on=today() + DAY, told_how=DisclosureChannel.LETTER)
    for side in (EndedBy.DESK, EndedBy.CANDIDATE):
        (never,) = introduce(make.candidate(), make.vacancy())
        step(never, IntroductionState.ENDED, side=side, reason=IntroductionEndReason.OTHER)
        assert never.disclosure.told_on is None

    assert told.disclosure.told_how == DisclosureChannel.IN_PERSON
    assert told.disclosure.told_on == today()


def test_a_yes_to_other_words_is_asked_again_p16(make, database):
    with pytest.raises(problems.WordsChanged):
        introduce(make.candidate(), make.vacancy(), shown="what stood there before")
    assert disclosures(database) == []


@pytest.mark.parametrize(
    "change",
    [
        *("text = 'Mag alles?'", "fields = 'name'", "language = 'fr'", "way = 'online'"),
        *("agreed_at = '2024-01-01 00:00:00'", "reference = 'AAAA-AAAA'", "id = id + 1"),
        *("organisation_name = 'Een ander'", "told_on = '2024-01-01'", "told_how = 'letter'"),
        *("told_on = NULL", "told_how = NULL"),
        *(f"{one}_id = (SELECT max(id) FROM staff_member)" for one in ("witness", "told_by")),
    ],
)
def test_what_was_agreed_and_told_cannot_be_changed_by_anybody_p16(make, database, change):
    me = make.staff("reception")
    introduce(make.candidate(), make.vacancy(), by=me.id, contacted=DisclosureChannel.PHONE)
    make.staff("coordinator")
    database.execute(text("UPDATE disclosure SET told_by_id = NULL"))  # a colleague is erased
    database.commit()
    with pytest.raises(DBAPIError, match="disclosure_proves"):
        database.execute(text(f"UPDATE disclosure SET {change}"))
    database.rollback()


def test_what_was_told_goes_with_the_fiche_p16(make, database):
    candidate = make.candidate()
    introduce(candidate, make.vacancy())
    database.commit()
    database.delete(candidate)
    database.commit()
    assert disclosures(database) == []


@pytest.mark.parametrize("is_heard", [False, True])
def test_only_what_we_heard_from_the_person_moves_the_day_on_which_the_fiche_goes_p10(
    make, database, is_heard
):
    reason = IntroductionEndReason.NO_ANSWER
    ends = [{"side": side, "reason": reason} for side in EndedBy]
    steps = [(state, {}) for state in IntroductionState if state not in NEEDS_REASON]
    for target, why in [*steps[1:], *((IntroductionState.ENDED, one) for one in ends)]:
        is_late = target in PLACED
        before = IntroductionState.STARTED if is_late else IntroductionState.PROPOSED
        introduction = make.introduction(state=before)
        introduction.candidate.last_contact_on = today() - 30 * DAY
        database.flush()
        step(introduction, target, is_from_candidate=is_heard, **why)
        assert (introduction.candidate.last_contact_on == today()) is is_heard, (target, why)
