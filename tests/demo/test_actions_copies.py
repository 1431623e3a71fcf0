"""Copies for the bench: the same rows as the actions write."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from tests.figures import figures, totals
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.demo import copies
from vrijwilligers.demo.people import Person, groups
from vrijwilligers.desk import actions as desk
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.matching.actions import follow_ups, introductions
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.steps import FollowUpDetails, Proposal, StepDetails
from vrijwilligers.records.demo_stage import DemoSize, Stage, Story
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.levels import Level

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
THEN = NOW - timedelta(days=40)
SAMIRA = CandidateDetails(
    given_name="Samira",
    family_name="Ouali",
    birth_year=1990,
    phone="+32470001122",
    language="fr",
    languages={"ar": Level.NATIVE, "nl": Level.A2},
    talents=frozenset({"cooking", "talking"}),
    categories=frozenset({"food"}),
)
AYSE = replace(SAMIRA, given_name="Ayşe", family_name="Yılmaz", phone=None, email="a@example.org")
NUMBERS = {"id", "uid", "candidate_id", "introduction_id", "record_id"}
NUMBERS |= {"recall_id", "reference", "codes", "sealed"}  # of each its own


def _told_by_actions(stage, details, vacancy, by):
    """Let somebody come, be introduced, be called and come again."""
    person = Person(next(iter(groups().values())), details, THEN, frozenset(), ConsentWay.SPOKEN)
    story, today = Story(person), day_of(THEN)
    consent = ConsentDetails(
        ways=dict.fromkeys((ConsentPurpose.FICHE, ConsentPurpose.SHARING), ConsentWay.SPOKEN),
        language="fr",
    )
    with stage.recording(), stage.then(THEN, story):
        one = candidates.register(details, consent, by=by, today=today)
        proposal = Proposal(agreed={vacancy.organisation_id: ConsentWay.SPOKEN})
        [made] = introductions.introduce(one, [vacancy], proposal, by=by, today=today)
        introductions.move(
            made, StepDetails(target=IntroductionState.TALKED, on=today), by=by, today=today
        )
        what = FollowUpDetails(what="Bellen", due_on=today, introduction_id=made.id)
        follow_ups.finish(follow_ups.plan(what, by=by, today=today), by=by)
        desk.count_with(one, Channel.PHONE, by=by, today=today)
        candidates.withdraw(one, ConsentPurpose.SHARING, by=by, today=today)
    return story


def _written_by(deed):
    """Return what a deed adds to every table, without the numbers of the rows."""
    before = _everything()
    deed()
    db.session.commit()
    after = _everything()
    return {name: _plain(rows[len(before[name]) :]) for name, rows in after.items()}


def _counted_by(deed):
    before = Counter(figures(db.session))
    deed()
    return Counter(figures(db.session)) - before


def _everything():
    return {
        table.name: db.session.execute(select(table).order_by(*table.primary_key)).mappings().all()
        for table in db.metadata.sorted_tables
        if table is not Fact.__table__
    }


def _plain(rows):
    without = ({name: row[name] for name in row if name not in NUMBERS} for row in rows)
    return sorted(map(repr, without))


def test_a_copy_and_a_fiche_by_the_actions_with_the_same_details_have_the_same_rows(make, database):
    stage, by = Stage(DemoSize(), NOW), make.staff("reception").id
    vacancy = make.vacancy()
    original = _told_by_actions(stage, SAMIRA, vacancy, by)

    by_actions = _written_by(lambda: _told_by_actions(stage, AYSE, vacancy, by))
    rows = copies.rows_of(original)
    copied = _written_by(lambda: copies.write([copies.copy_of(rows, AYSE)]))

    assert copied == by_actions
    filled = {name for name, rows in by_actions.items() if rows}
    assert filled >= {"candidate", "candidate_key", "consent", "introduction", "introduction_step"}
    assert filled >= {"follow_up", "desk_contact", "audit_event"}


def test_a_copy_counts_as_its_original_did(make, database):
    stage, by = Stage(DemoSize(), NOW), make.staff("reception").id
    vacancy = make.vacancy()
    original = _told_by_actions(stage, SAMIRA, vacancy, by)
    by_actions = _counted_by(lambda: _told_by_actions(stage, AYSE, vacancy, by))
    rows = copies.rows_of(original)
    copied = _counted_by(lambda: copies.write([copies.copy_of(rows, AYSE)]))
    assert copied == by_actions
    assert by_actions[("desk_contact", "", "")] == 1


def test_a_copy_points_at_rows_of_its_own(make, database):
    stage, by = Stage(DemoSize(), NOW), make.staff("reception").id
    original = _told_by_actions(stage, SAMIRA, make.vacancy(), by)

    rows = copies.rows_of(original)
    copies.write([copies.copy_of(rows, AYSE), copies.copy_of(rows, AYSE)])

    names = database.scalars(select(Candidate.given_name).order_by(Candidate.id)).all()
    assert names == ["Samira", "Ayşe", "Ayşe"]
    for table in ("introduction", "desk_contact", "follow_up", "consent"):
        owners = _owners(table)
        assert len(set(owners)) == 3, table
        assert len(owners) % 3 == 0, table
    assert totals(database)["desk_contact"] == 3
    logged = db.metadata.tables["audit_event"]
    told = db.session.execute(select(logged.c.thing, logged.c.record_id, logged.c.deed)).all()
    assert len(told) == len(set(told))


def test_copies_bear_other_names_and_are_reached_elsewhere(make, database):
    stage, by = Stage(DemoSize(candidates=9), NOW), make.staff("reception").id
    story = _told_by_actions(stage, SAMIRA, make.vacancy(), by)
    stage.stories[database.scalars(select(Candidate.id)).one()] = story

    copies.add(stage)

    everybody = database.scalars(select(Candidate)).all()
    assert len(everybody) == 9
    assert len({one.full_name for one in everybody}) > 5
    phones = [one.phone for one in everybody if one.phone]
    assert len(phones) == len(set(phones)) > 3
    assert len({one.motivation for one in everybody}) == 1


def test_many_people_are_copies_of_equally_many_each():
    assert DemoSize(candidates=0).played == 0
    assert DemoSize(candidates=500).played == 500
    assert DemoSize(candidates=501).played == 251
    assert DemoSize(candidates=100_000).played == 500


def _owners(table):
    return db.session.scalars(select(db.metadata.tables[table].c.candidate_id)).all()
