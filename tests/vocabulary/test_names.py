import pytest

from vrijwilligers.vocabulary.names.alike import Asked, SearchMatch, ranked
from vrijwilligers.vocabulary.names.keys import looked_for, name_keys
from vrijwilligers.vocabulary.names.likeness import likeness
from vrijwilligers.vocabulary.names.numbers import number_said
from vrijwilligers.vocabulary.names.spelling import MOST_SOUNDS, latin, sound, sounds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Youssef", "Joesoef"),
        ("Mohamed", "Muhammad"),
        ("Janssens", "Jansens"),
        ("Schaerbeek", "Schaarbeek"),
        ("Omar", "Umar"),
        ("Cathy", "Kathy"),
        ("Philippe", "Filip"),
    ],
)
def test_names_that_sound_alike_meet(one, other):
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Peeters", "Janssens"), ("Samira", "Omar")])
def test_names_that_do_not_sound_alike_stay_apart(one, other):
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zoë  Van 't HOF", "zoe van t hof"),
        ("Арина", "arina"),
        ("王小明", "wang xiao ming"),
        ("عمر الخطيب", "amr al khtyb"),
        ("Þórður Guðmundsson", "thordur gudmundsson"),
        ("!?", ""),
    ],
)
def test_a_name_of_any_script_is_read_in_our_letters(written, read):
    assert latin(written) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("an peeters", "exact"),
        ("peeters an", "exact"),
        ("pee", "prefix"),
        ("eeters", "contains"),
        ("pieters", "sounds"),
        ("peeteds", "typo"),
        ("an maes", "part"),
        ("maes", None),
        ("an van peeters", "sounds"),
    ],
)
def test_it_is_said_how_well_a_name_fits_what_is_typed(typed, why):
    fit = Asked(typed).fit(("An", "Peeters"))
    assert (fit and fit.why) == (why and SearchMatch(why))


@pytest.mark.parametrize(("typed", "name"), [("mira", "Maya"), ("jonas", "Jolan")])
def test_a_short_word_with_two_errors_is_another_name(typed, name):
    assert Asked(typed).fit((name,)) is None


def test_who_is_wholly_called_so_in_one_word_stands_before_whose_name_has_more():
    called = [(1, [("Jean Paul", "Maes")]), (2, [("Jean", "Paul")])]
    assert [number for number, _ in ranked("jeanpaul", called)] == [2, 1]


@pytest.mark.parametrize(
    ("typed", "parts", "key"),
    [("anne mie maes", ["Annemie", "Maes"], "=annemie"), ("smedt", ["Desmedt"], "=smedt")],
)
def test_a_name_is_found_glued_or_apart_by_a_key_of_its_own(typed, parts, key):
    assert key in {one for word in looked_for(typed) for one in word.written}
    assert key in name_keys(parts)


def test_words_that_are_one_error_apart_share_a_key():
    for typed in ("sutrsino", "sutrino", "sutriszno", "sutrisna"):
        [word] = looked_for(typed)
        assert name_keys(["sutrisno"]) & {*word.errors}, typed


def test_the_keys_of_the_longest_name_stay_few_and_short():
    keys = name_keys(["N" + "akelovo" * 28])
    assert len(keys) < 60
    assert sum(map(len, keys)) < 2_000


@pytest.mark.parametrize(
    "text", ["314", "nr. 314", "nummer 314", "n° 314", "Vacature nr 314", "#314"]
)
def test_a_number_is_read_as_people_say_it(text):
    assert number_said(text, ("vacature",)) == 314
    assert number_said("314 b", ("vacature",)) is None


def test_a_name_that_is_glued_is_the_same_name_whichever_of_both_it_is():
    glued, apart = "Mariajose Lopez", "Maria Jose Lopez"
    assert likeness(glued, apart) == likeness(apart, glued) == 1


def test_a_word_that_may_sound_in_many_ways_has_some_of_them():
    assert len(sounds("chouquegeitschuijn")) == MOST_SOUNDS
    assert len(sounds("Ann")) == 1


def test_an_initial_is_less_than_the_name_and_more_than_another():
    whole, initial, other = (
        likeness(name, "Jan Janssens") for name in ("Jan Janssens", "J. Janssens", "Piet Janssens")
    )
    assert whole > initial > other
