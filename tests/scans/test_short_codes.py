"""A code can be said and typed, and nobody guesses it."""

from itertools import combinations

from rapidfuzz.distance import Levenshtein

from vrijwilligers.scans.rules.short_codes import FIGURES, WORDS, new_code, read_code


def test_there_are_more_than_ten_million_codes():
    assert len({*WORDS}) * 10**FIGURES > 10_000_000


def test_no_two_words_differ_in_one_letter():
    assert not [pair for pair in combinations(WORDS, 2) if Levenshtein.distance(*pair) < 2]


def test_a_code_is_understood_as_people_type_it():
    for typed in ("TULP-48210", "tulp 4821o", " Tu1p—4B2IO ", "TULP48210"):
        assert read_code(typed) == "TULP-48210"
    for _ in range(50):
        code = new_code()
        assert read_code(code) == code
    for nothing in ("", "TULP", "48210", "TULP-4821", "TULIPE-48210", "TULP-4821X", "é" * 99):
        assert read_code(nothing) is None
