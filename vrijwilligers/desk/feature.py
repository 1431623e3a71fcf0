"""What the desk brings: today, the conversation, and the pages that gather."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import VisitorIsKnown, WhereToGoOn
from vrijwilligers.feature import Deed, Event, FactKind, Feature, MenuEntry, Permission
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.support_needs.feature import ConversationCheck


@dataclass(frozen=True)
class WaitsForColleague:
    """What waits on another page, as a line on the page of today."""

    endpoint: str
    words: str


@dataclass(frozen=True, kw_only=True)
class UrgentLine:
    """What people are wanted for within days: what, for whom and when, and the page that says all.

    ``by`` is the day on which it is needed; the nearest comes first.
    """

    by: date
    title: str
    language: str  # of the title
    under: str
    address: str
    tag: str = ""


@dataclass(frozen=True)
class WhatIsUrgent(Event):
    """Ask for what people are wanted soon: each answer is a list of ``UrgentLine``."""

    day: date


@dataclass(frozen=True)
class WhatWaits(Event):
    """Ask what waits for a colleague besides: each answer is a list of ``WaitsForColleague``."""

    may: Callable[[Permission], bool]
    day: date


class DeskPermission(Permission):
    """Whether one works at the desk."""

    WORK = "desk:work"


class MessagePermission(Permission):
    """Whether one sees to mail that does not go."""

    RESOLVE = "message:resolve"


class ConversationDeed(Deed, thing="candidate"):
    """What is done with somebody at the desk."""

    COUNTED = "conversation", _l("counted a conversation")
    NOTED = "note added", _l("added a note")


class DeskContactDeed(Deed, thing="desk_contact"):
    """What is done to a conversation that was counted."""

    AMENDED = "amended", _l("changed a conversation")


class MessageDeed(Deed, thing="message"):
    """What is done to a mail that did not go."""

    SENT_AGAIN = "sent again", _l("let a mail go again")
    SETTLED = "settled", _l("called instead of a mail")


class DeskFact(FactKind):
    """What is counted at the desk."""

    CONTACT = "desk_contact", "13.6 candidates helped; 13.6 questions answered by subject"
    REFERRED_ONWARD = "referred_onward", "13.6 Oefenkans Nederlands is promoted to candidates"


FEATURE = Feature(
    name="desk",
    models=("vrijwilligers.desk.models",),
    pages=("vrijwilligers.desk.views",),
    menu=(
        MenuEntry(
            place=10,
            endpoint="desk.today",
            icon="today",
            words=_l("Today"),
            permission=DeskPermission.WORK,
        ),
        MenuEntry(
            place=40,
            endpoint="desk.organisations",
            icon="organisations",
            words=_l("Organisations"),
            permission=OrganisationPermission.READ,
        ),
    ),
    commands={"find": "vrijwilligers.desk.cli:find"},
    permissions={
        Role.RECEPTION: frozenset(DeskPermission),
        Role.COORDINATOR: frozenset({*DeskPermission, *MessagePermission}),
    },
    listeners={
        ConversationCheck: ("vrijwilligers.desk.queries:is_in_conversation",),
        WhatIsUrgent: (
            "vrijwilligers.desk.views.urgent:temporary_vacancies",
            "vrijwilligers.desk.views.urgent:calls_of_the_pool",
        ),
        VisitorIsKnown: ("vrijwilligers.desk.actions:join_visit",),
        WhereToGoOn: ("vrijwilligers.desk.views.conversations:address_of",),
    },
    deeds=(ConversationDeed, DeskContactDeed, MessageDeed),
    facts=(DeskFact,),
    demo=("vrijwilligers.demo.conversations:add",),
)
