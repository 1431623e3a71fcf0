"""What is answered about a desk where that is more than one line: texts, hours, days, links."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vrijwilligers.vocabulary.languages import LANGUAGES, spoken


@dataclass(frozen=True)
class Texts:
    """A text in some of our languages; as a string it is said in the language we speak."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    def said_in(self, language: str) -> str:
        """Return the text in a language, or in the first that has one."""
        texts = (self.by_language.get(code) for code in (language, *LANGUAGES))
        return next((text for text in texts if text), "")

    def __str__(self) -> str:
        return self.said_in(spoken())

    def __bool__(self) -> bool:
        return any(self.by_language.values())


@dataclass(frozen=True, order=True)
class Opening:
    """Hours in which the desk is open on a day of the week (``mon`` … ``sun``), as ``HH:MM``."""

    weekday: str
    start: str
    end: str


@dataclass(frozen=True, order=True)
class Closure:
    """Days on which the desk is closed, the last one included."""

    first: date
    last: date


@dataclass(frozen=True)
class Link:
    """A web address and what is found there."""

    words: str
    address: str
