"""Answers of made-up people, and a set of talents to answer about."""

from vrijwilligers.talents.rules.scan import ScanAnswer, ScanAnswers
from vrijwilligers.talents.rules.sets import TalentCard, TalentSet

LETTERS = {"y": ScanAnswer.YES, "b": ScanAnswer.BIT, "n": ScanAnswer.NO}
NO_TEXTS = {"explanations": {}, "deeds": {}, "meanings": {}}


def answered(letters, *, five="", pairs=()):
    """Return answers to the talents a, b, c …, each a letter, as pairs of letters and as five."""
    said = {chr(ord("a") + nth): LETTERS[letter] for nth, letter in enumerate(letters)}
    return ScanAnswers(answers=said, five=tuple(five), pairs=tuple(map(tuple, pairs)))


def set_of(codes, *, version=1):
    cards = tuple(TalentCard(code=code, names={"nl": code}, **NO_TEXTS) for code in codes)
    return TalentSet(code="desk", version=version, cards=cards)
