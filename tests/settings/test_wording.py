from datetime import date

import pytest

from vrijwilligers.settings import wording
from vrijwilligers.settings.readers import unpack
from vrijwilligers.settings.rules import DeskSettings
from vrijwilligers.vocabulary.languages import speaking

TODAY = date(2031, 12, 25)
DESK = unpack(
    {
        "name": {"nl": "Infopunt Zuid", "fr": "Point info Sud"},
        "place": {"nl": "in de bibliotheek"},
        "address": {"nl": "Kerkstraat 1, 1000 Brussel"},
        "phone": "+3225550123",
        "hours": "mon 10:00-13:00, 14:00-18:00; tue 10:00-13:00, 14:00-18:00; sat 10:00-12:00",
        "closed_days": "2031-07-21\n2031-12-24..2032-01-02",
        "controller": "Vzw Zuid",
        "controller_email": "privacy@zuid.example",
        "authority": {"nl": "GBA, Brussel"},
    }
)


@pytest.fixture(autouse=True)
def context(app):
    with app.app_context():
        yield


@pytest.mark.parametrize(
    ("language", "hours", "closed"),
    [
        (
            "nl",
            "Maandag en dinsdag: 10:00–13:00 en 14:00–18:00 · Zaterdag: 10:00–12:00",
            "Gesloten: van 24 december 2031 tot 2 januari 2032",
        ),
        (
            "fr",
            "Lundi et mardi : 10 h–13 h et 14 h–18 h · Samedi : 10 h–12 h",
            "Fermé : du 24 décembre 2031 au 2 janvier 2032",
        ),
        (
            "en",
            "Monday and Tuesday: 10:00–13:00 and 14:00–18:00 · Saturday: 10:00–12:00",
            "Closed: from 24 December 2031 to 2 January 2032",
        ),
    ],
)
def test_hours_are_said_in_words_and_closed_days_that_are_over_are_not(language, hours, closed):
    with speaking(language):
        said = wording.contact_lines(DESK, today=TODAY)
    assert [line.replace("\xa0", " ") for line in said[-2:]] == [hours, closed]


def test_a_closed_day_is_said_until_it_is_over():
    with speaking("en"):
        assert wording.contact_lines(DESK, today=date(2032, 1, 2))[-1].startswith("Closed")
        assert not wording.contact_lines(DESK, today=date(2032, 1, 3))[-1].startswith("Closed")


def test_name_place_and_contact_are_said_in_the_language_of_the_reader():
    with speaking("fr"):
        assert wording.name_line(DESK) == "Point info Sud · in de bibliotheek"
        assert wording.contact_lines(DESK, today=TODAY)[:2] == [
            "Kerkstraat 1, 1000 Brussel",
            "02 555 01 23",
        ]


def test_who_is_responsible_is_said_with_whom_to_ask_and_where_to_complain():
    assert wording.controller_lines_in("en", DESK) == [
        "Responsible for your data: Vzw Zuid.",
        "Questions about your data: privacy@zuid.example",
        "You may complain to: GBA, Brussel",
    ]
    assert wording.controller_lines_in("nl", DESK)[0] == (
        "Verantwoordelijk voor je gegevens: Vzw Zuid."
    )


def test_of_a_desk_of_which_nothing_is_known_nothing_is_said():
    nobody = DeskSettings()
    assert wording.name_line(nobody) == ""
    assert wording.contact_lines(nobody, today=TODAY) == []
    assert wording.controller_lines_in("fr", nobody) == []
