"""How far a scan online has come. It stands in the page of who does it, and nowhere else.

A scan is written as one line that fits behind the ``#`` of an address and in a form:
``1~<set>~<version>~<answers>~<chosen>~<pairs>~<end>``; answers are a letter for each talent in
the order of that version, the rest are places in it. Anybody can change such a line: what can be
used of it is used, and nothing else.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple, Self

from vrijwilligers.talents.rules.scan import (
    MOST_PAIRS,
    ScanAnswer,
    ScanAnswers,
    TalentPair,
    next_pair,
)
from vrijwilligers.talents.rules.sets import TalentSet

LETTERS = {"y": ScanAnswer.YES, "b": ScanAnswer.BIT, "n": ScanAnswer.NO}
LETTER_OF = {answer: letter for letter, answer in LETTERS.items()}
UNANSWERED = "-"
APART, BETWEEN = "~", "."
WON, SKIPPED = "-", "_"  # between the two of a pair, the winner first
ENDED = "e"
LONGEST = 2000
LINE = re.compile(
    r"1~(?P<set>[\w-]{1,60})~(?P<version>\d{1,6})~(?P<answers>[ybn-]*)"
    r"~(?P<five>[\d.]*)~(?P<pairs>[\d._-]*)~(?P<end>e?)",
    re.ASCII,
)
PAIR = re.compile(r"(\d{1,3})([-_])(\d{1,3})")

OrderOf = Callable[[str, int], Sequence[str] | None]  # the talents of a version of a set


class ScanScreen(StrEnum):
    """What is asked next: one thing a screen."""

    CARD = "card"
    CHOICE = "choice"
    PAIR = "pair"
    NOTHING = "nothing"  # no talent was chosen at all
    RESULT = "result"


class LineReading(StrEnum):
    """What was made of a line that somebody came back with."""

    WHOLE = "whole"
    CHANGED = "changed"  # the talents are others since; what is still there is used
    UNREADABLE = "unreadable"


class AskedPair(NamedTuple):
    """Two talents that were compared: the first was chosen, unless they were skipped."""

    first: str
    second: str
    is_skipped: bool = False


@dataclass(frozen=True, kw_only=True)
class ScanProgress:
    """What somebody answered so far, to a version of the talents."""

    set: TalentSet
    answers: Mapping[str, ScanAnswer]
    five: tuple[str, ...] = ()
    asked: tuple[AskedPair, ...] = ()
    is_ended: bool = False  # no more pairs, please
    before: tuple[str, ...] = ()  # what was chosen before one went back to choose again

    @property
    def whole(self) -> ScanAnswers:
        """Return the answers as they are scored."""
        return ScanAnswers(
            answers={code: self.answers[code] for code in self.set.codes if code in self.answers},
            five=self.five,
            pairs=tuple(_pair(one) for one in self.asked if not one.is_skipped),
            skipped=tuple(_pair(one) for one in self.asked if one.is_skipped),
        )

    @property
    def card(self) -> str | None:
        """Return the talent of the next card; ``None`` when each was answered."""
        return next((code for code in self.set.codes if code not in self.answers), None)

    @property
    def pair(self) -> TalentPair | None:
        """Return the two to compare next; ``None`` when it is enough."""
        return None if self.is_ended else next_pair(self.whole)

    @property
    def screen(self) -> ScanScreen:
        """Tell what is asked next."""
        if self.card:
            return ScanScreen.CARD
        if not self.whole.eligible:
            return ScanScreen.NOTHING
        if not self.whole.chosen:
            return ScanScreen.CHOICE
        return ScanScreen.PAIR if self.pair else ScanScreen.RESULT

    @property
    def is_begun(self) -> bool:
        """Tell whether there is anything to go back from."""
        return bool(self.answers)

    def answer(self, code: str, answer: ScanAnswer) -> Self:
        """Answer a card."""
        return replace(self, answers={**self.answers, code: answer})

    def choose(self, codes: Sequence[str]) -> Self:
        """Choose the five; another number than asked is not chosen yet."""
        chosen = tuple(code for code in self.whole.eligible if code in {*codes})
        return replace(
            self,
            five=chosen if len(chosen) == self.whole.to_choose else (),
            before=chosen,
        )

    def prefer(self, code: str | None) -> Self:
        """Say which of the two that are asked; ``None`` skips them."""
        pair = self.pair
        if pair is None or code not in (None, *pair):
            return self
        first, second = pair if code in (None, pair[0]) else pair[::-1]
        return replace(self, asked=(*self.asked, AskedPair(first, second, code is None)))

    def end(self) -> Self:
        """Compare no more."""
        return replace(self, is_ended=True)

    def back(self) -> Self:
        """Take the last step back."""
        if self.is_ended:
            return replace(self, is_ended=False)
        if self.asked:
            return replace(self, asked=self.asked[:-1])
        if self.five:
            return replace(self, five=(), before=self.five)
        return self._without_last_answer()

    def _without_last_answer(self) -> Self:
        order = self.set.codes
        reached = order[: order.index(self.card)] if self.card else order
        last = next((code for code in reversed(reached) if code in self.answers), None)
        return replace(self, answers={c: a for c, a in self.answers.items() if c != last})

    def line(self) -> str:
        """Write the scan as one line."""
        place = {code: str(nth) for nth, code in enumerate(self.set.codes)}
        answers = (self.answers.get(code) for code in self.set.codes)
        return APART.join(
            (
                *("1", self.set.code, str(self.set.version)),
                "".join(LETTER_OF[one] if one else UNANSWERED for one in answers),
                BETWEEN.join(place[code] for code in self.five),
                BETWEEN.join(
                    place[one.first] + (SKIPPED if one.is_skipped else WON) + place[one.second]
                    for one in self.asked
                ),
                ENDED if self.is_ended else "",
            )
        )


def begin(current: TalentSet) -> ScanProgress:
    """Begin a scan."""
    return ScanProgress(set=current, answers={})


def read(line: str, current: TalentSet, order_of: OrderOf) -> tuple[ScanProgress, LineReading]:
    """Read a line, and tell what was made of it; it goes on with the talents of now."""
    found = LINE.fullmatch(line.strip().lstrip("#")) if len(line) <= LONGEST else None
    order = order_of(found["set"], int(found["version"])) if found else None
    if not found or not order:
        return begin(current), LineReading.UNREADABLE
    progress = _usable(found, order, current)
    is_same = tuple(order) == current.codes
    return progress, LineReading.WHOLE if is_same else LineReading.CHANGED


def _usable(found: re.Match[str], order: Sequence[str], current: TalentSet) -> ScanProgress:
    letters = dict(zip(order, found["answers"], strict=False))
    said = {code: LETTERS.get(letters.get(code, "")) for code in current.codes}
    answers = {code: answer for code, answer in said.items() if answer}
    progress = ScanProgress(set=current, answers=answers)
    if progress.card:
        return progress
    chosen = [code for place in found["five"].split(BETWEEN) if (code := _code(place, order))]
    progress = progress.choose(chosen) if chosen else progress
    if progress.screen in (ScanScreen.PAIR, ScanScreen.RESULT):
        asked = _pairs(found["pairs"], order, progress)
        progress = replace(progress, asked=asked, is_ended=bool(found["end"]))
    return progress


def _pairs(text: str, order: Sequence[str], progress: ScanProgress) -> tuple[AskedPair, ...]:
    """Return the pairs of talents that could be chosen, of the same two only the first time."""
    pairs: dict[frozenset[str], AskedPair] = {}
    eligible = {*progress.whole.eligible}
    for one, between, other in PAIR.findall(text):
        first, second = _code(one, order), _code(other, order)
        if first in eligible and second in eligible and first and second and first != second:
            asked = AskedPair(first, second, between == SKIPPED)
            pairs.setdefault(frozenset({first, second}), asked)
    return tuple(pairs.values())[:MOST_PAIRS]


def _code(place: str, order: Sequence[str]) -> str | None:
    return order[int(place)] if place.isdecimal() and int(place) < len(order) else None


def _pair(asked: AskedPair) -> TalentPair:
    return asked.first, asked.second
