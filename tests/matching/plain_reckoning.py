"""The same score and conditions, reckoned plainly for one vacancy at a time."""

from tests.matching.made_up import TODAY
from vrijwilligers.vocabulary.levels import RANK, Level
from vrijwilligers.vocabulary.places import distance
from vrijwilligers.vocabulary.week import blocks_of


def plain_score(offer, wishes):
    weights = {
        "talents": 25,
        "days": 20,
        "practise": 15,
        "category": 20,
        "distance": 10,
        "engagement": 10,
    }
    values = {
        "talents": plain_talents(offer, wishes),
        "days": plain_days(offer, wishes),
        "practise": plain_practise(offer, wishes),
        "category": 0.5,
        "distance": plain_distance(offer, wishes),
        "engagement": 0.5,
    }
    if offer.category and wishes.categories:
        values["category"] = 1 if offer.category in wishes.categories else 0
    if offer.engagement and wishes.engagement:
        values["engagement"] = 1 if offer.engagement == wishes.engagement else 0
    return sum(weights[name] * values[name] for name in weights) / 100


def plain_height(offer, wishes):
    """Reckon what the order goes by: the score, and where a newcomer is welcome."""
    return round(round(plain_score(offer, wishes), 6) + plain_lift(offer, wishes), 6)


def plain_lift(offer, wishes):
    unknown = (
        (25, not wishes.talents),
        (20, not wishes.days),
        (15, not (wishes.practise_dutch or "nl" in wishes.languages)),
        (20, not wishes.categories),
        (10, not wishes.municipality),
        (10, not wishes.engagement),
    )
    lift = -0.2 if offer.remote and not wishes.remote else 0
    if offer.start_on and (offer.start_on - TODAY).days > 31:
        lift -= 0.06
    if plainly_may_practise(offer, wishes):
        lift += {"A1": 0.08, "A2": 0.06, "B1": 0.03}[offer.practise_dutch]
    if any(plainly_asks_more(offer, wishes, language) for language in offer.languages):
        lift -= 0.14
    return lift * sum(weight for weight, is_so in unknown if is_so) / 100


def plainly_may_practise(offer, wishes):
    if offer.practise_dutch in (None, "no"):
        return False
    own = wishes.languages.get("nl")
    return own is None or RANK[Level(offer.practise_dutch)] <= RANK[own] < RANK[Level.B2]


def plainly_asks_more(offer, wishes, language):
    own = wishes.languages.get(language)
    rank = RANK[own] if own else 0
    if rank >= RANK[offer.languages[language]]:
        return False
    if language == "nl" and offer.practise_dutch not in (None, "no"):
        return RANK[Level(offer.practise_dutch)] > max(1, rank)
    return True


def plain_talents(offer, wishes):
    if not offer.talents or not wishes.talents:
        return 0.5
    return (len(offer.talents & wishes.talents) + 0.5) / (len(offer.talents) + 1)


def plain_days(offer, wishes):
    if not offer.days or not wishes.days:
        return 0.5
    asked, free = set(blocks_of(offer.days)), set(blocks_of(wishes.days))
    return len(asked & free) / len(asked)


def plain_distance(offer, wishes):
    if offer.remote:
        return 1 if wishes.remote else 0.5
    if not offer.municipality or not wishes.municipality:
        return 0.5
    return max(0, 1 - distance(offer.municipality, wishes.municipality) / 12)


def plain_practise(offer, wishes):
    if not wishes.practise_dutch or offer.practise_dutch is None:
        return 0.5
    if offer.practise_dutch == "no":
        return 0
    if not wishes.languages:
        return 0.5
    return 1 if plainly_practises(offer, wishes) else 0


def plainly_practises(offer, wishes):
    if not wishes.practise_dutch or offer.practise_dutch in (None, "no"):
        return False
    own = wishes.languages.get("nl")
    return own is not None and RANK[own] >= RANK[Level(offer.practise_dutch)]


def plainly_possible(offer, wishes):
    if not offer.is_open or not plainly_in_time(offer, wishes):
        return False
    if wishes.birth_year and wishes.birth_year + (offer.minimum_age or 16) > TODAY.year:
        return False
    return not wishes.languages or all(
        plainly_speaks(offer, wishes, language) for language in offer.languages
    )


def plainly_in_time(offer, wishes):
    end = offer.end_on or (offer.start_on if offer.engagement == "once" else None)
    if end is None:
        return True
    return end >= TODAY and (wishes.available_from is None or end >= wishes.available_from)


def plainly_speaks(offer, wishes, language):
    own = wishes.languages.get(language)
    if own and RANK[own] >= RANK[offer.languages[language]]:
        return True
    return language == "nl" and plainly_practises(offer, wishes)
