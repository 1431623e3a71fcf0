"""Made-up referrers say whom they serve, and follow people who agreed to that."""

from collections.abc import Sequence

from sqlalchemy import select

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.fiches import active
from vrijwilligers.candidates.rules import (
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
    may_need_parent,
)
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.referrers.actions import profiles, referring
from vrijwilligers.referrers.queries.referrers import with_counsellors
from vrijwilligers.referrers.rules.details import ReferralDetails, ReferrerProfileDetails

EACH = 6  # people whom a referrer follows
SERVES = (
    "Nieuwkomers die Nederlands leren.",
    "Mensen die een opleiding volgen.",
    "Mensen die zelfstandig wonen met begeleiding.",
)


def add(stage: Stage) -> None:
    """Let each referrer say whom it serves and follow people, first those that were introduced."""
    referrers = with_counsellors()
    people = iter(_people(stage, EACH * len(referrers)))
    for number, referrer in enumerate(referrers):
        with stage.then(stage.at):
            serves = SERVES[number % len(SERVES)]
            details = ReferrerProfileDetails(serves=serves)
            profiles.describe(referrer, details, by=stage.staff[0])
        for _turn, person in zip(range(EACH), people, strict=False):
            _follow(referrer, person, stage)


def _people(stage: Stage, most: int) -> Sequence[Candidate]:
    """Return people of the demo who may say yes themselves, those that were introduced first."""
    introduced = select(Introduction.candidate_id)
    order = (Candidate.id.not_in(introduced), Candidate.id)
    found = db.session.scalars(active().order_by(None).order_by(*order)).all()
    year = stage.today.year
    mine = [one for one in found if one.id in stage.stories]
    return [one for one in mine if not may_need_parent(one.birth_year, year=year)][:most]


def _follow(referrer: Organisation, person: Candidate, stage: Stage) -> None:
    consent = ConsentDetails(
        ways={ConsentPurpose.REFERRER: ConsentWay.SPOKEN}, language=person.language
    )
    counsellor = next((one.id for one in referrer.contact_persons), None)
    story = stage.stories[person.id]
    with stage.then(story.person.first_at):
        if not person.consents_to(ConsentPurpose.REFERRER):
            day = person.last_contact_on
            candidates.give(person, consent, by=stage.staff[0], today=day)
        details = ReferralDetails(organisation_id=referrer.id, counsellor_id=counsellor)
        referring.note(person, details, by=stage.staff[0])
