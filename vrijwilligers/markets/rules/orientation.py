"""The orientation table: tasks by talent, from least Dutch to most; what one asks of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vrijwilligers.markets.rules.prints import PrintedMarket, PrintedStand, PrintedTask
from vrijwilligers.vocabulary.levels import rank_of
from vrijwilligers.vocabulary.week import PARTS, WEEKDAYS, mask_of

WITHOUT_TALENT = ""


@dataclass(frozen=True, kw_only=True)
class OrientationQuestion:
    """What somebody at the welcome desk looks for; what is empty is not asked."""

    talent: str | None = None
    language: str | None = None
    day: str | None = None  # ``mon`` … ``sun``
    level: str | None = None  # the Dutch that the visitor speaks


@dataclass(frozen=True)
class OrientationRow:
    """A task, with the stand that it is of."""

    stand: PrintedStand
    task: PrintedTask


def rows_by_talent(
    market: PrintedMarket, question: OrientationQuestion, order: Sequence[str]
) -> list[tuple[str, list[OrientationRow]]]:
    """Return what fits the question by talent, in the order of the list of talents.

    A task stands under each of its talents, so that who looks for one finds it; of one talent the
    tasks go from least Dutch to most, then by table.
    """
    rows = [row for row in _rows(market) if _fits(row, question)]
    wanted = [question.talent] if question.talent else [*order, WITHOUT_TALENT]
    found = ((talent, sorted(_of(talent, rows), key=_place)) for talent in wanted)
    return [(talent, some) for talent, some in found if some]


def _rows(market: PrintedMarket) -> Iterator[OrientationRow]:
    for stand in market.stands:
        yield from (OrientationRow(stand, task) for task in stand.tasks)


def _of(talent: str, rows: Iterable[OrientationRow]) -> Iterator[OrientationRow]:
    for row in rows:
        if talent in row.task.talents or (talent == WITHOUT_TALENT and not row.task.talents):
            yield row


def _place(row: OrientationRow) -> tuple[int, int, int]:
    return rank_of(row.task.dutch), row.stand.table or 10**6, row.task.number


def _fits(row: OrientationRow, question: OrientationQuestion) -> bool:
    return (
        (question.language is None or question.language in row.stand.languages)
        and (question.day is None or _is_on(row.task, question.day))
        and (question.level is None or _is_enough(row.task, question.level))
    )


def _is_on(task: PrintedTask, day: str) -> bool:
    """Tell whether a task is on a weekday; one of which no day is said may be on any."""
    parts = mask_of(f"{day}-{part}" for part in PARTS) if day in WEEKDAYS else 0
    return not task.days or bool(task.days & parts)


def _is_enough(task: PrintedTask, level: str) -> bool:
    """Tell whether somebody of a level can do a task, or may practise Dutch with it."""
    practises = task.practises_from
    return rank_of(task.dutch) <= rank_of(level) or (
        practises is not None and rank_of(practises) <= rank_of(level)
    )
