"""Roots and keys of words: what is looked for of what somebody types."""

import pytest

from vrijwilligers.vocabulary.searching.keys import (
    MOST_WORDS,
    alike,
    keys_of,
    nearest,
    words_asked,
)
from vrijwilligers.vocabulary.searching.roots import root, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("brief", "brieven"), ("huis", "huizen"), ("boom", "bomen"), ("koken", "kookt")),
        *(("animal", "animaux"), ("benevole", "benevoles"), ("photo", "foto")),
    ],
)
def test_the_forms_of_a_word_have_one_root(one, other):
    assert root(one).removesuffix("t") == root(other).removesuffix("t")


@pytest.mark.parametrize(
    ("typed", "looked_for"),
    [
        ("Thé voor de buurt", ["buurt", "the"]),
        ("de het een", ["de", "het", "een"]),  # nothing else was typed
        ("Soep soep", ["soep"]),
        ("кухня", ["kukhnya"]),
        ("een twee drie vier vijf zes zeven acht", MOST_WORDS),
        ("", []),
    ],
)
def test_what_is_typed_is_looked_for_word_by_word(typed, looked_for):
    words = [one.word for one in words_asked(typed)]
    assert looked_for in (words, len(words))


@pytest.mark.parametrize(
    ("typed", "is_near"), [("tuinman", True), ("tuimnan", True), ("tuimnam", False)]
)
def test_a_short_word_is_forgiven_one_error(typed, is_near):
    assert bool(nearest(typed, ["tuinman"])) is is_near


def test_a_long_word_is_forgiven_two_errors():
    (known,) = map(root, words_of("bibliotheek"))
    assert nearest("biblotheeg", [known]) == [known]
    assert nearest("bibotheeg", [known]) == []


def test_a_word_is_found_with_and_without_its_accents():
    assert {*words_of("Mécanicien à VÉLO")} == {"mecanicien", "velo"}


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Bezoek ouderen", "Ouderen bezoeken", True),
        ("Bénévole d’accueil", "Accueil : bénévoles", True),
        ("Helpers for the repair café", "Repair café helper", True),
        ("Huiswerk klas 1", "Huiswerk klas 2", False),
        ("Huiswerk klas 12", "Huiswerk klas 1 en 2", False),
        ("Koffie schenken", "Koffie", False),
        ("De en het", "Het en een", False),
        ("Кухар", "Шофер", False),
        ("🍲", "🚲", False),
    ],
)
def test_titles_that_say_the_same_share_a_key(one, other, is_same):
    assert (alike(one) == alike(other)) is is_same
    assert alike(one) in keys_of([one], [])
