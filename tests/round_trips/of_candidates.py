"""The round trips of what is said of candidates."""

from tests.round_trips.trip import DAY, Trip, in_place_of
from vrijwilligers.candidates.actions.texts import text_shown
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.rules.details import MembershipDetails
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.week import blocks_of


def _speech(details):
    spoken = details.languages
    answers = {f"speaks_{code}": spoken.get(code, "") for code in ("nl", "fr", "en")}
    others = [code for code in spoken if code not in ("nl", "fr", "en")] + [""] * 3
    for number, code in enumerate(others[:3], start=1):
        answers |= {f"other_{number}": code, f"other_{number}_level": spoken.get(code) or ""}
    return answers


CANDIDATE = Trip(
    details=CandidateDetails,
    model=Candidate,
    keep=FICHE,
    new="candidates.new",
    change="candidates.change",
    page="desk.fiche",
    values=lambda *_: {
        "birth_year": (1980, 1991),
        "phone": ("+32470000001", "+32470000002"),
        "email": ("first@example.org", "second@example.org"),
        "postcode": ("1030", "1000"),
        "municipality": ("21004", "21015"),
        "language": ("fr", "en"),
        "languages": (
            {"nl": Level.B1, "tr": Level.NATIVE, "ar": None},
            {"en": Level.C1, "ru": Level.A2},
        ),
        "categories": (frozenset({"food", "board"}), frozenset({"sport"})),
        "talents": (frozenset({"music", "cooking"}), frozenset({"planning"})),
        "days": (0b1001, 1 << 20),
        "available_from": (today() + 5 * DAY, today() + 50 * DAY),
    },
    asked={"languages": _speech, "days": lambda details: {"days": [*blocks_of(details.days)]}},
    also={"fiche": "spoken"},
)
CONSENT = Trip(
    details=ConsentDetails,
    model=Consent,
    new="candidates.give",
    page="candidates.give",
    owner=lambda make: make.candidate(consents=(ConsentPurpose.FICHE,)),
    values=lambda *_: {
        "ways": (
            {ConsentPurpose.SHARING: ConsentWay.PAPER},
            {ConsentPurpose.SHARING: ConsentWay.SCREEN},
        ),
        "language": ("fr", "en"),
    },
    asked={"ways": lambda details: details.ways},
    read=lambda act: ConsentDetails(
        ways={act.purpose: act.way},
        language=act.text.language,
        by_parent=act.parent_agreed_at is not None,
    ),
    write=lambda act, details: _agreed(act, details),
    form="form.sheet",
)


def _agreed(act, details):
    """Write down another act in the place of one: none ever changes."""
    [(purpose, way)] = details.ways.items()
    text = text_shown(purpose, details.language, None)
    parent = act.given_at if details.by_parent else None
    in_place_of(act, way=way, text_id=text.id, parent_agreed_at=parent)


MEMBERSHIP = Trip(
    details=MembershipDetails,
    model=PoolMembership,
    new="pool.wishes",
    change="pool.wishes",
    no_page="what is wished stands in the form that changes it alone",
    owner=lambda make: make.candidate(
        consents=(ConsentPurpose.FICHE, ConsentPurpose.POOL),
        phone="+32470000001",
        email="first@example.org",
    ),
    values=lambda *_: {
        "days": (0b1001, 1 << 20),
        "most_a_month": (2, 31),
        "categories": (("board", "food"), ("sport",)),
        "places": (("21004", "21015"), ("21012",)),
    },
    asked={"days": lambda wished: {"days": [*blocks_of(wished.days)]}},
    read=lambda one: MembershipDetails(
        channel=one.channel,
        notice=one.notice,
        days=one.days,
        most_a_month=one.most_a_month,
        categories=tuple(each.code for each in one.categories),
        places=tuple(each.municipality for each in one.places),
    ),
)
TRIPS = [CANDIDATE, CONSENT, MEMBERSHIP]
