"""How much two organisations look like one."""

import pytest

from vrijwilligers.organisations.rules.likeness import (
    ComparedOrganisation,
    LikenessReason,
    core_of,
    like,
    likely,
    site_of,
)

MOLENBEEK, IXELLES = "21012", "21009"


def card(key, *names, town=None, **known):
    towns = frozenset({town}) if town else frozenset()
    return ComparedOrganisation(key, tuple(map(core_of, names)), towns, **known)


def found(*cards):
    return [(pair.one, pair.other) for pair in likely(cards)]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Buurthuis De Brug vzw", "buurthuis brug"),
        ("V.Z.W. Buurthuis De Brug", "buurthuis brug"),
        ("Maison de l’Espoir asbl", "maison espoir"),
        ("Café Élan", "cafe elan"),
        ("De", "de"),
        ("", ""),
        ("Ñandú—2000", "nandu 2000"),
    ],
)
def test_a_name_is_compared_without_its_form_and_articles(name, core):
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("email", "url", "site"),
    [
        ("info@brug.be", None, "brug.be"),
        ("brug@gmail.com", "https://www.brug.be/soep?x=1", "brug.be"),
        (None, "http://brug.be:80", "brug.be"),
        ("brug@telenet.be", None, None),
        (None, None, None),
    ],
)
def test_a_mail_domain_that_everybody_has_says_nothing(email, url, site):
    assert site_of(email, url) == site


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Buurthuis De Brug", "De Brug Buurthuis vzw"),
        ("Anker asbl", "Het Anker"),
        ("Buurthuis Kadoor", "Buurthuis Cadoor"),
        ("Vriendenkring Zonnebloem", "Vriendenkring Zonneblom"),
        ("Café Élan", "CAFE ELAN"),
    ],
)
def test_names_that_are_the_same_to_a_reader_are_likely_one(one, other):
    assert found(card(1, one), card(2, other)) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Woonzorgcentrum Zonneweelde", "Woonzorgcentrum Avondrust"),
        ("Lokaal dienstencentrum", "Lokaal dienstencentrum Anneessens"),
        ("Scouts 12", "Scouts 14"),
        ("Chiro Anderlecht", "Chiro Etterbeek"),
        ("De Brug", "Het Anker"),
        ("", ""),
    ],
)
def test_names_that_share_what_everybody_is_called_are_two(one, other):
    assert found(card(1, one), card(2, other)) == []


def test_the_same_name_in_two_municipalities_is_less_likely_than_in_one():
    here, there = card(1, "De Brug", town=MOLENBEEK), card(2, "De Brug", town=IXELLES)
    third = card(3, "De Brug", town=MOLENBEEK)
    assert found(here, there, third) == [(1, 3), (1, 2), (2, 3)]


def test_what_else_is_the_same_or_not_weighs_beside_the_name():
    phone = "+3225550011"
    here = card(1, "De Brug", town=MOLENBEEK, phone=phone)
    others = (
        card(2, "De Brug", town=MOLENBEEK),
        card(3, "De Brug"),
        card(4, "De Brug", town=IXELLES),
        card(5, "De Brug", town=IXELLES, phone=phone),
    )
    assert [(pair.other, pair.likeness) for pair in like(here, others)] == [
        (2, 105),
        (3, 100),
        (5, 95),
        (4, 85),
    ]


def test_names_that_are_less_alike_need_something_else_in_common():
    names = ("Kookatelier Marollen", "Atelier Marollen")
    one, other = (card(key, name) for key, name in enumerate(names))
    assert found(one, other) == []
    reach = {"phone": "+3225550011"}
    one, other = (card(key, name, **reach) for key, name in enumerate(names))
    assert found(one, other) == [(0, 1)]
    assert LikenessReason.PHONE in likely([one, other])[0].why


def test_a_shared_phone_alone_makes_no_double():
    reach = {"phone": "+3225550011", "email": "info@koepel.be", "site": "koepel.be"}
    assert found(card(1, "De Brug", **reach), card(2, "Het Anker", **reach)) == []


def test_other_company_numbers_are_two_unless_name_and_phone_are_the_same():
    one, other = card(1, "De Brug", kbo="1"), card(2, "De Brug", kbo="2")
    assert found(one, other) == []
    reach = {"phone": "+3225550011"}
    one, other = card(1, "De Brug", kbo="1", **reach), card(2, "De Brug", kbo="2", **reach)
    (pair,) = likely([one, other])
    assert pair.why == (LikenessReason.NAME, LikenessReason.PHONE, LikenessReason.OTHER_NUMBER)


def test_any_of_the_names_may_be_the_same():
    assert found(card(1, "De Brug", "Le Pont"), card(2, "Le Pont asbl")) == [(1, 2)]


def test_a_word_that_many_share_is_found_out_by_itself():
    many = [card(key, f"Zonneweelde {word}") for key, word in enumerate(WORDS)]
    assert found(*many) == []


WORDS = [
    *("abrikoos", "banaan", "citroen", "druif", "erwt", "framboos", "guave", "honingmeloen"),
    *("ijsbergsla", "jakfruit", "kers", "limoen", "mango", "nectarine", "olijf", "peer"),
]


def test_in_a_large_group_neighbours_are_still_compared():
    many = [card(key, f"Zonneweelde {key:03} huis") for key in range(200)]
    double = card(999, "Zonneweelde 100 huis vzw")
    assert found(*many, double) == [(100, 999)]


def test_one_is_compared_with_some_and_the_likeliest_comes_first():
    others = [card(1, "De Brugge"), card(2, "De Brug"), card(3, "Het Anker")]
    assert [pair.other for pair in like(card(0, "Brug vzw"), others)][0] == 2
    assert like(card(0, "Iets"), others) == []
