"""What the cellar keeps for every feature: log, facts and outgoing mail."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.feature import Deed, Event, Feature


class RecordDeed(Deed):
    """What is done to records of any table."""

    VIEWED = "viewed", _l("opened it")
    SEEN = "seen in a list", _l("saw a list")
    EXPORTED = "exported", _l("handed out a list")


@dataclass(frozen=True)
class MayWriteTo(Event):
    """A question before a mail of a kind goes to somebody: may it? Each answers yes or no."""

    candidate_id: int
    kind: str


FEATURE = Feature(
    name="records",
    each_night=("vrijwilligers.records.closing:close_each_night",),
    models=(
        "vrijwilligers.records.audit",
        "vrijwilligers.records.database_flags",
        "vrijwilligers.records.deed_numbers",
        "vrijwilligers.records.facts",
        "vrijwilligers.records.limit_counters",
        "vrijwilligers.records.outbox",
        "vrijwilligers.records.security_log",
    ),
    deeds=(RecordDeed,),
)
