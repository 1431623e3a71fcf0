"""Days and parts of days: *ma voormiddag*, *lundi et jeudi, le matin*, *weekend*, *in overleg*."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.cell_notes import Remarked
from vrijwilligers.exchange.cells import BadCell, short
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.lexicon import (
    AND,
    FILLER,
    SIGNS,
    TO,
    Lexicon,
    Token,
    listed,
    tokens_in,
    tokens_of,
)
from vrijwilligers.vocabulary.week import PARTS, UNKNOWN, WEEKDAYS, WHOLE_WEEK, mask_of

OPEN, STOP, COMMA, DASH = Token("open"), SIGNS[";"], SIGNS[","], SIGNS["-"]
HOUR = r"(?:[01]?\d|2[0-4])"
CLOCK = r"\s*(?:uur|heures?|[uh:])\s*(?:[0-5]\d)?"
FROM_TO = re.compile(
    rf"(?<![\d/.-])({HOUR})(?:{CLOCK})?\s*(?:-|–|tot|à|a|to|until|et|en)\s*({HOUR}){CLOCK}(?!\d)",
    re.IGNORECASE,
)
HOURS = {"morning": range(12), "afternoon": range(12, 18), "evening": range(18, 24)}


def days(text: str) -> int | Remarked:
    """Read parts of the week as a mask; a bare day is all of its parts.

    Days that are to be agreed are known to be open: any day. *ma* is Monday in Dutch and Tuesday
    in French: the other words of the cell tell, and without those it is Dutch.
    """
    if not text:
        return UNKNOWN
    in_words = FROM_TO.sub(_parts_of_day, text)
    mask = next(filter(None, (_mask(_lexicon(*one).tokens(in_words)) for one in _ways())), UNKNOWN)
    if not mask:
        raise BadCell(_l("“%(text)s” is not a part of the week.", text=short(text)))
    if in_words == text:
        return mask
    return Remarked(mask, _l("of “%(text)s” the hours are not kept.", text=short(text)))


def _parts_of_day(hours: re.Match[str]) -> str:
    """Return the parts of the day that some hours fall in."""
    wanted = {*range(int(hours[1]), int(hours[2]))}
    return " ".join(("", *(part for part in PARTS if wanted & {*HOURS[part]}), "")) or hours[0]


def _ways() -> Iterable[tuple[str, ...]]:
    """Return the languages to read it in: one alone first."""
    return (*((language,) for language in LANGUAGES), (*LANGUAGES,))


@cache
def _lexicon(*languages: str) -> Lexicon:
    names = [tokens_of("days", listed("days", language)) for language in languages]
    parts = tokens_of("parts", listed("parts"))
    joints = (tokens_in(AND, ("joints", "and"), ("joints", "or")), tokens_in(TO, ("joints", "to")))
    others = (tokens_in(OPEN, ("open", "days")), tokens_in(FILLER, ("joints", "filler")))
    return Lexicon(*names, parts, _together(names, parts), *joints, *others)


def _together(names: Iterable[dict[str, Token]], parts: dict[str, Token]) -> dict[str, Token]:
    """Return days written with their part in one word: *woensdagnamiddag*."""
    return {
        f"{day}{part}": Token("part_of_day", (day_token.value, part_token.value))
        for each in names
        for day, day_token in each.items()
        for part, part_token in parts.items()
        if len(day) > 5 and len(part) > 4
    }


class _Group:
    """Days that share their parts; without parts they are whole days."""

    def __init__(self, days: list[str]) -> None:
        self.days = days
        self.parts: list[str] = []

    def mask(self) -> int:
        parts = self.parts or PARTS
        return mask_of(f"{day}-{part}" for day in self.days for part in parts)


def _mask(tokens: list[Token] | None) -> int:
    """Return the mask of all sentences of a cell; nought where one is not understood."""
    if not tokens:
        return UNKNOWN
    said = [token for token in tokens if token != OPEN]
    if OPEN in tokens and not any(token.kind in _KINDS for token in said):
        return UNKNOWN if TO in said else WHOLE_WEEK
    mask = UNKNOWN
    for sentence in _sentences(said):
        found = _Sentence().read(sentence)
        if not found:
            return UNKNOWN
        mask |= found
    return mask


def _sentences(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    for is_stop, sentence in groupby(tokens, STOP.__eq__):
        if not is_stop:
            yield [*sentence]


class _Sentence:
    """One sentence about the week, token by token."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self.leading: list[str] = []  # parts before the first day
        self.before = COMMA
        self.is_odd = False

    def read(self, tokens: Iterable[Token]) -> int:
        """Return the mask of a sentence; nought where it is not understood."""
        for token in tokens:
            _KINDS.get(token.kind, _Sentence._joint)(self, token)
            self.before = token
        if self.is_odd or self.before == TO:
            return UNKNOWN
        groups = self.groups or ([_Group([*WEEKDAYS])] if self.leading else [])
        mask = UNKNOWN
        for group in groups:
            group.parts = group.parts or self.leading
            mask |= group.mask()
        return mask

    def _joint(self, token: Token) -> None:
        self.is_odd |= token.kind not in ("and", "to", "comma", "dash")
        self.is_odd |= token == TO and self.before.kind != "days"

    def _days(self, token: Token) -> None:
        days, last = token.value.split(), self.groups[-1] if self.groups else None
        if last is None or last.parts or self.before == COMMA:
            self.is_odd |= self.before == TO
            self.groups.append(_Group(days))
        elif self.before in (TO, DASH):
            last.days += _between(last.days[-1], days[0])
        else:
            last.days += days
            if self.before == AND:
                self._join()

    def _join(self) -> None:
        """Let days with commas and an *and* share what follows: *lundi, mardi et jeudi matin*."""
        bare = [group for group in self.groups if not group.parts]
        days = [day for group in bare for day in group.days]
        self.groups = [group for group in self.groups if group.parts] + [_Group(days)]

    def _parts(self, token: Token) -> None:
        parts = token.value.split()
        if not self.groups:
            self.leading += parts
        elif self.leading:
            self.is_odd = True  # does it belong to the days before it, or to those after?
        elif self.before == COMMA:
            bare = [group for group in self.groups if not group.parts]
            for group in bare or self.groups[-1:]:
                group.parts += parts
        else:
            self.groups[-1].parts += parts

    def _part_of_day(self, token: Token) -> None:
        day, part = token.value
        self._days(Token("days", day))
        self.groups[-1].parts += part.split()


def _between(first: str, last: str) -> list[str]:
    """Return the days after the first up to the last; over the weekend where that is meant."""
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
    count = (end - start) % len(WEEKDAYS)
    return [WEEKDAYS[(start + step) % len(WEEKDAYS)] for step in range(1, count + 1)]


_KINDS = {
    "days": _Sentence._days,
    "parts": _Sentence._parts,
    "part_of_day": _Sentence._part_of_day,
}
