"""The floor plan on paper: all tables, which are the visitor's, and what it says when read out."""

from collections.abc import Mapping

from vrijwilligers.markets.documents.parts import Content
from vrijwilligers.markets.rules.prints import FloorPlan
from vrijwilligers.visitor_texts.wording import VisitorWords


def floor(plan: FloorPlan, stops: Mapping[int, int]) -> Content:
    """Return the hall as the template draws it; ``stops`` are the visitor's, by table."""
    return {
        "wide": plan.width,
        "deep": plan.depth,
        "door": list(plan.door),
        "tables": [
            {"number": one.number, "x": one.x, "y": one.y, "stop": stops.get(one.number, 0)}
            for one in plan.tables
        ],
    }


def alternative(plan: FloorPlan, stops: Mapping[int, int], words: VisitorWords) -> str:
    """Say what the plan shows, for who does not see it."""
    if not stops:
        return words.say("plan_all_alt", count=len(plan.tables))
    in_order = sorted(stops.items(), key=lambda one: one[1])
    said = [words.say("stop_alt", number=stop, table=table) for table, stop in in_order]
    return words.say("plan_alt", count=len(plan.tables), stops=", ".join(said))
