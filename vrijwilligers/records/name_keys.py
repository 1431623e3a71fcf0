"""Who may be meant by what somebody types: by the indexed keys of a name, in any table of them.

Some hundred of each kind of key are looked at, however many there are. Who has more of the words,
and rarer ones, comes first.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    bindparam,
    literal,
    select,
    union_all,
)

from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.names.keys import WORTH, WordKeys, between, looked_for

MOST_OF_A_KIND = 200
MOST_COMPARED = 120
RANGES = [isinstance(kind, tuple) and len(kind) == 2 for kind in WordKeys(())]


def begins(column: Any, key: str) -> ColumnElement[bool]:
    """Say, in SQL, that a key begins so."""
    first, beyond = between(key)
    return and_(column >= first, column < beyond)


def likeliest(column: Any, owner: Any, text: str) -> list[int]:
    """Return the numbers of those who have keys of what was typed, the likeliest first."""
    asked = looked_for(text)
    if not asked:
        return []
    worth: list[dict[int, float]] = [{} for _ in asked]  # by word, of each owner
    for place, number in db.session.execute(_statement(column, owner, len(asked)), _given(asked)):
        word, kind = divmod(place, len(WORTH))
        worth[word][number] = max(worth[word].get(number, 0), WORTH[kind])
    total: dict[int, float] = defaultdict(float)
    for by_owner in worth:
        rarity = 1 + 20 / (20 + len(by_owner))
        for number, much in by_owner.items():
            total[number] += much * rarity
    return sorted(total, key=lambda number: (-total[number], -number))[:MOST_COMPARED]


def _given(asked: list[WordKeys]) -> dict[str, Any]:
    values = enumerate(value for word in asked for value in word)
    return {name: one for place, value in values for name, one in _values(place, value)}


def _values(place: int, value: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    if RANGES[place % len(WORTH)]:
        yield from ((f"first{place}", value[0]), (f"beyond{place}", value[1]))
    else:
        yield f"keys{place}", value


@lru_cache
def _statement(column: Any, owner: Any, words: int) -> Any:
    """Return the question for so many words; to write one takes longer than its answer."""
    places = range(words * len(WORTH))
    return union_all(*(_numbers(column, owner, place) for place in places))


def _numbers(column: Any, owner: Any, place: int) -> Select[Any]:
    """Ask who has the keys of one kind; of a word as it is written the latest."""
    kind = place % len(WORTH)
    if RANGES[kind]:
        first, beyond = (bindparam(f"{name}{place}", type_=String) for name in ("first", "beyond"))
        meant = and_(column >= first, column < beyond)
    else:
        meant = column.in_(bindparam(f"keys{place}", type_=String, expanding=True))
    order = (owner.desc(),) if kind == 0 else (column, owner)
    some = select(owner.label("number")).where(meant).order_by(*order).limit(MOST_OF_A_KIND)
    return select(literal(place).label("place"), some.subquery().c.number)
