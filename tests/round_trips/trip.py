"""How the details of a thing go round: through which form, into which record, onto which page.

A new field needs nothing here, as long as its form asks it in a question of the same name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import object_session

from tests.round_trips.values import pair_of
from vrijwilligers.records.fields import Fields

DAY = timedelta(days=1)


def in_place_of(row, **values):
    """Put another row in the place of one that proves something, and so never changes."""
    session = object_session(row)
    names = [column.key for column in row.__table__.columns if not column.primary_key]
    kept = {name: getattr(row, name) for name in names}
    session.delete(row)
    session.flush()
    session.add(type(row)(**kept | values))


@dataclass(frozen=True, kw_only=True)
class Trip:
    """One Details class, and the way of its values.

    ``no_page`` says why nobody looks at a page.
    ``values`` gives both values of what no type can tell, ``asked`` how a browser answers what is
    asked otherwise, ``unseen`` the fields that the page does not show as they are, with the reason,
    and ``beside`` what must be different for a field to be seen. What no ``Fields`` keeps says with
    ``read`` and ``write`` how it stands in its record.
    """

    details: type
    model: type
    new: str
    keep: Fields | None = None
    change: str | None = None
    page: str | None = None
    no_page: str = ""
    owner: Callable[[Any], Any] = lambda make: None
    values: Callable[[Any, int], Mapping[str, tuple]] = lambda owner, me: {}
    asked: Mapping[str, Callable[[Any], Mapping[str, Any]]] = field(default_factory=dict)
    also: Mapping[str, Any] = field(default_factory=dict)
    read: Callable[[Any], Any] | None = None
    write: Callable[[Any, Any], None] | None = None
    unseen: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    query: Callable[[Any], Mapping[str, Any]] = lambda owner: {}
    form: str = "main form[method=post]"
    status: int = 303

    @property
    def has_page(self):
        return self.page is not None and bool(self.keep or self.write)

    @property
    def is_plain(self):
        """Tell whether it is one of the two: a page that is looked at, or the reason why not."""
        return self.has_page != bool(self.no_page) and (self.page is None or self.has_page)

    def pair(self, owner, me):
        return pair_of(self.details, **self.values(owner, me))

    def back(self, record):
        return self.read(record) if self.read else self.keep.details(record)

    def put(self, record, details):
        if self.write:
            self.write(record, details)
        else:
            self.keep.fill(record, details)
