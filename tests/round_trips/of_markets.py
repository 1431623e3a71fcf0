"""The round trips of what is said of an edition of the market."""

from datetime import time

from tests.markets.editions import a_stand
from tests.round_trips.trip import DAY, Trip
from vrijwilligers.markets import fields as markets
from vrijwilligers.markets.models import Market, Stand, StandTask
from vrijwilligers.markets.rules.details import MarketDetails, StandDetails, StandTaskDetails
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import blocks_of

MARKET = Trip(
    details=MarketDetails,
    model=Market,
    keep=markets.MARKET,
    new="markets.new",
    change="markets.change",
    page="markets.show",
    values=lambda *_: {
        "held_on": (today() + 50 * DAY, today() + 60 * DAY),
        "opens_at": (time(10, 30), time(11)),
        "closes_at": (time(16), time(17, 30)),
        "postcode": ("1030", "1000"),
        "languages": (("nl", "en"), ("fr",)),
        "capacity": (90, 120),
        "slot_minutes": (10, 20),
        "places": (2, 4),
        "plan": ("1 2 3", "1 2\n* 3"),
    },
    unseen={"name_nl": "who reads Dutch sees it", "name_fr": "who reads French sees it"},
)
STAND = Trip(
    details=StandDetails,
    model=Stand,
    keep=markets.STAND,
    new="markets.change_stand",
    change="markets.change_stand",
    page="markets.stand",
    owner=lambda make: a_stand(make),
    values=lambda *_: {
        "language": ("fr", "en"),
        "languages": (("nl", "tr"), ("fr",)),
        "practises_from": (Level.A1, Level.B1),
        "opens_at": (time(13), time(13, 30)),
        "closes_at": (time(15), time(16)),
        "contact_phone": ("+3221234567", "+3221234568"),
        "contact_email": ("first@example.org", "second@example.org"),
    },
)


def _talents(task):
    return {"main_talent": task.talents[0], "other_talents": [*task.talents[1:]]}


TASK = Trip(
    details=StandTaskDetails,
    model=StandTask,
    keep=markets.STAND_TASK,
    new="markets.new_task",
    change="markets.change_task",
    page="markets.task",
    owner=lambda make: a_stand(make),
    values=lambda *_: {
        "talents": (("music", "cooking"), ("planning",)),
        "category": ("food", "sport"),
        "days": (0b1001, 1 << 20),
        "dutch": (Level.A2, Level.B1),
        "practises_from": (Level.A1, Level.B1),
    },
    asked={
        "days": lambda task: {"days": [*blocks_of(task.days)]},
        "talents": _talents,
    },
)
TRIPS = [MARKET, STAND, TASK]
