"""What waits for a coordinator."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.vacancies.rules import Status


class Waits(StrEnum):
    """Why a vacancy waits for a coordinator, the most pressing first."""

    REPORTED = "reported"  # the organisation said that it is filled or changed
    CHANGE = "change"  # the organisation asked for changes
    PROPOSED = "proposed"  # the organisation proposed it
    TO_CHECK = "to_check"
    SOURCE_CHANGED = "source_changed"  # the source changed a text of which we have ours
    DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What tells whether a vacancy waits."""

    status: Status
    is_reported: bool
    is_proposed: bool
    source_changed: bool
    change_is_asked: bool


def waits_for(one: Standing) -> tuple[Waits, ...]:
    """Return why a vacancy waits for a coordinator; what is withdrawn waits no more."""
    return () if one.status == Status.WITHDRAWN else tuple(_reasons(one))


def _reasons(one: Standing) -> Iterator[Waits]:
    if one.is_reported:
        yield Waits.REPORTED
    if one.change_is_asked:
        yield Waits.CHANGE
    if one.status == Status.TO_CHECK:
        yield Waits.PROPOSED if one.is_proposed else Waits.TO_CHECK
    if one.source_changed:
        yield Waits.SOURCE_CHANGED
    if one.status == Status.DRAFT:
        yield Waits.DRAFT
