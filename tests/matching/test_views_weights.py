"""The page of the weights: chosen with the effect in sight, dated, undone."""

from dataclasses import asdict

import numpy as np
import pytest
from sqlalchemy import select

from tests.simulate.desks import fits
from vrijwilligers.matching.models import OutcomeSum, WeightSet
from vrijwilligers.matching.rules.outcome_sums import LEARNED, FitSums, rounded_fits
from vrijwilligers.matching.rules.weight_sets import CRITERIA, WeightOrigin
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.week import mask_of

CHANGE = "matching.change_weights"
USUAL = asdict(Weights())
MORNING = mask_of(["mon-morning", "wed-morning", "fri-morning"])
EVENING = mask_of(["tue-evening"])
SOUP, READING = {"en": ("Soup", "You cook soup.")}, {"en": ("Reading", "You read aloud.")}


@pytest.fixture
def sets(database):
    """Return all sets of weights as they are kept now."""

    def sets():
        database.rollback()
        return database.scalars(select(WeightSet).order_by(WeightSet.id)).all()

    return sets


def looked_at(desk, answers, status=200):
    page = desk.get(CHANGE)
    page.html.select_one("main form[method=post]")["action"] = desk.url("matching.look_at_weights")
    return desk.send(page, answers, status=status)


def test_the_first_page_says_the_standard_weights(coordinator):
    page = coordinator.get("matching.weights")

    assert "These are the standard weights. Nobody changed them yet." in page.text
    assert len(page.html.select("table.weights tbody tr")) == len(CRITERIA)


def test_a_change_is_dated_with_who_and_why_and_counts_from_now_on(coordinator, sets, database):
    coordinator.submit(CHANGE, {"days": "40", "why": "Hours come first"})

    (made,) = sets()
    assert made.values == USUAL | {"days": 40}
    assert (made.made_how, made.why) == (WeightOrigin.BY_HAND, "Hours come first")
    assert made.staff_id == coordinator.staff_id
    page = coordinator.get("matching.weights")
    assert "Days and times from 20 to 40" in page.text
    logged = database.scalars(select(AuditEvent).where(AuditEvent.thing == "weight_set")).all()
    assert [(one.deed, one.record_id) for one in logged] == [("changed", made.id)]


def test_undone_is_a_new_set_that_repeats_the_one_before(coordinator, sets):
    coordinator.submit(CHANGE, {"days": "40"})
    coordinator.submit(CHANGE, {"days": "60"})
    coordinator.submit("matching.undo_weights", {})

    assert [one.values["days"] for one in sets()] == [40, 60, 40]
    assert sets()[-1].made_how == WeightOrigin.UNDONE
    coordinator.submit("matching.undo_weights", {})
    assert [one.values["days"] for one in sets()] == [40, 60, 40, 60]


def test_standard_weights_cannot_be_undone(coordinator, sets):
    refused = coordinator.submit("matching.undo_weights", {}, status=422)

    assert refused.problems == ["These are the standard weights: there is nothing to undo."]
    assert sets() == []


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        (dict.fromkeys(CRITERIA, "0"), "Nothing of the person would count"),
        ({"days": "101"}, "Enter a whole number from 0 to 100."),
        ({"days": "-1"}, "Enter a whole number from 0 to 100."),
        ({"days": "much"}, "Enter a whole number from 0 to 100."),
        ({"days": ""}, "Enter a whole number from 0 to 100."),
        ({}, "These are the weights of today."),
    ],
)
def test_weights_that_cannot_be_are_refused_in_words(coordinator, sets, answers, problem):
    refused = coordinator.submit(CHANGE, answers, status=422)

    assert refused.problems[0].startswith(problem)
    assert sets() == []


def test_the_effect_on_three_people_is_shown_before_anything_is_saved(coordinator, make, sets):
    coordinator.submit(CHANGE, {"category": "50"})
    make.vacancy(texts=SOUP, category="food", days=EVENING, municipality="21012")
    make.vacancy(texts=READING, category="nature", days=MORNING, municipality="21012")

    page = looked_at(coordinator, {"category": "1", "days": "100"})
    newcomer = page.html.select_one("#effect article")

    now, then = ([one.get_text() for one in ol.select("[lang]")] for ol in newcomer.select("ol"))
    assert (now, then) == (["Soup", "Reading"], ["Reading", "Soup"])
    assert [tag.get_text() for tag in newcomer.select(".tag")] == ["1 up", "1 down"]
    assert len(page.html.select("#effect article")) == 3
    assert page.html.select_one("[name=days]")["value"] == "100"
    assert len(sets()) == 1


def test_what_was_looked_at_is_saved_from_there(coordinator, sets):
    coordinator.send(looked_at(coordinator, {"days": "44"}), {})

    assert [one.values["days"] for one in sets()] == [44]


def test_what_outcomes_say_is_proposed_with_its_effect_and_never_by_itself(
    coordinator, sets, database
):
    assert "We know of 0 introductions" in coordinator.get("matching.weights").text
    coordinator.get("matching.weights_proposal", status=302)
    teach(database)

    page = coordinator.get("matching.weights")
    assert "We know of 600 introductions what became of them." in page.text
    assert "very likely between" in page.text
    proposed = coordinator.get("matching.weights_proposal")
    assert proposed.html.select_one("[name=talents]")["value"] == "32"
    assert len(proposed.html.select("#effect article")) == 3
    assert sets() == []

    coordinator.send(proposed, {"why": "It is surely better"})
    (made,) = sets()
    assert (made.made_how, made.values["talents"]) == (WeightOrigin.PROPOSAL, 32)
    assert "We know of 0 introductions" in coordinator.get("matching.weights").text


def teach(database):
    """Let talents alone decide who was placed."""
    random = np.random.default_rng(7)
    seen = fits(random, 600)
    placed = seen[:, LEARNED.index("talents")] + random.normal(0, 0.5, len(seen)) > 0
    for is_placed in (True, False):
        rows = [dict(zip(LEARNED, row, strict=True)) for row in seen[placed == is_placed].tolist()]
        total = FitSums.of([rounded_fits(row) for row in rows])
        kept = {"amount": total.amount, "sums": dict(total.sums)}
        database.add(OutcomeSum(weight_set=0, is_placed=is_placed, **kept))
    database.commit()


def test_what_cannot_be_has_no_effect_to_look_at(coordinator):
    refused = looked_at(coordinator, {"days": "much"}, status=422)

    assert refused.problems == ["Enter a whole number from 0 to 100."]
    assert not refused.html.select("#effect")


def test_what_two_coordinators_change_at_once_is_joined_or_asked(coordinator, sets):
    page = coordinator.get(CHANGE)
    coordinator.submit(CHANGE, {"days": "40"})
    coordinator.send_beside(page, {"talents": "50"}, at=page.address)
    assert (sets()[-1].values["days"], sets()[-1].values["talents"]) == (40, 50)

    old = coordinator.get("matching.undo_weights")
    coordinator.submit(CHANGE, {"days": "70"})
    coordinator.send_beside(old, {}, at=old.address, status=409)
    assert sets()[-1].values["days"] == 70


def test_suggestions_follow_the_weights_of_now(coordinator, make):
    candidate = make.candidate(categories=["food"], days=MORNING)
    make.vacancy(texts=SOUP, category="food", days=EVENING)
    make.vacancy(texts=READING, category="nature", days=MORNING)

    def titles():
        page = coordinator.get("matching.suggestions", candidate_id=candidate.id)
        return [one.select_one("a").get_text() for one in page.html.select(".fit h2")]

    coordinator.submit(CHANGE, {"days": "100", "category": "1"})
    assert titles() == ["Reading", "Soup"]
    coordinator.submit(CHANGE, {"days": "1", "category": "100"})
    assert titles() == ["Soup", "Reading"]


def test_reception_does_not_weigh(reception, administrator):
    for endpoint in ("matching.weights", CHANGE, "matching.undo_weights"):
        reception.get(endpoint, status=403)
        administrator.get(endpoint)
