"""What the market brings: its editions, stands, tasks, the day and what comes of it."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import OWN_FIGURE, Deed, FactKind, Feature, MenuEntry, Permission
from vrijwilligers.referrers.feature import PagesOfReferrer, WhoHasAnAppointment


class MarketPermission(Permission):
    """What one may do with the market."""

    READ = "market:read"
    WELCOME = "market:welcome"
    WRITE = "market:write"


class MarketDeed(Deed, thing="market"):
    """What is done to an edition of the market."""

    PLANNED = "planned", _l("planned an edition of the market")
    CHANGED = "changed", _l("changed an edition of the market")
    STEP_CHANGED = "step changed", _l("changed a step of the market")
    REMOVED = "removed", _l("removed an edition of the market")


class StandDeed(Deed, thing="stand"):
    """What is done to a stand."""

    INVITED = "invited", _l("invited an organisation to the market")
    LINK_MADE = "made a link of the stand", _l("made a link for the stand")
    ANSWERED = "answered for its stand", _l("said who comes to the stand, and for what")
    DECLINED = "declined its stand", _l("said that it does not come to the market")
    CHANGED = "changed", _l("changed a stand")
    CONFIRMED = "confirmed", _l("found the tasks of a stand right")
    ENDED = "ended", _l("found the tasks of a stand right no more")
    EVALUATED = "looked back on the market", _l("said how the market was")
    REMOVED = "removed", _l("removed a stand")


class StandTaskDeed(Deed, thing="stand_task"):
    """What is done to a task of a stand."""

    WRITTEN = "written", _l("wrote a task in plain language")
    CHECKED = "checked", _l("found a task plain enough")
    REMOVED = "removed", _l("removed a task of a stand")


class MarketGroupDeed(Deed, thing="market_group"):
    """What is done to a group that had a workshop or a guided tour."""

    NOTED = "noted", _l("noted a workshop or a guided tour")
    CHANGED = "changed", _l("changed a workshop or a guided tour")
    REMOVED = "removed", _l("removed a workshop or a guided tour")


class MarketFact(FactKind):
    """What is counted of the market."""

    TRAINED = "market_trained", "14.1 organisations that followed the preparatory training"
    VISITOR = "market_visitor", "14.1 visitors"
    APPOINTMENT = "market_appointment", "14.1 appointments"
    GROUP = "market_group", OWN_FIGURE
    GROUP_PEOPLE = "market_group_people", OWN_FIGURE
    TASK_CHECKED = "market_task_checked", "14.1 tasks rewritten in plain language"


FEATURE = Feature(
    name="markets",
    models=("vrijwilligers.markets.models",),
    pages=("vrijwilligers.markets.views",),
    menu=(
        MenuEntry(
            place=55,
            endpoint="markets.index",
            icon="market",
            words=_l("Market"),
            permission=MarketPermission.READ,
        ),
    ),
    commands={"markets": "vrijwilligers.markets.cli:commands"},
    permissions={
        Role.RECEPTION: frozenset({MarketPermission.READ, MarketPermission.WELCOME}),
        Role.COORDINATOR: frozenset(MarketPermission),
    },
    deeds=(MarketDeed, StandDeed, StandTaskDeed, MarketGroupDeed),
    facts=(MarketFact,),
    mails={
        "stand_invitation": _l("the invitation to the market"),
        "market_referrer": _l("the e-mail to a referrer about the market"),
    },
    link_purposes=(
        "vrijwilligers.markets.rules.links:STAND",
        "vrijwilligers.markets.rules.links:STAND_DAY",
    ),
    copy_labels=("vrijwilligers.markets.wording:COPY_LABELS",),
    listeners={
        WhoHasAnAppointment: ("vrijwilligers.markets.queries.clients:who_has_an_appointment",),
        PagesOfReferrer: ("vrijwilligers.markets.views.referrers:pages_of_referrer",),
    },
    demo=("vrijwilligers.markets.demo:add",),
    not_about_candidates=frozenset({"markets"}),
)
