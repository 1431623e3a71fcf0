"""Noting groups that had a workshop or a guided tour: they are counted, nobody is named."""

from vrijwilligers.extensions import db
from vrijwilligers.markets.feature import MarketFact, MarketGroupDeed
from vrijwilligers.markets.fields import GROUP
from vrijwilligers.markets.models import MarketGroup
from vrijwilligers.markets.rules.groups import MarketGroupDetails
from vrijwilligers.records import audit, facts


def note(details: MarketGroupDetails, *, by: int | None) -> MarketGroup:
    """Note a group, and count it."""
    group = MarketGroup()
    GROUP.fill(group, details)
    _count(group)
    db.session.add(group)
    db.session.flush()
    audit.record(MarketGroupDeed.NOTED, group, by=by)
    return group


def change(group: MarketGroup, details: MarketGroupDetails, *, by: int | None) -> None:
    """Put right what was noted of a group, and count it as it is now."""
    _take_back(group)
    GROUP.fill(group, details)
    _count(group)
    db.session.flush()
    audit.record(MarketGroupDeed.CHANGED, group, by=by)


def remove(group: MarketGroup, *, by: int | None) -> None:
    """Throw a group away that was noted by mistake; it counts no more."""
    _take_back(group)
    audit.record(MarketGroupDeed.REMOVED, group, by=by)
    db.session.delete(group)


def _count(group: MarketGroup) -> None:
    day, kind = group.held_on, group.kind.value
    group.counted = facts.record(MarketFact.GROUP, on=day, state=kind)
    group.people_counted = facts.record(
        MarketFact.GROUP_PEOPLE, on=day, state=kind, amount=group.people
    )


def _take_back(group: MarketGroup) -> None:
    facts.take_back(group.counted)
    facts.take_back(group.people_counted)
