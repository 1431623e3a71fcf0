"""What undoing a merge needs goes with the person, and after thirty days."""

from datetime import timedelta

from sqlalchemy import select

from tests.privacy.ending import ends
from tests.privacy.erasing import gone
from tests.privacy.story import traces
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate, CandidateMerge
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.extensions import db
from vrijwilligers.privacy.queries.copies import history_of
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now


def merged(make, *, at=None, **said):
    stays, goes = make.candidate(given_name="Samira"), make.candidate(**said)
    at = at or now()
    done = merging.merge(stays, goes, (), MergeReason.PERSON_SAYS, by=None, at=at)
    db.session.commit()
    return stays.id, done.goes_id


def test_who_is_erased_takes_along_what_undoing_would_need_p11(make, app):
    number, gone_before = merged(make, given_name="Zamira", phone="+32470998877")
    (done,) = db.session.scalars(select(CandidateMerge))
    assert "Zamira" not in done.sealed
    gone(PersonKey(DataSubject.CANDIDATE, number))
    assert db.session.scalars(select(CandidateMerge)).all() == []
    assert traces("zamira", "+32470998877") == set()
    left = {one.record_id for one in db.session.scalars(select(AuditEvent))}
    assert not left & {number, gone_before}, "the log knows neither number any more"


def test_after_thirty_days_two_stay_one_and_the_number_still_leads_there_p10(make):
    merged(make)
    ends(now() + timedelta(days=29))
    (done,) = db.session.scalars(select(CandidateMerge))
    assert done.sealed
    ends(now() + timedelta(days=31))
    db.session.expire_all()
    (done,) = db.session.scalars(select(CandidateMerge))
    assert not done.sealed
    assert done.number


def test_a_copy_tells_what_happened_to_both_fiches_p13(make):
    number, gone_before = merged(make)
    told = history_of(db.session.get(Candidate, number))
    assert {"merged", "merged away"} <= {one.deed for one in told}
    assert gone_before in {one.record_id for one in told}
