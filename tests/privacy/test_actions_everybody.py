"""Whatever was done: once everybody is erased, the figures say the same and nobody is left."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.figures import totals
from tests.privacy.story import tables_without
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk import actions as desk
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import follow_ups
from vrijwilligers.matching.rules.steps import FollowUpDetails
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import NOWHERE
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today


def visit(candidate, by):
    desk.count_with(candidate, Channel.WALK_IN, by=by, today=today())


def plan(candidate, by):
    details = FollowUpDetails(what="Bellen", due_on=today(), candidate_id=candidate.id)
    follow_ups.plan(details, by=by, today=today())


def finish(candidate, by):
    details = FollowUpDetails(what="Bellen", due_on=today(), candidate_id=candidate.id)
    follow_ups.finish(follow_ups.plan(details, by=by, today=today()), by=by)


def withdraw(candidate, by):
    if candidate.consents_to(ConsentPurpose.SHARING):
        candidates.withdraw(candidate, ConsentPurpose.SHARING, by=by, today=today())


DEEDS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([visit, plan, finish, withdraw])), max_size=8
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(deeds=DEEDS)
def test_once_everybody_is_erased_the_totals_are_the_same_and_nobody_is_left(make, database, deeds):
    by = make.staff("reception").id
    people = [make.candidate() for _ in range(3)]
    for whose, deed in deeds:
        deed(people[whose], by)
        database.commit()
    before = totals(database)
    keys = [PersonKey(DataSubject.CANDIDATE, one.id) for one in people]
    for key in keys:
        erase(key, ErasureReason.REQUEST, by=by, at=now(), named_in=NOWHERE)
        database.commit()
    assert totals(database) == before
    assert database.query(Candidate).count() == 0
    for key in keys:
        assert tables_without(key) == {table.name for table in paths.going(key)}
    db.session.rollback()
