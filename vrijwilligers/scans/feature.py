"""What talent scans bring: how one is scored, and what is kept of one on a fiche."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.feature import ConsentWithdrawn, FichesAreTwoAgain, FichesMerge
from vrijwilligers.feature import OWN_FIGURE, Deed, FactKind, Feature
from vrijwilligers.visitor_texts.feature import VisitorTextsAsked


class ScanDeed(Deed, thing="candidate"):
    """What is done with the talent scans of somebody."""

    KEPT = "talent scan kept", _l("put a talent scan on the fiche")


class ScanFact(FactKind):
    """What is counted of talent scans."""

    SCAN = "talent_scan", OWN_FIGURE


FEATURE = Feature(
    name="scans",
    models=("vrijwilligers.scans.models",),
    pages=("vrijwilligers.scans.views",),
    commands={"talents score": "vrijwilligers.scans.cli:score_scan"},
    menu_entry="candidates.index",
    consent_purposes={"scan": "vrijwilligers.scans.wording:CONSENT"},
    copy_labels=("vrijwilligers.scans.wording:COPY_LABELS",),
    deeds=(ScanDeed,),
    facts=(ScanFact,),
    demo=("vrijwilligers.scans.demo:add",),
    listeners={
        VisitorTextsAsked: ("vrijwilligers.scans.wording.visitor_texts:scan",),
        ConsentWithdrawn: ("vrijwilligers.scans.actions:erase_withdrawn",),
        FichesMerge: ("vrijwilligers.scans.actions:keep_founded",),
        FichesAreTwoAgain: ("vrijwilligers.scans.actions:erase_unfounded",),
    },
)
