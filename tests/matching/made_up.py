"""Made-up people and vacancies, and short ways to ask for a suggestion."""

import random
from datetime import date

from vrijwilligers.matching.rules.arrays import Offers
from vrijwilligers.matching.rules.conditions import why_not
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.reasons import reasons_for
from vrijwilligers.matching.rules.sides import Offer, Wishes
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.week import BLOCKS, mask_of

TODAY = date(2026, 11, 16)
SCHAARBEEK, BRUSSELS, UKKEL, GHENT = "21015", "21004", "21016", "44021"
MONDAY, TUESDAY = mask_of(["mon-morning"]), mask_of(["tue-morning"])
NEEDS = ((), (), ("step_free",), ("hearing",), ("wheelchair", "seeing"))
TALENTS = ("listening", "helping", "cooking", "music", "repairing")


FULL_WISHES = Wishes(
    talents=frozenset({"listening"}),
    categories=frozenset({"food"}),
    days=MONDAY,
    municipality=SCHAARBEEK,
    languages={"nl": Level.A2},
    practise_dutch=True,
    engagement=Engagement.REGULAR,
    birth_year=1990,
)
FULL_OFFER = {
    "talents": frozenset({"listening"}),
    "category": "food",
    "days": MONDAY,
    "municipality": SCHAARBEEK,
    "practise_dutch": "A1",
    "engagement": Engagement.REGULAR,
}


def suggested(wishes, *offers, limit=1000):
    return rank(Offers.of(offers), wishes, today=TODAY, limit=limit)


def is_suggested(wishes, **offer):
    return bool(suggested(wishes, Offer(id=1, **offer)))


def refusals(wishes, **offer):
    found = why_not(Offers.of([Offer(id=1, **offer)]), wishes, 1, today=TODAY)
    return {refusal.condition: refusal.facts for refusal in found}


def score(wishes, **offer):
    return suggested(wishes, Offer(id=1, **offer))[0].score


def reasons(wishes, criterion, **offer):
    found = reasons_for(Offer(id=1, **offer), wishes, today=TODAY)
    return [(reason.fits, dict(reason.facts)) for reason in found if reason.criterion is criterion]


def random_offers(count, *, seed):
    dice = random.Random(seed)
    return [random_offer(number, dice) for number in range(1, count + 1)]


def random_wishes(count, *, seed):
    dice = random.Random(seed)
    return [random_person(dice) for _ in range(count)]


def random_offer(number, dice):
    return Offer(
        id=number,
        talents=frozenset(dice.sample(TALENTS, dice.randint(0, 4))),
        category=dice.choice((None, "food", "sport", "board")),
        days=random_week(dice),
        municipality=dice.choice((None, GHENT, *municipalities())),
        remote=dice.choice((None, False, False, True)),
        languages=random_languages(dice, 2),
        practise_dutch=dice.choice((None, "no", "A1", "A2", "B1")),
        engagement=random_engagement(dice),
        start_on=dice.choice((None, date(2026, 11, 1), date(2026, 12, 1))),
        end_on=dice.choice((None, None, date(2026, 11, 10), date(2027, 1, 1))),
        minimum_age=dice.choice((None, 16, 18, 21)),
        is_open=dice.random() < 0.9,
        hours_per_week=dice.choice((None, None, 2.0, 6.5, 20.0)),
        support_offered=dice.choice((None, True, False)),
        wheelchair=dice.choice((None, True, False)),
        is_accessible=dice.random() < 0.2,
        fresh_on=dice.choice((None, TODAY, date(2026, 5, 1), date(2025, 1, 1))),
        organisation_id=dice.choice((None, *range(1, 40))),
    )


def random_person(dice):
    return Wishes(
        talents=frozenset(dice.sample(TALENTS, dice.randint(0, 4))),
        categories=frozenset(dice.sample(("food", "sport", "board"), dice.randint(0, 2))),
        days=random_week(dice),
        municipality=dice.choice((None, GHENT, *municipalities())),
        languages=random_languages(dice, 3),
        practise_dutch=dice.random() < 0.5,
        engagement=random_engagement(dice),
        available_from=dice.choice((None, date(2026, 1, 1), date(2027, 2, 1))),
        birth_year=dice.choice((None, 1960, 2000, 2008, 2009, 2010)),
        needs=frozenset(
            dice.choice(((), (), ("step_free",), ("hearing",), ("wheelchair", "seeing")))
        ),
        uid=str(dice.random()),
    )


def random_week(dice):
    return mask_of(dice.sample(BLOCKS, dice.randint(0, 6)))


def random_languages(dice, most):
    codes = dice.sample(("nl", "fr", "en"), dice.randint(0, most))
    return {code: dice.choice(list(Level)) for code in codes}


def random_engagement(dice):
    return dice.choice((None, *Engagement))
