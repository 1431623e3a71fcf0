"""Which stands of a market fit a visitor: three to five, each with its reason.

A talent is what a stand is chosen for, and its reason names it; the Dutch that a task asks shuts it
out where it is known to be too much; a language that both speak lets it come first. Each talent of
the visitor gets a stand before any gets two, no organisation comes twice, and of one kind of work
there are no three while another fits. What is equal, a draw decides that follows from the visitor's
code: the same each time, and fair to the stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from vrijwilligers.markets.rules.prints import PrintedStand, PrintedTask
from vrijwilligers.matching.rules.ties import drawn, seed_of
from vrijwilligers.matching.rules.variety import MOST_OF_A_KIND
from vrijwilligers.vocabulary.levels import Level, rank_of

LEAST, MOST = 3, 5
DUTCH = "nl"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """What is known of a visitor, without a name: the surest talent comes first.

    Without ``languages`` nothing is known of them; with some, but no Dutch, there is none yet.
    """

    code: str
    talents: tuple[str, ...]
    languages: Mapping[str, Level | None] = field(default_factory=dict)
    wants_practice: bool = False


class DutchFit(StrEnum):
    """How the Dutch of a visitor goes with a task."""

    NOT_ASKED = "not_asked"
    ENOUGH = "enough"
    PRACTICE = "practice"
    ASK = "ask"  # the level is not known
    TOO_LITTLE = "too_little"


@dataclass(frozen=True, kw_only=True)
class ChosenStand:
    """A stand that fits a visitor, by one of its tasks, and why."""

    stand: PrintedStand
    task: PrintedTask
    talents: tuple[str, ...]  # of the visitor, that it asks; none: everybody can do it
    languages: tuple[str, ...]  # that both speak
    dutch: DutchFit


def dutch_fit(task: PrintedTask, visitor: Visitor) -> DutchFit:
    """Tell whether the Dutch of a visitor is enough for a task, or welcome to be practised."""
    if not visitor.languages or (DUTCH in visitor.languages and not visitor.languages[DUTCH]):
        return DutchFit.ASK if task.dutch else DutchFit.NOT_ASKED
    spoken = rank_of(visitor.languages.get(DUTCH))
    if task.practises_from and visitor.wants_practice and spoken >= rank_of(task.practises_from):
        return DutchFit.PRACTICE
    if task.dutch is None:
        return DutchFit.NOT_ASKED
    if spoken >= rank_of(task.dutch):
        return DutchFit.ENOUGH
    may_practise = task.practises_from and spoken >= rank_of(task.practises_from)
    return DutchFit.PRACTICE if may_practise else DutchFit.TOO_LITTLE


def choose_stands(stands: Iterable[PrintedStand], visitor: Visitor) -> tuple[ChosenStand, ...]:
    """Return the stands that fit a visitor, the best first: five at most, fewer where fewer fit.

    Beyond the third, only those that ask a talent of the visitor and can speak with them.
    """
    fitting = sorted(_fitting(stands, visitor), key=lambda one: _height(one, visitor))
    asked = [one for one in fitting if one.talents]
    spoken = [one for one in asked if one.languages or not visitor.languages]
    chosen: list[ChosenStand] = []
    for talent in visitor.talents[:MOST]:
        with_it = [one for one in asked if talent in one.talents]
        for_it = _various(spoken, chosen, with_it) or _various(asked, chosen, with_it)
        chosen += (for_it or [one for one in with_it if _is_new(one, chosen)])[:1]
    while len(chosen) < MOST and (more := _various(spoken, chosen, spoken)):
        chosen.append(more[0])
    for others in (asked, [one for one in fitting if not one.task.talents]):
        while len(chosen) < LEAST and (more := [one for one in others if _is_new(one, chosen)]):
            chosen.append(more[0])
    return tuple(sorted(chosen, key=fitting.index))


def _fitting(stands: Iterable[PrintedStand], visitor: Visitor) -> Iterator[ChosenStand]:
    """Yield each checked task whose Dutch is not known to be too much."""
    for stand in stands:
        for task in stand.tasks:
            dutch = dutch_fit(task, visitor)
            if task.is_checked and dutch is not DutchFit.TOO_LITTLE:
                yield ChosenStand(
                    stand=stand,
                    task=task,
                    talents=tuple(one for one in visitor.talents if one in task.talents),
                    languages=tuple(one for one in stand.languages if one in visitor.languages),
                    dutch=dutch,
                )


def _height(one: ChosenStand, visitor: Visitor) -> tuple[float, int, int]:
    """Return what puts a task before others: the least stands first."""
    talents = sum(2 if talent == one.task.talents[0] else 1 for talent in one.talents)
    practice = visitor.wants_practice and one.dutch is DutchFit.PRACTICE
    points = talents + 1.5 * bool(one.languages) + practice - (one.dutch is DutchFit.ASK) / 2
    draw = drawn(seed_of(visitor.code), one.stand.number)
    return -points, int(draw[0]), one.task.number


def _is_new(one: ChosenStand, chosen: Sequence[ChosenStand]) -> bool:
    """Tell whether none of the same stand or organisation was chosen."""
    return all(
        one.stand.number != other.stand.number
        and one.stand.organisation != other.stand.organisation
        for other in chosen
    )


def _various(
    among: Sequence[ChosenStand], chosen: Sequence[ChosenStand], wanted: Sequence[ChosenStand]
) -> list[ChosenStand]:
    """Return those of both lists that are new and not one too many of a kind, in their order."""
    kinds = Counter(one.task.category or "" for one in chosen)
    kinds[""] = 0  # not said
    return [
        one
        for one in wanted
        if one in among and _is_new(one, chosen) and kinds[one.task.category or ""] < MOST_OF_A_KIND
    ]
