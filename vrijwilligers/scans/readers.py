"""The answers of a talent scan, as a file says them."""

from enum import StrEnum
from typing import Any

from vrijwilligers.talents.rules.scan import ScanAnswer, ScanAnswers, ScanFault, UnscorableScan

PAIR = 2


class ScanFilePart(StrEnum):
    """What of a file is not as it is read."""

    FILE = "file"
    SET = "set"
    ANSWERS = "answers"
    FIVE = "five"
    PAIRS = "pairs"


class MalformedScan(ValueError):
    """A part of the file that has not the shape of answers."""

    def __init__(self, part: ScanFilePart) -> None:
        super().__init__(part)
        self.part = part


def answers_in(content: Any) -> tuple[str, ScanAnswers]:
    """Return which set is named and what was answered; raise ``MalformedScan``."""
    _expect(isinstance(content, dict), ScanFilePart.FILE)
    name = content.get("set", "")
    _expect(isinstance(name, str), ScanFilePart.SET)
    answers = content.get("answers")
    _expect(isinstance(answers, dict) and bool(answers), ScanFilePart.ANSWERS)
    read = {code: _answer(code, said) for code, said in answers.items()}
    return name.strip(), ScanAnswers(answers=read, five=_five(content), pairs=_pairs(content))


def _answer(code: str, said: Any) -> ScanAnswer:
    if said not in [*ScanAnswer]:
        raise UnscorableScan(ScanFault.ANSWER, code)
    return ScanAnswer(said)


def _five(content: dict[str, Any]) -> tuple[str, ...]:
    return _words(content.get("five") or [], ScanFilePart.FIVE)


def _pairs(content: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = content.get("pairs") or []
    _expect(isinstance(pairs, list), ScanFilePart.PAIRS)
    read = [_words(pair, ScanFilePart.PAIRS) for pair in pairs]
    _expect(all(len(pair) == PAIR for pair in read), ScanFilePart.PAIRS)
    return tuple((winner, loser) for winner, loser in read)


def _words(said: Any, part: ScanFilePart) -> tuple[str, ...]:
    _expect(isinstance(said, list) and all(isinstance(one, str) for one in said), part)
    return tuple(said)


def _expect(is_so: bool, part: ScanFilePart) -> None:
    if not is_so:
        raise MalformedScan(part)
