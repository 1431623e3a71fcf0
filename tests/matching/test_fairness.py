"""Fairness: who was sent many lately stands lower for a while, on made-up desks and in numbers."""

from dataclasses import asdict

import pytest

from tests.matching.deeds import DAY, introduce
from tests.simulate.sharing import share
from vrijwilligers.matching import queries
from vrijwilligers.matching.queries.load import recent_loads
from vrijwilligers.matching.rules.fairness import FULL, HALF_LIFE, loads
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.vocabulary.clock import today

SEEDS = range(5)


def test_an_introduction_weighs_half_after_its_half_life_and_no_more_than_all():
    on = {1: today(), 2: today() - HALF_LIFE, 3: today() + DAY}
    sent = [(organisation, day, 1) for organisation, day in on.items()]

    found = loads([*sent, (4, today(), FULL), (4, today(), 5)], today=today())

    assert found == pytest.approx({1: 1 / FULL, 2: 0.5 / FULL, 3: 1 / FULL, 4: 1.0})


def test_more_vacancies_are_reached_and_hardly_fewer_people_placed():
    cost = Weights().fairness / sum(asdict(Weights()).values()) / 2
    plain = [share(seed, cost=0) for seed in SEEDS]
    fair = [share(seed, cost=cost) for seed in SEEDS]

    assert sum(one.reached for one in fair) >= 1.08 * sum(one.reached for one in plain)
    assert sum(one.placed for one in fair) >= 0.99 * sum(one.placed for one in plain)


def test_only_what_was_sent_lately_of_who_may_be_used_is_a_load(make, database):
    vacancy, old, left = make.vacancy(), make.vacancy(), make.vacancy()
    _fresh, faded = introduce(make.candidate(), vacancy, old)
    faded.steps[0].happened_on = today() - 5 * HALF_LIFE
    (made,) = introduce(make.candidate(), left)
    made.candidate.fiche_consent = False
    database.commit()

    assert recent_loads(today()) == {vacancy.organisation_id: pytest.approx(1 / FULL)}


def test_of_two_that_fit_alike_the_one_that_was_sent_few_comes_first(make):
    busy, quiet = make.vacancy(), make.vacancy()
    introduce(make.candidate(), busy)
    introduce(make.candidate(), busy)

    for _ in range(3):  # whoever asks: equals are drawn by the person
        found = queries.suggestions(make.candidate(), today=today()).items
        assert [one.vacancy for one in found] == [quiet, busy]
