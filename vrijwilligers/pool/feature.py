"""What the pool brings: people for short assignments, calls to them, and their answers."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import FichesCompared, FichesMerge
from vrijwilligers.feature import OWN_FIGURE, Deed, FactKind, Feature, MenuEntry, Permission
from vrijwilligers.records.feature import MayWriteTo
from vrijwilligers.vacancies.feature import UrgentWork


class PoolPermission(Permission):
    """What one may do with the pool and its calls."""

    READ = "pool:read"
    JOIN = "pool:join"
    ANSWER = "pool:answer"  # note what somebody says on the phone
    CALL = "pool:call"


class MembershipDeed(Deed, thing="candidate"):
    """What is done to the place of somebody in the pool."""

    JOINED = "pool joined", _l("noted that this person joins the pool")
    CHANGED = "pool changed", _l("changed what this person wishes of the pool")
    PAUSED = "pool paused", _l("noted a pause in the pool")
    GOES_ON = "pool goes on", _l("noted that this person goes on in the pool")
    STAYS = "pool stays", _l("noted that this person stays in the pool")
    LEFT = "pool left", _l("noted that this person leaves the pool")


class ApplicationDeed(Deed, thing="pool_application"):
    """What is done with what somebody sent who wants to join by the public page."""

    OPENED = "opened", _l("opened who wants to join the pool")
    REMOVED = "removed", _l("removed what somebody sent who wants to join the pool")


class CallDeed(Deed, thing="call"):
    """What is done to a call."""

    MADE = "made", _l("made a call")
    CHANGED = "changed", _l("changed a call")
    PROLONGED = "prolonged", _l("gave more time to answer a call")
    ASKED = "asked", _l("asked the pool")
    CLOSED = "closed", _l("closed a call")
    CANCELLED = "cancelled", _l("cancelled a call")
    DONE = "done", _l("ended a call: who came is counted, who said what is forgotten")
    LISTED = "listed", _l("told the organisation who comes to a call")
    CAME = "came", _l("noted who came to a call")
    REMINDED = "reminded", _l("reminded somebody of a shift by message or phone")


class TemplateDeed(Deed, thing="call_template"):
    """What is done to a call that is kept with a name."""

    KEPT = "kept", _l("kept a call as a template")
    RENAMED = "renamed", _l("gave a template of calls another name")
    REMOVED = "removed", _l("removed a template of calls")
    PUT_BACK = "put back", _l("put a template of calls back")


class AskDeed(Deed, thing="call_ask"):
    """What is done at the desk about somebody who is asked for a call."""

    ANSWERED = "answered by phone", _l("noted what this person says to a call")
    CALLED = "called", _l("called this person for a call")
    TEXTED = "texted", _l("made a text ready about a call")
    TOLD = "told", _l("noted that this person heard what changed in a call")
    MOVED = "moved", _l("moved this person to another shift of a call")
    FELL_OUT = "fell out", _l("noted that this person cannot come to a call after all")


class PoolFact(FactKind):
    """What is counted of the pool."""

    CALL = "pool_call", "13.5 urgent or temporary calls spread"
    ASKED = "pool_asked", OWN_FIGURE
    ANSWERED = "pool_answered", OWN_FIGURE
    JOINED = "pool_joined", OWN_FIGURE
    PLACES = "pool_places", OWN_FIGURE
    TAKEN = "pool_taken", OWN_FIGURE
    FILLED = "pool_filled", OWN_FIGURE
    CAME = "pool_came", OWN_FIGURE


FEATURE = Feature(
    name="pool",
    models=("vrijwilligers.pool.models",),
    pages=("vrijwilligers.pool.views",),
    menu_entry="calls.index",
    menu=(
        MenuEntry(
            place=45,
            endpoint="calls.index",
            icon="pool",
            words=_l("Pool"),
            permission=PoolPermission.READ,
        ),
    ),
    commands={"pool": "vrijwilligers.pool.cli:commands"},
    permissions={
        Role.RECEPTION: frozenset(
            {PoolPermission.READ, PoolPermission.JOIN, PoolPermission.ANSWER}
        ),
        Role.COORDINATOR: frozenset(PoolPermission),
    },
    deeds=(MembershipDeed, ApplicationDeed, CallDeed, TemplateDeed, AskDeed),
    mails={
        "pool_application": _l("the e-mail to confirm that somebody joins the pool"),
        "pool_call": _l("the question of a call to somebody in the pool"),
        "pool_moved": _l("the e-mail that a shift is another one"),
        "pool_cancelled": _l("the e-mail that a call goes on no more"),
        "pool_offer": _l("the e-mail that a place in a shift is free"),
        "pool_day_list": _l("the e-mail to an organisation with who comes to a call"),
        "pool_reminder": _l("the e-mail the day before a shift"),
        "pool_still": _l("the e-mail that asks whether somebody stays in the pool"),
        "pool_thanks": _l("the e-mail that thanks for a shift"),
        "pool_missed": _l("the friendly e-mail to who did not come"),
    },
    facts=(PoolFact,),
    not_about_candidates=frozenset({"calls"}),
    link_purposes=(
        "vrijwilligers.pool.rules.links:APPLICATION",
        "vrijwilligers.pool.rules.links:STILL",
        "vrijwilligers.pool.rules.links:ANSWER",
        "vrijwilligers.pool.rules.links:DAY",
    ),
    copy_labels=("vrijwilligers.pool.wording:COPY_LABELS",),
    consent_purposes={"pool": "vrijwilligers.pool.wording:POOL"},
    demo=("vrijwilligers.pool.demo:add",),
    each_minute=(
        "vrijwilligers.pool.cli:go_on",
        "vrijwilligers.pool.views.reminders:remind",
        "vrijwilligers.pool.actions.ending:end_calls",
        "vrijwilligers.pool.actions.joining:end_withdrawn",
        "vrijwilligers.pool.actions.applying:let_expire",
        "vrijwilligers.pool.views.still:ask_still",
    ),
    each_night=("vrijwilligers.pool.actions.templates:forget_each_night",),
    listeners={
        FichesCompared: ("vrijwilligers.pool.wording:say_what_both_have",),
        UrgentWork: ("vrijwilligers.pool.wording.public_calls:say_urgent_work",),
        MayWriteTo: ("vrijwilligers.pool.queries.members:may_be_written_to",),
        FichesMerge: ("vrijwilligers.pool.actions.merging:keep_one",),
    },
)
