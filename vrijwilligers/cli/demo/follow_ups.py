"""Made-up follow-ups: what is overdue, due today, coming and done."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from vrijwilligers.cli.demo.fiches import write
from vrijwilligers.cli.demo.introductions import Made, Numbered
from vrijwilligers.cli.demo.people import moment, words
from vrijwilligers.cli.demo.tally import Tally
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.states import OVER
from vrijwilligers.vocabulary.clock import day_of


def add(
    introductions: Numbered, staff: Sequence[int], tally: Tally, *, seed: int, at: datetime
) -> int:
    """Write what has to be done about introductions, and a few chores; return how many."""
    chance = Random(f"follow-ups {seed}")  # noqa: S311 - made-up people, no secret
    rows = [_follow_up(pair, staff, at, chance) for pair in introductions]
    rows += [_chore(what, staff, at, chance) for what in words()["chores"]]
    write(FollowUp, rows)
    for row, (_, made) in zip(rows, introductions, strict=False):
        if row["done_at"]:
            _count_done(made, day_of(row["done_at"]), tally)
    return len(rows)


def _count_done(made: Made, day: date, tally: Tally) -> None:
    details = made.fiche.person.details
    where = {"language": details.language, "municipality": details.municipality}
    tally.add(MatchingFact.FOLLOW_UP_DONE, day, **where)


def _follow_up(
    pair: tuple[int, Made], staff: Sequence[int], at: datetime, chance: Random
) -> dict[str, Any]:
    key, made = pair
    last, today = made.steps[-1].on, day_of(at)
    is_done = made.state in OVER
    promised = min(last, today - timedelta(days=1))
    due = promised if is_done else max(last, _due(today, chance))
    about = {"candidate_id": made.fiche.id, "introduction_id": key}
    what = _to_do(chance.choice(words()["tasks"]), due, staff, chance)
    if is_done:
        what |= {"done_at": moment(due, chance), "done_by_id": what["made_by_id"]}
    return what | about | _since(promised, chance)


def _due(today: date, chance: Random) -> date:
    """Choose a day: one in ten is overdue, one in eight is for today."""
    luck = chance.random()
    if luck < 0.1:
        return today - timedelta(days=chance.randint(1, 6))
    return today if luck < 0.225 else today + timedelta(days=chance.randint(1, 40))


def _chore(what: str, staff: Sequence[int], at: datetime, chance: Random) -> dict[str, Any]:
    today = day_of(at)
    due = today + timedelta(days=chance.choice((-1, 0, 0, 2, 5)))
    nobody = {"candidate_id": None, "introduction_id": None}
    return _to_do(what, due, staff, chance) | nobody | _since(today - timedelta(days=3), chance)


def _since(promised: date, chance: Random) -> dict[str, Any]:
    """Say when it was promised."""
    at = moment(promised, chance)
    return {"created_at": at, "changed_at": at}


def _to_do(what: str, due: date, staff: Sequence[int], chance: Random) -> dict[str, Any]:
    return {
        "what": what,
        "due_on": due,
        "for_staff_id": chance.choice((None, None, None, *staff)),
        "made_by_id": chance.choice(staff),
        "done_at": None,
        "done_by_id": None,
        "version": 1,
    }
