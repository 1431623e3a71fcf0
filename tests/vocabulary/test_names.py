import pytest

from vrijwilligers.vocabulary.names.alike import Asked, SearchMatch
from vrijwilligers.vocabulary.names.keys import looked_for, name_keys
from vrijwilligers.vocabulary.names.numbers import number_said
from vrijwilligers.vocabulary.names.spelling import latin, sound


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
    ],
)
def test_it_is_said_how_well_a_name_fits_what_is_typed(typed, why):
    fit = Asked(typed).fit(("An", "Peeters"))
    assert (fit and fit.why) == (why and SearchMatch(why))


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
