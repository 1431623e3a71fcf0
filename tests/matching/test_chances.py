"""The chance that it works out: a word, with what speaks for it and against it."""

from datetime import timedelta

import pytest

from tests.matching.deeds import introduce
from vrijwilligers.matching.models import IntroductionStep
from vrijwilligers.matching.queries.prospects import prospects
from vrijwilligers.matching.rules.answers import ResponseRecord
from vrijwilligers.matching.rules.chances import (
    Chance,
    ChanceCriterion,
    VacancyProspect,
    chance_of,
    chance_reasons,
)
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.levels import Level

FAST, SLOW = (ResponseRecord(answered=4, median_days=days) for days in (2.0, 12.5))
WAITING = ResponseRecord(waiting=2)
DUTCH = Offer(id=1, languages={"nl": Level.B1}, practise_dutch="A2")
SPEAKS = {level: Wishes(languages={"nl": level}) for level in (Level.A1, Level.A2, Level.B2)}
LEARNS = Wishes(languages={"nl": Level.A2}, practise_dutch=True)


@pytest.mark.parametrize(
    ("offer", "wishes", "prospect", "chance", "why"),
    [
        (Offer(id=1), Wishes(), {}, Chance.UNKNOWN, {"speed": None}),
        (Offer(id=1), Wishes(), {"places": 2}, Chance.POSSIBLE, {"places": True, "speed": None}),
        (
            Offer(id=1),
            Wishes(),
            {"places": 2, "underway": 1, "record": FAST},
            Chance.GOOD,
            {"places": True, "speed": True},
        ),
        (
            Offer(id=1),
            Wishes(),
            {"places": 1, "underway": 1, "record": SLOW},
            Chance.UNSURE,
            {"underway": False, "speed": False},
        ),
        (Offer(id=1), Wishes(), {"underway": 1, "record": FAST}, Chance.POSSIBLE, {"speed": True}),
        (
            Offer(id=1),
            Wishes(),
            {"underway": 2, "record": WAITING},
            Chance.UNSURE,
            {"underway": False, "waiting": False},
        ),
        (DUTCH, Wishes(), {"record": FAST}, Chance.POSSIBLE, {"speed": True, "dutch": None}),
        (DUTCH, SPEAKS[Level.B2], {"record": FAST}, Chance.GOOD, {"speed": True, "dutch": True}),
        (
            DUTCH,
            SPEAKS[Level.A2],
            {"record": FAST},
            Chance.POSSIBLE,
            {"speed": True, "dutch": False},
        ),
        (DUTCH, LEARNS, {"record": FAST}, Chance.GOOD, {"speed": True, "practise": True}),
    ],
)
def test_the_chance_follows_from_what_is_known_and_says_why(offer, wishes, prospect, chance, why):
    reasons = chance_reasons(offer, wishes, VacancyProspect(**prospect))

    assert chance_of(reasons) == chance
    assert {one.criterion: one.fits for one in reasons} == {
        ChanceCriterion(code): fits for code, fits in why.items()
    }


def test_one_more_place_or_a_faster_answer_never_makes_it_less_likely():
    order = (Chance.UNSURE, Chance.POSSIBLE, Chance.GOOD)
    for wishes in (*SPEAKS.values(), LEARNS):
        for underway in range(4):
            known = [
                chance_of(
                    chance_reasons(
                        DUTCH,
                        wishes,
                        VacancyProspect(places=places, underway=underway, record=record),
                    )
                )
                for places, record in ((1, SLOW), (2, SLOW), (2, FAST), (5, FAST))
            ]
            assert sorted(known, key=order.index) == known


def test_what_an_organisation_did_is_read_at_once_for_a_whole_list(make, database, counting):
    fast = make.organisation()
    vacancy, other, elsewhere = (
        make.vacancy(organisation=fast, places=3),
        make.vacancy(organisation=fast),
        make.vacancy(),
    )
    for place in (vacancy, other, other):
        introduction = make.introduction(vacancy=place, state=IntroductionState.TALKED)
        introduction.steps = [
            IntroductionStep(state=IntroductionState.CONTACTED, happened_on=today() - timedelta(2)),
            IntroductionStep(state=IntroductionState.TALKED, happened_on=today()),
        ]
    make.introduction(vacancy=vacancy).candidate.fiche_consent = False
    database.commit()
    for one in (vacancy, other, elsewhere):
        database.refresh(one)

    with counting() as asked:
        found = prospects([vacancy, other, elsewhere], today=today())

    assert asked.count == 1
    record = ResponseRecord(answered=3, median_days=2)
    assert found == {
        vacancy.id: VacancyProspect(places=3, underway=1, sent_lately=3, record=record),
        other.id: VacancyProspect(underway=2, sent_lately=3, record=record),
        elsewhere.id: VacancyProspect(),
    }
    assert prospects([], today=today()) == {}


def test_a_card_says_in_words_what_is_likely_and_that_many_were_sent_there_lately(
    reception, make, database
):
    vacancy = make.vacancy(places=9)
    for _ in range(3):
        introduce(make.candidate(), vacancy)
    database.commit()
    person = make.candidate()

    card = reception.get("matching.suggestions", candidate_id=person.id).html.select_one(".fit")

    assert "3 people were sent to this organisation lately" in card.select_one("ul.why").text
    opened = card.select_one("details.more").text
    assert "Chance that it works out: it may well" in opened
    assert "6 places left" in opened
    assert "unknown how fast this organisation answers" in opened
    assert "%" not in opened
