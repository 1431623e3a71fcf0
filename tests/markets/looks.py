"""Booklets made up for tests: in which words, for whom."""

from tests.markets.made import ON, full_market
from vrijwilligers.markets.documents import BookletLook, Personal, personal_booklet
from vrijwilligers.markets.rules.choosing import Visitor, choose_stands
from vrijwilligers.markets.rules.one_route import route_of_one, steps_on
from vrijwilligers.markets.rules.routes import Day
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.wording import our_words
from vrijwilligers.vocabulary.levels import Level

THREE = ("cooking", "listening", "gardening")
DUTCH_AND_FRENCH = {"nl": Level.A2, "fr": Level.NATIVE}


def look(language="nl", **also):
    words = {code: our_words(code, talents.talent_names(code)) for code in {language, "nl"}}
    return BookletLook(**{"words": words[language], "dutch": words["nl"], "today": ON} | also)


def personal(market, *, codes=THREE, code="B 047", on_the_day=True):
    """Choose the stands of a visitor, and their route where it is the day."""
    chosen = choose_stands(
        market.stands, Visitor(code=code, talents=codes, languages=DUTCH_AND_FRENCH)
    )
    tables = {stand.number: stand.table for stand in market.stands if stand.table}
    route = route_of_one(
        [one.stand.number for one in chosen],
        Day(quarters=16, places=5),
        begins=1,
        taken={},
        is_there=lambda _stand, _quarter: True,
        steps=steps_on(market.plan, tables),
    )
    return Personal(code=code, talents=codes, chosen=chosen, route=route if on_the_day else None)


def printed(language="nl", *, market=None, large=False, **also):
    shown = market or full_market()
    return personal_booklet(shown, personal(shown, **also), look(language, large=large)).pdf
