"""What waits for a coordinator."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.vacancies.rules import Status


class WaitingReason(StrEnum):
    """Why a vacancy waits for a coordinator, the most pressing first."""

    REPORTED = "reported"  # the organisation said that it is filled or changed
    CHANGE = "change"  # the organisation asked for changes
    OFFERED_ELSEWHERE = "offered_elsewhere"  # its source withdrew it, that of a merged one did not
    PROPOSED = "proposed"  # the organisation proposed it
    TO_CHECK = "to_check"
    SOURCE_CHANGED = "source_changed"  # the source changed a text of which we have ours
    DRAFT = "draft"


@dataclass(frozen=True, kw_only=True)
class WaitingFacts:
    """What tells whether a vacancy waits."""

    status: Status
    is_reported: bool
    is_proposed: bool
    source_changed: bool
    change_is_asked: bool
    is_offered_elsewhere: bool  # withdrawn by its source, and offered by that of a merged one


def waits_for(one: WaitingFacts) -> tuple[WaitingReason, ...]:
    """Return why a vacancy waits for a coordinator.

    What is withdrawn waits no more, unless another source still offers the same work.
    """
    if one.status == Status.WITHDRAWN:
        return (WaitingReason.OFFERED_ELSEWHERE,) if one.is_offered_elsewhere else ()
    return tuple(_reasons(one))


def _reasons(one: WaitingFacts) -> Iterator[WaitingReason]:
    if one.is_reported:
        yield WaitingReason.REPORTED
    if one.change_is_asked:
        yield WaitingReason.CHANGE
    if one.status == Status.TO_CHECK:
        yield WaitingReason.PROPOSED if one.is_proposed else WaitingReason.TO_CHECK
    if one.source_changed:
        yield WaitingReason.SOURCE_CHANGED
    if one.status == Status.DRAFT:
        yield WaitingReason.DRAFT
