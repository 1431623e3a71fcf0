"""What referrers bring: who brought whom, and what a referrer hears back of who agreed."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.feature import (
    AnnouncedIsKnown,
    FichesCompared,
    FichesMerge,
    WhoIsAnnounced,
)
from vrijwilligers.feature import OWN_FIGURE, Deed, Event, FactKind, Feature, Permission
from vrijwilligers.organisations.feature import OrganisationsMerge


@dataclass(frozen=True)
class WhoHasAnAppointment(Event):
    """A question: who of some people has an appointment that is no introduction yet? Their keys."""

    candidate_ids: frozenset[int]


@dataclass(frozen=True)
class PagesOfReferrer(Event):
    """A question: which other pages does the link of a referrer open? Words with an address."""

    token: str


class ReferrerPermission(Permission):
    """What one may do with referrers."""

    READ = "referrer:read"
    NOTE = "referrer:note"
    WRITE = "referrer:write"


class ReferralDeed(Deed, thing="candidate"):
    """What is done to who brought somebody to us."""

    NOTED = "referrer noted", _l("noted which referrer brings or follows this person")
    REMOVED = "referrer removed", _l("took away which referrer brings or follows this person")


class ReferrerDeed(Deed, thing="organisation"):
    """What is done to an organisation as a referrer."""

    DESCRIBED = "referrer described", _l("said whom this referrer serves")
    LINK_MADE = "referrer link", _l("made a link for a referrer to see how it goes")
    LINK_ENDED = "referrer links ended", _l("took the links of a referrer back")


class LeadDeed(Deed, thing="lead"):
    """What is done to somebody whom a referrer announces."""

    ANNOUNCED = "announced", _l("announced somebody at the desk")
    TRIED = "tried", _l("called somebody who was announced: no answer")
    CLOSED = "did not come", _l("noted that somebody who was announced did not come")
    REOPENED = "back on the list", _l("put somebody who was announced back on the list")
    REMOVED = "removed", _l("erased somebody who was announced")
    TAKEN_UP = "taken up", _l("made a fiche of somebody who was announced")


class ReferrerFact(FactKind):
    """What is counted of referrers."""

    LEAD = "referrer_lead", OWN_FIGURE
    LEAD_CAME = "referrer_lead_came", OWN_FIGURE


FEATURE = Feature(
    name="referrers",
    models=("vrijwilligers.referrers.models",),
    pages=("vrijwilligers.referrers.views",),
    menu_entry="desk.organisations",
    permissions={
        Role.RECEPTION: frozenset({ReferrerPermission.READ, ReferrerPermission.NOTE}),
        Role.COORDINATOR: frozenset(ReferrerPermission),
    },
    deeds=(ReferralDeed, ReferrerDeed, LeadDeed),
    facts=(ReferrerFact,),
    mails={"referrer_link": _l("the e-mail to a referrer with the link to how it goes")},
    link_purposes=("vrijwilligers.referrers.rules.links:REFERRER",),
    copy_labels=("vrijwilligers.referrers.wording:COPY_LABELS",),
    consent_purposes={"referrer": "vrijwilligers.referrers.wording:REFERRER"},
    demo=("vrijwilligers.referrers.demo:add",),
    each_minute=("vrijwilligers.referrers.actions.referring:end_withdrawn",),
    listeners={
        WhoIsAnnounced: ("vrijwilligers.referrers.actions.leads:first_answers",),
        AnnouncedIsKnown: ("vrijwilligers.referrers.views.leads:go_on_with",),
        FichesCompared: ("vrijwilligers.referrers.wording:say_what_both_have",),
        FichesMerge: ("vrijwilligers.referrers.actions.merging:keep_one_referral",),
        OrganisationsMerge: (
            "vrijwilligers.referrers.actions.merging:keep_one_profile",
            "vrijwilligers.referrers.actions.linking:end_links_of_merged",
        ),
    },
)
