"""How a talent scan is scored: which five talents somebody sees in themselves today.

A scan asks three things: of each talent whether *that's me* (yes, a bit, no); which five of the
yeses; and at most ten times which of two. Who says less than five times yes chooses among the bits
too.

Scoring 1: a talent that was chosen has two points, any other that could be chosen none; who wins a
pair gets a point, who loses one gives it. The five with most points are the result; of equals the
chosen one goes first, then the order of the set. *Sure* is a talent that was a yes, was chosen, and
lost no pair: it was chosen every time. The others of the five are *close*. Nothing is said of the
rest, and no number leaves this module: the result is a self-image, not a score of worth (T-06).

The pairs stand around the edge of the five: each time the two that the points tell apart least, one
inside and one outside, of those that were asked least. When single answers agree at 0.75 a second
time, 3.4 of five talents come back, and 3.2 without the pairs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import product

SCORING = 1  # printed on each result: another way of scoring is another version (T-04)
MOST_CHOSEN = 5
MOST_PAIRS = 10
CHOSEN_POINTS = 2

TalentPair = tuple[str, str]  # who won, who lost


class ScanAnswer(StrEnum):
    """Whether somebody sees a talent in themselves."""

    YES = "yes"
    BIT = "bit"
    NO = "no"


class ScanFault(StrEnum):
    """Why answers cannot be scored."""

    TALENT = "talent"  # none of the set
    ANSWER = "answer"  # neither yes, bit nor no
    CHOSEN = "chosen"  # not among the yeses, or the bits of who has less than five
    TWICE = "twice"
    NUMBER = "number"  # not five, while five can be chosen
    PAIR = "pair"  # not two talents that could be chosen
    CONTRADICTION = "contradiction"  # of the same two both won
    PAIRS = "pairs"  # too many


class UnscorableScan(ValueError):
    """Answers that no scan gives: which fault, and of which talent where it is one."""

    def __init__(self, fault: ScanFault, talent: str = "") -> None:
        super().__init__(fault)
        self.fault, self.talent = fault, talent


@dataclass(frozen=True, kw_only=True)
class ScanAnswers:
    """What somebody answered; the order of ``answers`` is that of the set."""

    answers: Mapping[str, ScanAnswer]
    five: tuple[str, ...] = ()
    pairs: tuple[TalentPair, ...] = ()
    skipped: tuple[TalentPair, ...] = ()  # in any order

    @property
    def eligible(self) -> tuple[str, ...]:
        """Return what can be chosen: the yeses, and the bits where these are less than five."""
        yeses = self._said(ScanAnswer.YES)
        bits = self._said(ScanAnswer.BIT) if len(yeses) < MOST_CHOSEN else ()
        return tuple(one for one in self.answers if one in {*yeses, *bits})

    @property
    def to_choose(self) -> int:
        """Return how many are chosen: five, or all where there are not more."""
        return min(MOST_CHOSEN, len(self.eligible))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the chosen ones, also where there was nothing to choose."""
        return self.five or (self.eligible if len(self.eligible) <= MOST_CHOSEN else ())

    def _said(self, answer: ScanAnswer) -> tuple[str, ...]:
        return tuple(code for code, said in self.answers.items() if said == answer)


@dataclass(frozen=True, kw_only=True)
class ScanResult:
    """At most five talents, in the order of the set: those that are sure, and those close to it."""

    sure: tuple[str, ...]
    close: tuple[str, ...]

    @property
    def talents(self) -> frozenset[str]:
        """Return all of them."""
        return frozenset({*self.sure, *self.close})


def check(answers: ScanAnswers, talents: Iterable[str]) -> None:
    """Raise ``UnscorableScan`` for answers that no scan of this set gives."""
    strangers = {*answers.answers} - {*talents}
    for code in answers.answers:
        _refuse(code in strangers, ScanFault.TALENT, code)
    _check_five(answers)
    _check_pairs(answers)


def in_order_of(answers: ScanAnswers, talents: Iterable[str]) -> ScanAnswers:
    """Return checked answers in the order of the set, in whatever order they were written."""
    said = answers.answers
    return replace(answers, answers={code: said[code] for code in talents if code in said})


def _check_five(answers: ScanAnswers) -> None:
    eligible = {*answers.eligible}
    for code in answers.five:
        _refuse(code not in answers.answers, ScanFault.TALENT, code)
        _refuse(code not in eligible, ScanFault.CHOSEN, code)
        _refuse(answers.five.count(code) > 1, ScanFault.TWICE, code)
    _refuse(len(answers.chosen) != answers.to_choose, ScanFault.NUMBER)


def _check_pairs(answers: ScanAnswers) -> None:
    eligible = {*answers.eligible}
    _refuse(len(answers.pairs) > MOST_PAIRS, ScanFault.PAIRS)
    for winner, loser in answers.pairs:
        for code in (winner, loser):
            _refuse(code not in answers.answers, ScanFault.TALENT, code)
            _refuse(code not in eligible, ScanFault.PAIR, code)
        _refuse(winner == loser, ScanFault.PAIR, winner)
        _refuse((loser, winner) in answers.pairs, ScanFault.CONTRADICTION, winner)
        _refuse(answers.pairs.count((winner, loser)) > 1, ScanFault.TWICE, winner)


def _refuse(is_wrong: bool, fault: ScanFault, talent: str = "") -> None:
    if is_wrong:
        raise UnscorableScan(fault, talent)


def score(answers: ScanAnswers) -> ScanResult:
    """Return the five talents of somebody; less where they see less in themselves."""
    points = _points(answers)
    five = {*_in_order(answers, points)[: answers.to_choose]}
    held = {*answers.chosen} - {loser for _winner, loser in answers.pairs}
    sure = {code for code in five & held if answers.answers[code] == ScanAnswer.YES}
    return ScanResult(
        sure=tuple(code for code in answers.answers if code in sure),
        close=tuple(code for code in answers.answers if code in five - sure),
    )


def next_pair(answers: ScanAnswers) -> TalentPair | None:
    """Return which two to ask next, one of the five and one outside; ``None`` when it is enough."""
    asked = (*answers.pairs, *answers.skipped)
    if len(asked) >= MOST_PAIRS or not answers.chosen:
        return None
    points = _points(answers)
    order = _in_order(answers, points)
    times = Counter(code for pair in asked for code in pair)
    known = {frozenset(pair) for pair in asked}
    edge = product(order[: answers.to_choose][::-1], order[answers.to_choose :])
    open_pairs = [pair for pair in edge if frozenset(pair) not in known]
    return min(
        open_pairs,
        key=lambda pair: (points[pair[0]] - points[pair[1]], times[pair[0]] + times[pair[1]]),
        default=None,
    )


def _points(answers: ScanAnswers) -> Counter[str]:
    points = Counter(dict.fromkeys(answers.chosen, CHOSEN_POINTS))
    for winner, loser in answers.pairs:
        points[winner] += 1
        points[loser] -= 1
    return points


def _in_order(answers: ScanAnswers, points: Counter[str]) -> Sequence[str]:
    """Return what could be chosen, most points first; of equals the chosen, then as in the set."""
    chosen = {*answers.chosen}
    return sorted(answers.eligible, key=lambda code: (-points[code], code not in chosen))
