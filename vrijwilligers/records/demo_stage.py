"""Where the demo plays: how much of it, on which day, with which team; and what is written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from typing import Any

from sqlalchemy import event

from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import BRUSSELS, as_of, day_of

FIRST_HOUR, LAST_HOUR = 10, 17  # of the desk
PLAYED = 500  # people whom the actions write; who comes after them is a copy (copies.py)


@dataclass(frozen=True)
class DemoSize:
    """How much to make up; the same seed gives the same people."""

    candidates: int = 200
    vacancies: int = 300
    seed: int = 1

    @property
    def played(self) -> int:
        """Return how many people go through the actions: all of them, or an equal share."""
        return -(-self.candidates // -(-self.candidates // PLAYED)) if self.candidates else 0


@dataclass
class Story:
    """Somebody made up, and every record that the actions wrote about them."""

    person: Any  # as whoever makes people up says it
    written: list[Any] = field(default_factory=list)


def open_moment(day: date, chance: Random) -> datetime:
    """Return a moment of a day while the desk is open."""
    hour, minute = chance.randrange(FIRST_HOUR, LAST_HOUR), chance.randrange(60)
    return datetime.combine(day, time(hour, minute), BRUSSELS)


class Stage:
    """The present moment and the team, for the part of each feature."""

    def __init__(self, size: DemoSize, at: datetime) -> None:
        self.size, self.at, self.today = size, at, day_of(at)
        self.staff: list[int] = []
        self.stories: dict[int, Story] = {}  # by the key of the candidate
        self._written: list[Any] = []

    def chance(self, part: str) -> Random:
        """Return the luck of one part, the same for the same seed."""
        return Random(f"{part} {self.size.seed}")  # noqa: S311 - made-up people, no secret

    def moment(self, day: date, chance: Random) -> datetime:
        """Return a moment of a day while the desk is open, and not later than now."""
        return min(self.at, open_moment(day, chance))

    @contextmanager
    def then(self, moment: datetime, story: Story | None = None) -> Iterator[None]:
        """Let it be a moment that lies behind us; what is written then belongs to a story."""
        self._written = story.written if story else []
        with as_of(moment):
            yield
            db.session.flush()

    def at_each(self, moments: Iterable[datetime]) -> Iterator[datetime]:
        """Let it be one moment after the other; what is done then is written at once, for speed."""
        with self.then(self.at):
            for moment in moments:
                with as_of(moment):
                    yield moment

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Note meanwhile what is written."""
        event.listen(db.session, "after_flush", self._note)
        try:
            yield
        finally:
            event.remove(db.session, "after_flush", self._note)

    def _note(self, session: Any, _: Any) -> None:
        self._written.extend(session.new)
