"""Sixty people and more of the groups of the year plan: what is on top, what not, what is said."""

from tests.matching.judging import homes_of, judged, offers_of, wishes_of
from tests.matching.made_up import TODAY
from vrijwilligers.matching.rules.conditions import why_not
from vrijwilligers.matching.rules.ranking import rank
from vrijwilligers.matching.rules.reasons import reasons_for
from vrijwilligers.matching.rules.variety import FIRST

CASES = judged("judged_groups.toml")
VACANCIES = judged("judged.toml")["vacancies"] | CASES["vacancies"]
NAMES, HOMES, OFFERS = list(VACANCIES), homes_of(VACANCIES), offers_of(VACANCIES)
FITS = {"yes": True, "no": False, "unknown": None}


def test_each_group_sees_first_what_was_judged_to_come_first_and_hears_why():
    found = [f"{who}: {fault}" for who, one in CASES["groups"].items() for fault in faults(one)]

    assert found == []
    assert len(CASES["groups"]) >= 60


def faults(one):
    """Yield in words what is not as it was judged."""
    wishes = wishes_of(one["knows"], HOMES)
    ranked = [NAMES[found.offer_id] for found in rank(OFFERS, wishes, today=TODAY, limit=99)]
    first = ranked[:FIRST]
    if one.get("first") and first[0] not in one["first"]:
        yield f"{first[0]} stands on top"
    yield from (f"{name} is not among {first}" for name in one.get("must", ()) if name not in first)
    yield from (f"{name} is among {first}" for name in one.get("never", ()) if name in first)
    for above, below in one.get("before", ()):
        if [name for name in ranked if name in (above, below)] != [above, below]:
            yield f"{above} does not stand above {below}"
    yield from (f"{said} is not said" for said in one.get("said", ()) if not is_said(said, wishes))


def is_said(said, wishes):
    name, criterion, kind = said
    told = reasons_for(OFFERS.offers[NAMES.index(name)], wishes, today=TODAY)
    return (criterion, FITS[kind]) in [(reason.criterion, reason.fits) for reason in told]


def test_what_is_left_out_is_left_out_for_a_reason_or_fits_less():
    """What must not come first is ruled out with its reason, or something speaks against it."""
    silent = []
    for who, one in CASES["groups"].items():
        wishes = wishes_of(one["knows"], HOMES)
        for name in one.get("never", ()):
            row = NAMES.index(name)
            told = reasons_for(OFFERS.offers[row], wishes, today=TODAY)
            if not why_not(OFFERS, wishes, row, today=TODAY) and all(one.fits for one in told):
                silent.append((who, name))

    assert silent == []


def test_the_cases_ask_about_every_criterion_and_most_vacancies():
    told = [told for one in CASES["groups"].values() for told in one.get("said", ())]
    said = {criterion for _vacancy, criterion, _kind in told}
    named = {
        name
        for one in CASES["groups"].values()
        for key in ("first", "must", "never")
        for name in one.get(key, ())
    }

    assert {"talents", "practise_dutch", "category", "distance", "days", "engagement"} <= said
    assert {"support", "accessible", "languages", "age", "start", "freshness", "before"} <= said
    assert len(named) >= 0.9 * len(VACANCIES)
