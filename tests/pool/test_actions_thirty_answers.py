"""Thirty people answer a call in the same second: never overbooked, never a place left free.

A few rounds here; ``make simulate`` plays two hundred on each database. In a round some say yes to
one shift or to both, some say no, some take their yes back at once, and meanwhile the minute's work
lets offers pass.
"""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from random import Random
from threading import Barrier, Semaphore

import click
import pytest

from tests.pool.calls import a_call, asked_people
from tests.together import PATIENCE
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.pool.actions import answering, calls
from vrijwilligers.pool.models import CallAsk
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.seats import OFFER_STANDS, TAKES_PLACE, SeatState
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

PEOPLE, PLACES = 30, (4, 5)
CONNECTIONS = 12  # to the database, as many as an app opens: more wait at its door
YES, NO = CallAnswer.YES, CallAnswer.NO
ANSWERS = (  # what somebody says, one after the other: a yes with its shifts; with how often
    (((YES, (0,)),), 8),
    (((YES, (1,)),), 8),
    (((YES, (0, 1)),), 5),
    (((YES, (0,)), (NO, ())), 4),
    (((YES, (1,)), (YES, (0,))), 3),
    (((NO, ()),), 2),
)


def standing(call):
    """Return by shift how many places it has, how many are taken and how many wait."""
    states = Counter((seat.shift_id, seat.state) for seat in queries.seats_of(call))
    return [
        (
            shift.asked_places,
            sum(states[shift.id, state] for state in TAKES_PLACE),
            states[shift.id, SeatState.WAITING],
        )
        for shift in call.shifts
    ]


def faults(call):
    """Return what of a call must never be so."""
    return [
        (places, taken, waiting)
        for places, taken, waiting in standing(call)
        if taken > places or (waiting and taken < places)
    ]


class AnswersAtOnce:
    """A round: everybody stands ready and answers at the same moment."""

    def __init__(self, app, call_id, asks, chance):
        self.app, self.call_id = app, call_id
        self.door = Semaphore(CONNECTIONS)
        self.start = Barrier(len(asks) + 1, timeout=PATIENCE)
        deeds, weights = zip(*ANSWERS, strict=True)
        self.said = dict(zip(asks, chance.choices(deeds, weights, k=len(asks)), strict=True))

    def play(self):
        """Let everybody answer, and the minute's work go on; return what went wrong."""
        with ThreadPoolExecutor(len(self.said) + 1) as everybody:
            minute = everybody.submit(self._minute)
            found = [one for some in everybody.map(self._answer, self.said) for one in some]
            return found + minute.result()

    def _answer(self, number):
        found = []
        with self.app.app_context():
            self.start.wait()
            for said, places in self.said[number]:
                with self.door, transaction():
                    ask = db.session.get_one(CallAsk, number)
                    shifts = ask.call.shifts  # read before it is held, as the door does
                    chosen = [shift.id for shift in shifts if shift.place in places]
                    answering.answer(ask, said, chosen, at=now())
                    found += faults(ask.call)
        return found

    def _minute(self):
        with self.app.app_context():
            self.start.wait()
            with self.door, transaction():
                call = queries.get(self.call_id)
                at = now() + OFFER_STANDS + timedelta(seconds=1)
                calls.next_wave(call, at=at, address_of="https://example.org/{}".format)
                return faults(call)


def play(app, people, make, seed):
    """Play a round with these people; return what went wrong, and how it ended."""
    call = a_call(make, places=[*PLACES])
    asks = [ask.id for ask in asked_people(call, people)]
    number = call.id
    db.session.commit()
    wrong = AnswersAtOnce(app, number, asks, Random(seed)).play()
    db.session.expire_all()
    call = queries.get(number)
    said = {ask.id: ask.answer for ask in queries.asks_of(call)}
    return wrong + faults(call), standing(call), said


@pytest.mark.parametrize("rounds", [int(os.environ.get("ROUNDS_OF_ANSWERS", "2"))])
def test_thirty_answers_in_the_same_second_overbook_nothing_and_leave_no_place_free(
    app, make, database, rounds
):
    consents = (ConsentPurpose.FICHE, ConsentPurpose.POOL)
    people = [make.candidate(consents=consents) for _one in range(PEOPLE)]
    ended = Counter()
    for seed in range(rounds):
        wrong, stands, said = play(app, people, make, seed)
        assert wrong == [], f"round {seed}"
        assert None not in said.values(), f"round {seed}: an answer is lost"
        ended[all(taken == places for places, taken, _waiting in stands)] += 1
        database.rollback()
    click.echo(f"\n{rounds} rounds of {PEOPLE} answers: none overbooked; filled in {ended[True]}")
