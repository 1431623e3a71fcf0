"""Which five talents somebody sees in themselves: sure and close, and nothing of the rest."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from tests.scans.made import answered
from vrijwilligers.talents.rules.scan import (
    MOST_PAIRS,
    ScanAnswer,
    ScanAnswers,
    ScanFault,
    UnscorableScan,
    check,
    next_pair,
    score,
)

TALENTS = "abcdefghijklmnopqrstuvwx"
NOISE = 0.58  # beside a liking that varies by 1: answers agree at 1 / (1 + 0.58²) = 0.75
PEOPLE = 200


def test_who_chose_five_and_never_doubted_is_sure_of_them():
    result = score(answered("yyyyyyyn", five="gbcde"))
    assert (result.sure, result.close) == (("b", "c", "d", "e", "g"), ())


def test_what_lost_once_is_close_and_what_won_twice_more_comes_in():
    once = score(answered("yyyyyyy", five="abcde", pairs=["fa"]))
    assert (once.sure, once.close) == (("b", "c", "d", "e"), ("a",))
    often = score(answered("yyyyyyy", five="abcde", pairs=["fa", "fb", "ga"]))
    assert (often.sure, often.close) == (("c", "d", "e"), ("b", "f"))


@pytest.mark.parametrize(
    ("letters", "five", "sure", "close"),
    [
        ("ybbbbbn", "abcde", "a", "bcde"),  # a bit is never sure
        ("yynnnnn", "", "ab", ""),
        ("ybnnnnn", "", "a", "b"),
        ("nnnnnnn", "", "", ""),
        ("yyyyynn", "", "abcde", ""),  # there is nothing to choose
    ],
)
def test_who_sees_little_in_themselves_has_less_than_five(letters, five, sure, close):
    answers = answered(letters, five=five)
    check(answers, TALENTS)
    assert (score(answers).sure, score(answers).close) == (tuple(sure), tuple(close))


@pytest.mark.parametrize(
    ("answers", "fault", "talent"),
    [
        (answered("yyyyyyy", five="abcdz"), ScanFault.TALENT, "z"),
        (answered("yyyyyyb", five="abcdg"), ScanFault.CHOSEN, "g"),
        (answered("yyyyyyn", five="abcdg"), ScanFault.CHOSEN, "g"),
        (answered("yyyyyyy", five="abcda"), ScanFault.TWICE, "a"),
        (answered("yyyyyyy", five="abcd"), ScanFault.NUMBER, ""),
        (answered("yyyyyyy"), ScanFault.NUMBER, ""),
        (answered("yyyyyyn", five="abcde", pairs=["ag"]), ScanFault.PAIR, "g"),
        (answered("yyyyyyn", five="abcde", pairs=["aa"]), ScanFault.PAIR, "a"),
        (answered("yyyyyyn", five="abcde", pairs=["az"]), ScanFault.TALENT, "z"),
        (answered("yyyyyyn", five="abcde", pairs=["af", "af"]), ScanFault.TWICE, "a"),
        (answered("yyyyyyn", five="abcde", pairs=["af", "fa"]), ScanFault.CONTRADICTION, "a"),
        (
            answered("yyyyyyy", five="abcde", pairs=[*combinations("abcdef", 2)][:11]),
            ScanFault.PAIRS,
            "",
        ),
        (answered("y" * 25, five="abcde"), ScanFault.TALENT, "y"),  # the set has 24
    ],
)
def test_answers_that_no_scan_gives_are_refused_with_their_fault(answers, fault, talent):
    with pytest.raises(UnscorableScan) as refused:
        check(answers, TALENTS)
    assert (refused.value.fault, refused.value.talent) == (fault, talent)


def test_nothing_is_compared_where_nothing_stands_outside():
    assert next_pair(answered("yyyyyyy")) is None  # nothing is chosen yet
    assert next_pair(answered("yyyyynn")) is None


def test_at_most_ten_pairs_are_asked_each_once_and_across_the_edge():
    answers = answered("y" * 12, five="abcde")
    while pair := next_pair(answers):
        inside = score(answers).talents
        assert [code in inside for code in pair] == [True, False]
        skips = len(answers.pairs + answers.skipped) % 3 == 0
        field = "skipped" if skips else "pairs"
        answers = replace(answers, **{field: (*getattr(answers, field), pair)})
    asked = answers.pairs + answers.skipped
    assert len({frozenset(pair) for pair in asked}) == len(asked) == MOST_PAIRS


def test_of_pairs_that_are_as_near_those_asked_least_come_first():
    answers = answered("y" * 8, five="abcde")
    first = next_pair(answers)
    answers = replace(answers, skipped=(first,))
    second = next_pair(answers)
    assert not {*first} & {*second}, "both were asked less, not one of the two"


def test_the_result_says_only_what_was_chosen_whatever_is_answered():
    chance = random.Random(64)
    for _ in range(100):
        answers = _somebody(_likings(chance), chance)
        result, eligible = score(answers), {*answers.eligible}
        assert result.talents <= eligible
        assert len(result.sure) + len(result.close) == min(5, len(eligible)) == answers.to_choose
        assert {*result.sure} <= {*answers.chosen}
        for code, said in answers.answers.items():
            assert said != ScanAnswer.NO or code not in result.talents
        assert score(replace(answers, pairs=answers.pairs[::-1])) == result


def test_of_five_talents_more_than_three_return_on_a_retest():
    """Whoever does it twice gets nearly the same: at least 3.2 of five talents (issue *Talents*).

    Somebody likes each talent more or less; each answer feels that anew, with some noise.
    """
    with_pairs, without = _returned(pairs=True), _returned(pairs=False)
    assert with_pairs >= 3.2
    assert with_pairs > without


def _returned(*, pairs):
    chance = random.Random(13)
    returned = 0
    for _ in range(PEOPLE):
        likings = _likings(chance)
        first, again = (score(_somebody(likings, chance, pairs=pairs)) for _ in "12")
        returned += len(first.talents & again.talents)
    return returned / PEOPLE


def _likings(chance):
    return {talent: chance.gauss(0, 1) for talent in TALENTS}


def _somebody(likings, chance, *, pairs=True):
    """Answer as somebody with these likings does."""
    answers = ScanAnswers(answers={code: _card(liked, chance) for code, liked in likings.items()})
    felt = {code: likings[code] + chance.gauss(0, NOISE) for code in answers.eligible}
    chosen = sorted(felt, key=felt.get, reverse=True)[: answers.to_choose]
    answers = replace(answers, five=tuple(chosen))
    while pairs and (pair := next_pair(answers)):
        first, second = (likings[code] + chance.gauss(0, NOISE) for code in pair)
        won = pair if first > second else pair[::-1]
        answers = replace(answers, pairs=(*answers.pairs, won))
    check(answers, TALENTS)
    return answers


def _card(liked, chance):
    felt = liked + chance.gauss(0, NOISE)
    return ScanAnswer.YES if felt > 0.2 else ScanAnswer.BIT if felt > -0.5 else ScanAnswer.NO
