import tomllib
from collections import Counter

import pytest

from vrijwilligers.vocabulary.rare_words import FILE, RareWord, rare_words

TEXT = "Je assisteert bij het onthaal.\nIndien nodig contacteer je ons. Assisteert u ook?"


def test_a_rare_word_stands_there_once_with_a_simpler_one():
    assert rare_words(TEXT, "nl") == (
        RareWord("assisteert", "helpen"),
        RareWord("onthaal", "mensen welkom heten"),
        RareWord("indien", "als"),
        RareWord("contacteer", "bellen of schrijven"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dat gaat door middel\nvan een lijst.", ["door middel\nvan"]),
        ("Begeleid transport", ["begeleid transport"]),
        ("Een transportbedrijf of minitransport", []),
        ("De co-assisteren", []),
        ("", []),
        ("Je kookt soep voor mensen.", []),
    ],
)
def test_a_rare_word_is_found_as_a_whole_word_and_the_longest_first(text, words):
    assert [one.word for one in rare_words(text, "nl")] == words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_other_languages_have_no_list(language):
    assert rare_words("assisteren, assister, assist", language) == ()


def test_no_word_stands_in_the_list_twice_and_none_is_its_own_simpler_word():
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["nl"]
    words = [word for many in listed.values() for word in many]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert not {*listed} & {*words}
    assert all(word == word.lower() for word in words)
    assert all(rare_words(simpler, "nl") == () for simpler in listed)
