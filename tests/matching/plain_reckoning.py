"""The same score and conditions, reckoned plainly for one vacancy at a time."""

import math

from tests.matching.made_up import GHENT, TODAY
from vrijwilligers.vocabulary.levels import RANK, Level
from vrijwilligers.vocabulary.places import distance
from vrijwilligers.vocabulary.week import blocks_of

WEIGHTS = {
    "talents": 25,
    "days": 20,
    "practise": 15,
    "category": 20,
    "distance": 10,
    "engagement": 10,
    "languages": 7,
    "accessible": 2,
    "start": 14,
    "freshness": 4,
    "support": 15,
}
UNKNOWN = 0.5


def plain_score(offer, wishes):
    values = {
        "talents": plain_talents(offer, wishes),
        "days": plain_days(offer, wishes),
        "practise": plain_practise(offer, wishes),
        "category": UNKNOWN,
        "distance": plain_distance(offer, wishes),
        "engagement": plain_engagement(offer, wishes),
        "languages": plain_languages(offer, wishes),
        "accessible": 1 if offer.is_accessible else UNKNOWN,
        "start": plain_start(offer, wishes),
        "freshness": plain_freshness(offer),
    }
    if offer.category and wishes.categories:
        values["category"] = 1 if offer.category in wishes.categories else 0
    if wishes.needs:
        values["support"] = plain_support(offer, wishes)
    total = sum(WEIGHTS[name] for name in values)
    return sum(WEIGHTS[name] * value for name, value in values.items()) / total


def plain_engagement(offer, wishes):
    if not offer.engagement or not wishes.engagement:
        return UNKNOWN
    lengths = ["once", "short", "regular"]
    apart = abs(lengths.index(offer.engagement) - lengths.index(wishes.engagement))
    return [1, 0.3, 0][apart]


def plain_languages(offer, wishes):
    if not offer.languages:
        return UNKNOWN
    rooms = [plain_room(offer, wishes, language) for language in offer.languages]
    return sum(rooms) / len(rooms)


def plain_room(offer, wishes, language):
    own = wishes.languages.get(language)
    above = (RANK[own] if own else 0) - RANK[offer.languages[language]]
    return UNKNOWN if above < 0 else 1 if above else 0.75


def plain_start(offer, wishes):
    if not offer.start_on:
        return UNKNOWN
    wait = (offer.start_on - max(TODAY, wishes.available_from or TODAY)).days
    return 0.6 * min(1, max(0, (153 - wait) / 122))


def plain_freshness(offer):
    return max(0, 1 - (TODAY - offer.fresh_on).days / 365) if offer.fresh_on else UNKNOWN


def plain_support(offer, wishes):
    entrance = {"wheelchair", "step_free"}
    asked = []
    if wishes.needs & entrance:
        asked.append(offer.wheelchair)
    if wishes.needs - entrance:
        asked.append(offer.support_offered)
    return sum(UNKNOWN if said is None else float(said) for said in asked) / len(asked)


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
    part = sum(weight for weight, is_so in unknown if is_so) / 100
    lift = -0.2 if offer.remote and not wishes.remote else 0
    if any(plainly_asks_more(offer, wishes, language) for language in offer.languages):
        lift -= 0.14
    lift += 0.06 * bool(offer.support_offered) + 0.015 * offer.is_accessible
    asks_level = wishes.practise_dutch and not wishes.languages
    return lift * part + plain_practise_lift(offer, wishes) * max(part, 0.5 if asks_level else 0)


def plain_practise_lift(offer, wishes):
    if not plainly_may_practise(offer, wishes):
        return 0
    return {"A1": 0.08, "A2": 0.06, "B1": 0.03}[offer.practise_dutch]


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
        return UNKNOWN
    asked, free = set(blocks_of(offer.days)), set(blocks_of(wishes.days))
    return min(1, len(asked & free) / plain_parts(offer, len(asked)))


def plain_parts(offer, offered):
    if offer.hours_per_week:
        return max(1, min(offered, math.ceil(offer.hours_per_week / 4)))
    return offered if offer.engagement in ("once", "short") else min(offered, 2)


def plain_distance(offer, wishes):
    if offer.remote:
        return 1 if wishes.remote else UNKNOWN
    if not offer.municipality or not wishes.municipality or wishes.municipality == GHENT:
        return UNKNOWN
    if offer.municipality == GHENT:
        return 0
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
    if "wheelchair" in wishes.needs and offer.wheelchair is False:
        return False
    if wishes.birth_year and wishes.birth_year + (offer.minimum_age or 16) > TODAY.year:
        return False
    if not wishes.languages:
        return plainly_no_more_than_a_learner(offer, wishes)
    return all(plainly_speaks(offer, wishes, language) for language in offer.languages)


def plainly_no_more_than_a_learner(offer, wishes):
    dutch = offer.languages.get("nl")
    if not wishes.practise_dutch or not dutch or RANK[dutch] <= RANK[Level.B2]:
        return True
    return offer.practise_dutch not in (None, "no")


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
