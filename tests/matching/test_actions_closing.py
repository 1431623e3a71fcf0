"""Somebody started: the others are closed in one go, and each organisation hears it."""

from sqlalchemy import select

from tests.matching.answers import ADDRESS, mails
from tests.matching.deeds import PHONED, introduce
from vrijwilligers.matching.actions import closing, outcomes
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.queries.recently_sent import running_elsewhere
from vrijwilligers.matching.rules.states import IntroductionEndReason, IntroductionState
from vrijwilligers.vocabulary.clock import now, today


def started_with_others(make, database):
    """Somebody who started, with one organisation told, one not told and one without address."""
    person = make.candidate(given_name="Samira", family_name="El Idrissi")
    french = {"fr": ("De la soupe", "Bon.")}
    told = make.vacancy(contact_email=ADDRESS, language="fr", texts=french)
    untold, deaf = make.vacancy(contact_email="rita@example.org"), make.vacancy()
    (one,) = introduce(person, told, contacted=PHONED)
    (two,) = introduce(person, untold)
    (three,) = introduce(person, deaf, contacted=PHONED)
    begun = make.introduction(candidate=person, state=IntroductionState.STARTED)
    database.commit()
    return begun, [one, two, three]


def test_each_organisation_that_knows_hears_it_in_its_language(make, database):
    begun, others = started_with_others(make, database)
    assert running_elsewhere(begun) == others
    done = closing.close_others(begun, {one.id for one in others}, by=None, at=now())
    database.commit()
    assert {one.end_reason for one in others} == {IntroductionEndReason.FOUND_ELSEWHERE}
    (mail,) = mails(database, "introduction_closed")
    assert (mail.address, mail.language) == (ADDRESS, "fr")
    assert "Samira E." in mail.body
    assert "Idrissi" not in mail.body
    calls = database.scalars(select(FollowUp).where(FollowUp.done_at.is_(None))).all()
    assert [one.introduction_id for one in calls] == [others[2].id], "who has no address is called"
    assert len(done) == 3


def test_what_is_not_chosen_goes_on_and_each_is_undone_alone(make, database):
    begun, (one, two, three) = started_with_others(make, database)
    first, _second = closing.close_others(begun, {one.id, two.id}, by=None, at=now())
    database.commit()
    assert three.state == IntroductionState.CONTACTED
    outcomes.undo(first, by=None, today=today())
    database.commit()
    assert (one.state, two.state) == (IntroductionState.CONTACTED, IntroductionState.ENDED)
    assert closing.close_others(begun, {two.id, begun.id}, by=None, at=now()) == []
