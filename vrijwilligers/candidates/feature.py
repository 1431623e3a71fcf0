"""What candidates bring; the page of a fiche is the desk's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.feature import OWN_FIGURE, Deed, Event, FactKind, Feature, MenuEntry, Permission
from vrijwilligers.records.feature import MayWriteTo
from vrijwilligers.talents.feature import CodeUses


class CandidatePermission(Permission):
    """What one may do with fiches."""

    READ = "candidate:read"
    WRITE = "candidate:write"
    LOG = "candidate:log"
    IMPORT = "candidate:import"
    MERGE = "candidate:merge"


@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """Consent for these purposes ends; what rests on it goes in the same transaction."""

    candidate_id: int
    purposes: frozenset[ConsentPurpose]
    by: int | None
    at: datetime


@dataclass(frozen=True)
class WithdrawalUndone(Event):
    """What was withdrawn at a moment was a slip of the hand, and stands again."""

    candidate_id: int
    by: int | None
    withdrawn_at: datetime


@dataclass(frozen=True)
class ReachChanged(Event):
    """The name of somebody changed, or how they are reached: what was is in ``before``."""

    candidate_id: int
    before: Mapping[str, str]
    by: int | None
    at: datetime


@dataclass(frozen=True)
class FicheGoes(Event):
    """A fiche is erased next, with all that hangs on it; this is the last moment to read it.

    Who listens answers with the keys of the organisations that must still hear of it.
    """

    candidate_id: int
    by: int | None
    at: datetime


@dataclass(frozen=True)
class FichesCompared(Event):
    """A question before two fiches become one: what becomes of what both have? Lines say it."""

    stays_id: int
    goes_id: int


@dataclass(frozen=True)
class FichesMerge(Event):
    """Of two fiches one is made next: of what both have and only one may have, one is left.

    Consent is settled by then. What points at the one that goes is moved after this.
    """

    stays_id: int
    goes_id: int
    by: int | None
    at: datetime


@dataclass(frozen=True)
class FichesAreTwoAgain(Event):
    """Making one fiche of two was undone: what rests on no consent any more goes."""

    stays_id: int
    goes_id: int
    merged_at: datetime


@dataclass(frozen=True)
class FicheWasMerged(Event):
    """A fiche is part of another now, and that is kept: what stands elsewhere can follow."""

    goes_id: int
    stays_id: int


@dataclass(frozen=True)
class ListIsUndone(Event):
    """Fiches that a list brought in may go next: a question, before anything is written.

    Who listens answers with what is called, in the transaction, with the keys of those who went.
    """

    keys: tuple[int, ...]


@dataclass(frozen=True)
class WhoWasTold(Event):
    """A question: which organisations have data of somebody? Each answers with lines."""

    candidate_id: int


@dataclass(frozen=True)
class VisitorIsKnown(Event):
    """Whose fiche was made or found is somebody whose visit was counted without a name."""

    candidate_id: int
    visit_id: int
    by: int


@dataclass(frozen=True)
class WhoIsAnnounced(Event):
    """A question for a new fiche: what is told of somebody who was announced, as answers of it."""

    lead_id: int


@dataclass(frozen=True)
class AnnouncedIsKnown(Event):
    """A fiche was made of somebody who was announced; the answer is where one goes on."""

    candidate_id: int
    lead_id: int
    by: int


@dataclass(frozen=True)
class WhereToGoOn(Event):
    """A question after a deed: where does one go on with somebody? An address, or nothing."""

    candidate_id: int


class CandidateDeed(Deed, thing="candidate"):
    """What is done to a fiche."""

    VIEWED = "viewed", _l("opened the fiche")
    REGISTERED = "registered", _l("made the fiche")
    LISTED = "registered by a list", _l("took over from a list")
    CHANGED = "changed", _l("changed the fiche")
    CONSENT_GIVEN = "consent given", _l("noted consent")
    CONSENT_WITHDRAWN = "consent withdrawn", _l("noted that consent is withdrawn")
    WITHDRAWAL_UNDONE = "withdrawal undone", _l("undid a withdrawal that was a mistake")
    MERGED = "merged", _l("made one fiche of two: this one stays")
    MERGED_AWAY = "merged away", _l("made one fiche of two: this one went into the other")
    MERGE_UNDONE = "merge undone", _l("made two fiches of one again")
    SAID_TO_BE_TWO = "said to be two", _l("noted that this person and another are two")
    PERHAPS_ONE = "perhaps one", _l("noted that this person and another may be one")


class CandidateFact(FactKind):
    """What is counted of fiches."""

    FICHE_MADE = "fiche_made", "13.6 every consenting candidate has a fiche"
    CONSENT_GIVEN = "consent_given", OWN_FIGURE
    CONSENT_WITHDRAWN = "consent_withdrawn", OWN_FIGURE


FEATURE = Feature(
    name="candidates",
    models=("vrijwilligers.candidates.models",),
    pages=("vrijwilligers.candidates.views",),
    commands={"candidates": "vrijwilligers.candidates.cli:commands"},
    import_kinds={"candidates": "vrijwilligers.candidates.import_kind:CANDIDATES"},
    consent_purposes={"fiche": "vrijwilligers.candidates.wording:FICHE"},
    menu=(
        MenuEntry(
            place=20,
            endpoint="candidates.index",
            icon="people",
            words=_l("Candidates"),
            permission=CandidatePermission.READ,
        ),
    ),
    permissions={
        Role.RECEPTION: frozenset({CandidatePermission.READ, CandidatePermission.WRITE}),
        Role.COORDINATOR: frozenset(CandidatePermission),
    },
    deeds=(CandidateDeed,),
    deed_reasons={
        CandidateDeed.MERGED: "vrijwilligers.candidates.wording.merging:say_reason",
        CandidateDeed.MERGED_AWAY: "vrijwilligers.candidates.wording.merging:say_reason",
    },
    each_night=("vrijwilligers.candidates.actions.pairs:find_each_night",),
    facts=(CandidateFact,),
    listeners={
        MayWriteTo: ("vrijwilligers.candidates.queries.fiches:may_be_written_to",),
        CodeUses: ("vrijwilligers.candidates.queries.code_uses:column_of",),
    },
    demo=("vrijwilligers.demo.candidates:add",),
)
