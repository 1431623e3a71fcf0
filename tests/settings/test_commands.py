import json

import pytest

from tests.settings.answers import kept, png, typed
from vrijwilligers.settings import queries
from vrijwilligers.settings.rules import SETTINGS, DeskSettings


def test_each_question_can_be_answered_at_a_terminal(commands):
    for name in SETTINGS:
        assert commands("desk", "set", name, typed(name)) == f"{name} is saved.\n"
    shown = json.loads(commands("desk", "show", "--json"))
    assert shown == {"logo": None} | {
        name: {"nl": kept(name)} if setting.by_language else kept(name)
        for name, setting in SETTINGS.items()
    }


def test_a_text_is_set_in_a_language_and_an_empty_one_takes_it_away(commands):
    commands("desk", "set", "name", "Maison", "--language", "fr")
    commands("desk", "set", "name", "House", "--language", "en")
    commands("desk", "set", "name", "", "--language", "fr")
    assert json.loads(commands("desk", "show", "--json"))["name"] == {"en": "House"}
    assert "name en: House\n" in commands("desk", "show")


def test_a_picture_is_read_from_a_file(commands, database, tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(png())
    commands("desk", "set", "logo", str(file))
    assert queries.logo().startswith(b"\x89PNG")
    commands("desk", "set", "logo", "")
    assert queries.logo() is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("motto", "Samen"), "“motto” is not one of: name, short_name,"),
        (("phone", "call us"), "“call us” is geen"),
        (("phone", "02 555 01 23", "--language", "fr"), "leave --language out"),
        (("logo", "/nowhere/logo.png"), "“/nowhere/logo.png” cannot be read."),
        (("logo", __file__), "Kies een PNG-bestand van ten hoogste 2 MB."),
        (("name", "caf\udce9"), "UTF-8"),
    ],
)
def test_what_cannot_be_used_is_said_on_one_line_and_changes_nothing(
    commands, database, words, reason
):
    said = commands("desk", "set", *words, code=2)
    assert reason in said
    assert len(said.splitlines()) == 1
    assert queries.stored() == DeskSettings()
