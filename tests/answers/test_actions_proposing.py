"""What is sent twice is one proposal, and only that."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.vacancies.own import READY, details, task
from vrijwilligers.answers.actions import proposing
from vrijwilligers.answers.rules import PROPOSAL, LegalAnswers
from vrijwilligers.links.queries import by_token
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def propose(make, database):
    house = make.organisation(**READY)
    link = by_token(proposing.make_link(house, by=None, at=now()), PROPOSAL)
    said = details(house, tasks=(task("Snijden", "cooking"),), municipality="21004")

    def propose(**wanted):
        made = proposing.propose(link, replace(said, **wanted), answers=LegalAnswers(), at=now())
        database.commit()
        return made.id

    return propose


def test_a_second_click_is_one_proposal(propose):
    assert propose() == propose()


@pytest.mark.parametrize(
    "wanted",
    [
        {"municipality": "21001"},
        {"start_on": today() + timedelta(days=9)},
        {"contact_email": "bo@buurthuis.example.org"},
        {"tasks": (task("Praten", "talking"),)},
    ],
)
def test_the_same_words_with_other_details_are_another_proposal(propose, wanted):
    assert propose() != propose(**wanted)
