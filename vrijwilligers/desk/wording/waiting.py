"""The lists of other features that wait until somebody of the desk looks, and their lines."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import ngettext
from sqlalchemy import Select

from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.queries.merging import likely_pairs
from vrijwilligers.desk.feature import WaitsForColleague
from vrijwilligers.feature import Permission
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.queries.applications import for_the_desk
from vrijwilligers.referrers.feature import ReferrerPermission
from vrijwilligers.referrers.queries.leads import leads
from vrijwilligers.vocabulary.clock import now


@dataclass(frozen=True)
class WaitingList:
    """A list that waits for who has a permission: its page, who stands on it, and its line."""

    permission: Permission
    endpoint: str
    ask: Callable[[], Select[Any]]
    say: Callable[[int], str]


def waiting_lists(may: Callable[[Permission], bool]) -> list[WaitingList]:
    """Return the lists that a reader may work on."""
    return [one for one in WAITING_LISTS if may(one.permission)]


def say_waiting(lists: Iterable[WaitingList], amounts: Iterable[int]) -> list[WaitsForColleague]:
    """Say how many stand on each of some lists; one on which nobody stands is not said."""
    return [
        WaitsForColleague(one.endpoint, one.say(amount))
        for one, amount in zip(lists, amounts, strict=True)
        if amount
    ]


def _say_pairs(number: int) -> str:
    return ngettext(
        "%(num)s pair of fiches may be of one person",
        "%(num)s pairs of fiches may be of one person",
        number,
    )


def _say_leads(number: int) -> str:
    return ngettext(
        "%(num)s person was announced by a referrer: call them",
        "%(num)s people were announced by a referrer: call them",
        number,
    )


def _say_applications(number: int) -> str:
    return ngettext(
        "%(num)s person wants to join the pool: call to confirm it",
        "%(num)s people want to join the pool: call to confirm it",
        number,
    )


WAITING_LISTS = (
    WaitingList(CandidatePermission.MERGE, "candidates.pairs", likely_pairs, _say_pairs),
    WaitingList(ReferrerPermission.NOTE, "referrers.leads", lambda: leads(now()), _say_leads),
    WaitingList(PoolPermission.JOIN, "pool.applications", for_the_desk, _say_applications),
)
