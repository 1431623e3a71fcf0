"""The commands of the pool: its calls, one of them, and what asking now would bring."""

import json
from collections import Counter
from datetime import datetime
from typing import Any

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.links.views import address_of
from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.actions.day_lists import mail_once
from vrijwilligers.pool.actions.in_turn import each_in_turn
from vrijwilligers.pool.models import Call
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries.plans import plan_of
from vrijwilligers.pool.rules.links import ANSWER, DAY
from vrijwilligers.pool.rules.plan import (
    Plan,
)
from vrijwilligers.pool.rules.seats import TAKES_PLACE, SeatState
from vrijwilligers.pool.rules.states import Speed
from vrijwilligers.records.db import LARGEST_KEY, read_only
from vrijwilligers.vocabulary.clock import now

CALL_ID = click.IntRange(1, LARGEST_KEY)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("pool")
def commands() -> None:
    """Show calls to the people who like short assignments."""


@commands.command("calls")
@AS_JSON
def calls(as_json: bool) -> None:
    """Print every call, the last first: its number, its vacancy and how far it is."""
    with read_only():
        found = [
            {"call": one.id, "vacancy": one.vacancy_id, "state": one.state}
            for one in queries.newest()
        ]
    lines = "\n".join(f"{one['call']}  {one['vacancy']}  {one['state']}" for one in found)
    click.echo(json.dumps(found) if as_json else lines)


@commands.command("show")
@click.argument("call_id", type=CALL_ID)
@AS_JSON
def show(call_id: int, as_json: bool) -> None:
    """Print how a call stands: its shifts with places, yeses and who waits; numbers only."""
    with read_only():
        found = _standing(_call(call_id))
    click.echo(json.dumps(found) if as_json else _as_lines(found))


@commands.command("plan")
@click.argument("call_id", type=CALL_ID)
@click.option("--speed", type=click.Choice([*Speed]), default=Speed.URGENT, show_default=True)
@AS_JSON
def plan(call_id: int, speed: str, as_json: bool) -> None:
    """Print what asking the pool now would bring, and what it would cost; asks nobody."""
    with read_only():
        call = _call(call_id)
        found = _figures(call, plan_of(call, at=now()).by_speed[Speed(speed)])
    click.echo(json.dumps(found) if as_json else _as_lines(found))


def go_on(at: datetime) -> None:
    """Let offers pass, people move up, and waves and lists of who comes go out; twice is once."""
    with read_only():
        numbers = queries.running()

    def next_step(number: int) -> None:
        call = queries.get(number)
        actions.next_wave(call, at=at, address_of=address_of(ANSWER))
        mail_once(call, at=at, address_of=address_of(DAY))

    each_in_turn(numbers, next_step)


def _call(call_id: int) -> Call:
    try:
        return queries.get(call_id)
    except NoResultFound as nothing:
        raise CannotBeUsed(_("There is no call %(number)s.", number=call_id)) from nothing


def _standing(call: Call) -> dict[str, Any]:
    states = Counter((seat.shift_id, seat.state) for seat in queries.seats_of(call))
    asks = queries.asks_of(call)
    return {
        "call": call.id,
        "state": call.state,
        "shifts": [
            {
                "id": shift.id,
                "places": shift.asked_places,
                "yes": sum(states[shift.id, state] for state in TAKES_PLACE),
                "waiting": states[shift.id, SeatState.WAITING],
            }
            for shift in call.shifts
        ],
        "asked": len(asks),
        "answered": sum(one.answer is not None for one in asks),
    }


def _figures(call: Call, found: Plan) -> dict[str, Any]:
    return {
        "call": call.id,
        "speed": found.speed,
        "asked_now": found.asked_now,
        "chance_within_hour": round(found.chance_within_hour, 3),
        "expected_yes": round(found.expected_yes, 1),
        "in_vain": round(found.in_vain, 1),
        "reachable": found.reachable,
    }


def _as_lines(found: dict[str, Any]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in found.items())
