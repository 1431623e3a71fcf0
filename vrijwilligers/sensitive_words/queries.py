"""Questions about the list of words. Nothing here changes anything."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.sensitive_words.models import SensitiveWord
from vrijwilligers.sensitive_words.rules import WordKind


def of_kind(kind: WordKind) -> Sequence[SensitiveWord]:
    """Return the words of a kind, in the order of the alphabet."""
    words = select(SensitiveWord).where(SensitiveWord.kind == kind)
    return db.session.scalars(words.order_by(SensitiveWord.word, SensitiveWord.id)).all()


def by_ids(keys: Iterable[int]) -> Sequence[SensitiveWord]:
    """Return words by their keys; what a colleague removed meanwhile is not among them."""
    words = select(SensitiveWord).where(SensitiveWord.id.in_([*keys]))
    return db.session.scalars(words.order_by(SensitiveWord.id)).all()


def is_on_the_list(word: str) -> bool:
    """Tell whether a word stands on the list already."""
    same = select(SensitiveWord.id).where(SensitiveWord.word == word)
    return db.session.scalar(same) is not None


def version() -> tuple[object, ...]:
    """Return which list it is: no key is given twice, and every word has its moment."""
    columns = func.count(), func.max(SensitiveWord.id), func.max(SensitiveWord.added_at)
    return tuple(db.session.execute(select(*columns)).one())


def entries() -> list[tuple[str, WordKind]]:
    """Return every word of the list with its kind."""
    rows = db.session.execute(select(SensitiveWord.word, SensitiveWord.kind))
    return [(word, kind) for word, kind in rows]
