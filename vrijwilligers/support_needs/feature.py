"""What support needs bring: a page of their own in a conversation, and the list of them."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import ConsentWithdrawn, FichesAreTwoAgain, FichesMerge
from vrijwilligers.feature import Deed, Event, Feature, Permission


class SupportPermission(Permission):
    """What one may do with support needs; who opens them has also signed to keep them secret."""

    OPEN = "support:open"  # in a conversation of today
    OPEN_ALWAYS = "support:open_always"
    LIST = "support:list"  # what is on the list, and who has access


@dataclass(frozen=True)
class ConversationCheck(Event):
    """The question whether somebody is in a conversation with us today; who knows says so."""

    candidate_id: int
    day: date


class SupportDeed(Deed, thing="candidate"):
    """What is done with the support needs of somebody; whether there are any is not told."""

    OPENED = "support needs opened", _l("opened the support needs")
    SAVED = "support needs saved", _l("saved the support needs")


class SupportNeedDeed(Deed, thing="support_need"):
    """What is done to the list of support needs."""

    LIST_CHANGED = "changed", _l("changed the list of support needs")


FEATURE = Feature(
    name="support_needs",
    models=("vrijwilligers.support_needs.models",),
    pages=("vrijwilligers.support_needs.views",),
    menu_entry="candidates.index",
    consent_purposes={"support_needs": "vrijwilligers.support_needs.wording:CONSENT"},
    permissions={
        Role.RECEPTION: frozenset({SupportPermission.OPEN}),
        Role.COORDINATOR: frozenset(SupportPermission),
        Role.ADMINISTRATOR: frozenset({SupportPermission.LIST}),
    },
    deeds=(SupportDeed, SupportNeedDeed),
    demo=("vrijwilligers.support_needs.demo:add",),
    listeners={
        ConsentWithdrawn: ("vrijwilligers.support_needs.actions:erase_withdrawn",),
        FichesMerge: ("vrijwilligers.support_needs.actions:join",),
        FichesAreTwoAgain: ("vrijwilligers.support_needs.actions:erase_unfounded",),
    },
)
