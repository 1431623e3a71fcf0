"""Taking people out of what others wrote: what is sure is replaced, what is not is listed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Table, select, update

from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.rows import count_up_owners, run, upwards
from vrijwilligers.privacy.queries import mentions
from vrijwilligers.privacy.queries.mentions import Mention
from vrijwilligers.privacy.rules.mentions import MentionKind, PersonalIdentity, blank
from vrijwilligers.privacy.rules.packed import blanked_value

Blanked = tuple[Any, MentionKind]
Ready = Mapping[tuple[str, tuple[Any, ...], str], tuple[Any, Blanked]]  # by table, key and column


def made_ready(found: Iterable[Mention], identity: PersonalIdentity) -> Ready:
    """Take somebody out of packed files before anybody has to wait for it: that takes long."""
    return {
        (mention.table.name, mention.key, column.name): (
            raw,
            _without(mention, column, raw, identity),
        )
        for mention in found
        for column, raw in _now_in(mention, only_opaque=True)
    }


def rewrite(mention: Mention, identity: PersonalIdentity, ready: Ready) -> bool:
    """Write a row without somebody; it may have changed, or gone, since it was found."""
    table, values = mention.table, {}
    for column, raw in _now_in(mention):
        before, blanked = ready.get((table.name, mention.key, column.name), (None, None))
        value, seen = (
            blanked if blanked and before == raw else _without(mention, column, raw, identity)
        )
        if value is None or seen == MentionKind.EXACT:
            values[column.name] = mentions.as_kept(column, value)
    return bool(values) and bool(run(_rewriting(table, mention.key, values)))


def _now_in(mention: Mention, *, only_opaque: bool = False) -> Iterator[tuple[Column[Any], Any]]:
    """Yield what stands in the columns to be written anew, held in a transaction that writes."""
    columns = [mention.table.c[name] for name in mention.changes]
    columns = [column for column in columns if not only_opaque or mentions.is_opaque(column)]
    if not columns:
        return
    where = mentions.by_key(mention.table, mention.key)
    wanted = select(*map(mentions.readable, columns)).where(where)
    row = db.session.execute(wanted if only_opaque else wanted.with_for_update()).one_or_none()
    for column, raw in zip(columns, row or (), strict=row is not None):
        if mentions.opened(column, raw) is not None:
            yield column, raw


def _without(
    mention: Mention, column: Column[Any], raw: Any, identity: PersonalIdentity
) -> Blanked:
    opened = mentions.opened(column, raw)
    return blanked_value(opened, lambda text: blank(text, identity), mention.spare)


def _rewriting(table: Table, key: tuple[Any, ...], values: Mapping[str, Any]) -> Any:
    where = mentions.by_key(table, key)
    count_up_owners(table, where)
    return update(table).where(where).values({**values, **upwards(table)})
