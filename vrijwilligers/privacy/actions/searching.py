"""Looking where others name people who go, before the transaction in which they do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from sqlalchemy.orm import configure_mappers

from vrijwilligers.candidates.feature import WhoWasTold
from vrijwilligers.privacy.actions.rewriting import Ready, made_ready
from vrijwilligers.privacy.queries import mentions, paths
from vrijwilligers.privacy.queries.beside import beside
from vrijwilligers.privacy.queries.later import SearchPoint, search_point
from vrijwilligers.privacy.queries.mentions import Mention, MentionsOf
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.mentions import PersonalIdentity
from vrijwilligers.records.db import read_only
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import while_nobody_writes
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now

FRESH = timedelta(seconds=30)  # what is younger is looked at again by whoever erases


@dataclass(frozen=True)
class NamedIn:
    """Where others name somebody, as a search found it, and from when on one looks again.

    ``beside`` is what may be about them whatever it says; what stands there of their name stays.
    """

    in_texts: Sequence[Mention] = ()
    beside: Sequence[Mention] = ()
    ready: Ready = field(default_factory=dict)
    going: paths.RowsGoing | None = None
    point: SearchPoint | None = None

    @property
    def mentions(self) -> Sequence[Mention]:
        """Return all that names them, or may be about them."""
        return self._all(self.in_texts)

    def _all(self, in_texts: Sequence[Mention]) -> list[Mention]:
        theirs = {(one.table, one.key) for one in self.beside if one.is_left}
        return [*(one for one in in_texts if (one.table, one.key) not in theirs), *self.beside]

    def with_what_came_since(
        self, person: PersonKey, identity: PersonalIdentity
    ) -> Sequence[Mention]:
        """Return where somebody is named as the present transaction, which writes, sees it."""
        if self.point is None:
            return self.mentions
        before = {person: self.in_texts}
        return self._all(mentions.mentions_since({person: identity}, self.point, before)[person])


NOWHERE = NamedIn()


class MentionSearch:
    """Where others name some people: every text is read once, and what changes since again.

    It reads in transactions that only read, and ends the one that is open.
    """

    def __init__(self, people: Iterable[PersonKey]) -> None:
        with read_only(), while_nobody_writes():
            self._point = search_point()
        with read_only():
            self._identities = paths.identities_of(people)
        self._found: MentionsOf = mentions.mentions_of(self._identities)
        self._look_again()

    @cached_property
    def _beside(self) -> Mapping[PersonKey, Sequence[Mention]]:
        """What may be about them whatever it says: asked once for all, where somebody asks."""
        with read_only():
            return beside(self._identities)

    def of(self, person: PersonKey) -> NamedIn:
        """Return where one of them is named, with all made ready that takes long."""
        if person not in self._identities:
            return NOWHERE
        if now() - self._point.at > FRESH:
            self._look_again()
        found = self._found[person]
        going = paths.going(person)
        with read_only():
            _rehearse(person, going)
            ready = made_ready(found, self._identities[person])
        return NamedIn(found, self._beside[person], ready, going, self._point)

    def of_all(
        self, people: Iterable[PersonKey]
    ) -> Iterator[tuple[PersonKey, PersonalIdentity, Sequence[Mention]]]:
        """Yield where some of them are named, as the present transaction, which writes, sees it."""
        some = {one: self._identities[one] for one in people if one in self._identities}
        before = {one: self._found[one] for one in some}
        for one, found in mentions.mentions_since(some, self._point, before).items():
            yield one, some[one], found

    def _look_again(self) -> None:
        """Look at what was written meanwhile, so that whoever erases has little to look at."""
        with read_only(), while_nobody_writes():
            point = search_point()
        with read_only():
            self._found = mentions.mentions_since(self._identities, self._point, self._found)
        self._point = point


def search(person: PersonKey) -> NamedIn:
    """Return where others name somebody."""
    return MentionSearch([person]).of(person)


def _rehearse(person: PersonKey, going: paths.RowsGoing) -> None:
    """Ask once what erasing asks: what is loaded and compiled by then keeps nobody waiting."""
    configure_mappers()
    if person.subject == DataSubject.CANDIDATE:
        announce(WhoWasTold(person.id))
    paths.keys_of(going)
