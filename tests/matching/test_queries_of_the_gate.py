"""One gate: a fiche that may not be used is nowhere, whatever the reason (P-04, P-10, P-15)."""

import pytest
from sqlalchemy.exc import NoResultFound

from tests.matching.deeds import introduce
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk import actions as desk
from vrijwilligers.desk import queries as conversations
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions, problems
from vrijwilligers.matching.queries import timeline
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.vocabulary.clock import now, today

CLOSED = {
    "consent withdrawn": {"fiche_consent": False},
    "restricted": {"restricted_at": now()},
    "its day has come": {"erase_on": today()},
}
both = [ConsentPurpose.FICHE, ConsentPurpose.SHARING]


@pytest.fixture(params=CLOSED)
def known(request, make, database):
    """Somebody on the way to an organisation, before and after the gate is closed."""
    candidate = make.candidate(given_name="Zebedeus", family_name="Quackel", consents=both)
    introduction = make.introduction(candidate=candidate, state=IntroductionState.CONTACTED)
    follow_up = make.follow_up(candidate=candidate)
    by = make.staff("reception").id
    contact = desk.count_with(candidate, Channel.PHONE, by=by, today=today())
    database.commit()

    def shut():
        for name, value in CLOSED[request.param].items():
            setattr(candidate, name, value)
        database.commit()

    return candidate, introduction, follow_up, contact, shut


def there(known):
    """Say where somebody is found."""
    candidate, introduction, follow_up, contact, _ = known
    organisation = introduction.vacancy.organisation_id
    return {
        "list": candidate in set(db.session.scalars(candidates.latest())),
        "search": bool(candidates.searching("Zebedeus", limit=5)),
        "introduction": _found(queries.get_introduction, introduction.id),
        "follow-up": _found(queries.get_follow_up, follow_up.id),
        "conversation": _found(conversations.get_contact, contact.id),
        "fiche": _found(candidates.get, candidate.id),
        "time line": bool(timeline.moments_of(organisation)),
        "sharing": queries.may_be_shared(candidate),
    }


def _found(question, key):
    try:
        return bool(question(key))
    except NoResultFound:
        return False


def test_a_fiche_that_may_not_be_used_is_nowhere_p15(known, database):
    candidate, *_, shut = known
    assert all(there(known).values()), there(known)
    assert candidate.is_in_use
    shut()
    assert not any(there(known).values()), there(known)
    assert not candidate.is_in_use
    assert database.query(Candidate).filter(Candidate.is_in_use).count() == 0


def test_nothing_is_done_with_it_either_p15(known, make):
    candidate, introduction, *_, shut = known
    shut()
    with pytest.raises(problems.FicheMayNotBeUsed):
        introduce(candidate, make.vacancy())
    step = StepDetails(target=IntroductionState.TALKED, on=today())
    with pytest.raises(problems.FicheMayNotBeUsed):
        introductions.move(introduction, step, by=None, today=today())


def test_its_page_leads_to_the_page_of_consent(known, make, coordinator):
    candidate, *_, shut = known
    assert coordinator.get("desk.fiche", candidate_id=candidate.id)
    shut()
    page = coordinator.get("desk.fiche", candidate_id=candidate.id, status=302)
    assert page.location.endswith(f"/candidates/{candidate.id}/consent")
    coordinator.get("candidates.give", candidate_id=candidate.id)
