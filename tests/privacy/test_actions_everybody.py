"""Whatever was done: once everybody is erased, the figures say the same and nobody is left."""

from contextlib import suppress
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.imports.bringing_in import taken_over, undone
from tests.matching.deeds import introduce
from tests.organisations.files import table
from tests.privacy.story import tables_without
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.desk import actions as desk
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.queries import can_be_undone
from vrijwilligers.matching.actions import follow_ups, introductions, withdrawing
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, StepDetails
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import NOWHERE
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records import closing
from vrijwilligers.records.facts import Fact
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem

NUMBER = count(1)


def introductions_of(candidate):
    theirs = select(Introduction).where(Introduction.candidate_id == candidate.id)
    return db.session.scalars(theirs.order_by(Introduction.id)).all()


def visit(candidate, by):
    desk.count_with(candidate, Channel.WALK_IN, by=by, today=today())


def plan(candidate, by):
    details = FollowUpDetails(what="Bellen", due_on=today(), candidate_id=candidate.id)
    follow_ups.plan(details, by=by, today=today())


def finish(candidate, by):
    details = FollowUpDetails(what="Bellen", due_on=today(), candidate_id=candidate.id)
    follow_ups.finish(follow_ups.plan(details, by=by, today=today()), by=by)


def agree(candidate, by):
    ways = dict.fromkeys((ConsentPurpose.FICHE, ConsentPurpose.SHARING), ConsentWay.SPOKEN)
    candidates.give(candidate, ConsentDetails(ways=ways, language="nl"), by=by, today=today())


def withdraw(candidate, by):
    candidates.withdraw(candidate, ConsentPurpose.SHARING, by=by, today=today())


def withdraw_all(candidate, by):
    candidates.withdraw(candidate, ConsentPurpose.FICHE, by=by, today=today())


def withdraw_by_mistake(candidate, by):
    withdraw(candidate, by)
    db.session.flush()
    candidates.undo_withdrawal(candidate, by=by, at=now())


def propose(candidate, by):
    introduce(candidate, db.session.scalars(select(Vacancy)).first(), by=by)


def step(candidate, by):
    for one in introductions_of(candidate):
        told = DisclosureChannel.PHONE
        onwards = StepDetails(target=IntroductionState.CONTACTED, on=today(), told_how=told)
        introductions.move(one, onwards, by=by, today=today())


def end(candidate, by):
    for one in introductions_of(candidate):
        why = {"side": EndedBy.CANDIDATE, "reason": IntroductionEndReason.NO_TIME}
        over = StepDetails(target=IntroductionState.ENDED, on=today(), **why)
        introductions.move(one, over, by=by, today=today())


def take_the_yes_back(candidate, by):
    for one in introductions_of(candidate):
        withdrawing.withdraw(one, by=by, at=now())


def bring_in_a_list(_candidate, _by):
    row = {"given_name": f"An{next(NUMBER)}", "phone": "0470000001"}
    row |= {"consent_given_on": today().isoformat()}
    taken_over(CANDIDATES, table(row), source_name="lijst")


def undo_a_list(_candidate, _by):
    for key in db.session.scalars(select(ImportRun.id)).all():
        if can_be_undone(db.session.get_one(ImportRun, key), now()):
            undone(db.session, key)


def close_the_year(_candidate, _by):
    closing.close_each_night(datetime(today().year + 1, 3, 31, 2, tzinfo=UTC))


EVERY = (
    *(visit, plan, finish, propose, step, end, take_the_yes_back, agree, withdraw, withdraw_all),
    *(withdraw_by_mistake, bring_in_a_list, undo_a_list, close_the_year),
)
DEEDS = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(EVERY)), max_size=8)
IN_ORDER = (
    *(bring_in_a_list, propose, step, withdraw_by_mistake, withdraw, agree, end, propose),
    *(take_the_yes_back, close_the_year, undo_a_list, bring_in_a_list, withdraw_all),
)


def totals(database):
    """Return how often each kind happened in each year."""
    database.rollback()
    summed = select(Fact.year, Fact.kind, func.sum(Fact.amount)).where(Fact.dimension == "")
    return {tuple(row) for row in database.execute(summed.group_by(Fact.year, Fact.kind)) if row[2]}


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(deeds=[(0, deed) for deed in IN_ORDER])
@given(deeds=DEEDS)
def test_once_everybody_is_erased_the_totals_are_the_same_and_nobody_is_left(make, database, deeds):
    by = make.staff("reception").id
    make.vacancy()
    people = [make.candidate().id for _ in range(2)]
    for whose, deed in deeds:
        with suppress(Problem):  # refused: nothing is done, and nothing counted
            deed(database.get_one(Candidate, people[whose]), by)
            database.commit()
        database.rollback()
    before = totals(database)
    everybody = database.scalars(select(Candidate.id)).all()
    keys = [PersonKey(DataSubject.CANDIDATE, key) for key in everybody]
    for key in keys:
        erase(key, ErasureReason.REQUEST, by=by, at=now(), named_in=NOWHERE)
        database.commit()
    assert totals(database) == before
    assert database.query(Candidate).count() == 0
    for key in keys:
        assert tables_without(key) == {table.name for table in paths.going(key)}
    db.session.rollback()
