"""A column that must be understood, and the place of a list: told once, kept in the profile."""

import json

import pytest

from tests.exchange.test_layouts import book
from tests.vacancies.files import row, table
from tests.vacancies.test_import_pages import send, states
from vrijwilligers.imports.models import ImportProfile
from vrijwilligers.imports.rules import ColumnMap

WRONG = {
    "start_on": "binnenkort ooit",
    "category": "knutselarij",
    "talents": "cooking, goochelen",
    "municipality": "Atlantis",
    "postcode": "ergens",
    "url": "javascript:1",
}
STRANGE = b"Nummer;vzw;Titel;Begin\r\n1;De Brug;Soep koken;ooit\r\n2;De Brug;Brood;1/3/2027\r\n"
LIST = [("1", "De Brug", "Soep koken"), ("2", "De Brug", "Brood bakken")]


@pytest.fixture
def bring_in(commands, tmp_path):
    def bring_in(content, *words, name="lijst.csv", **how):
        path = tmp_path / name
        path.write_bytes(content)
        return commands("vacancies", "import", str(path), "--dry-run", *words, **how)

    return bring_in


@pytest.mark.parametrize(("column", "cell"), WRONG.items())
def test_a_value_that_is_not_understood_comes_in_empty_or_refuses_the_row(bring_in, column, cell):
    content = table(row(1, **{column: cell}), row(2))
    loose, strict = (
        json.loads(bring_in(content, "--json", *words)) for words in ((), ("--strict", column))
    )
    assert (loose["new"], loose["rejected"], len(loose["notes"])) == (2, 0, 1)
    assert (strict["new"], strict["rejected"], strict["notes"]) == (1, 1, [])
    assert strict["rejects"][0]["reason"].startswith(column)


def test_a_command_is_strict_about_a_column_of_the_file_and_refuses_one_that_is_not_there(bring_in):
    assert "1 geweigerd" in bring_in(STRANGE, "--strict", "begin")
    assert "“kleur”" in bring_in(STRANGE, "--strict", "kleur", code=2)


def test_a_command_says_which_columns_it_guessed_and_by_what(bring_in):
    content = (
        b"id;vzw;titel;wanneer te beginnen;organisatie naam;gemeenten\n"
        b"1;De Brug;Soep;1/3/2027;x;Jette\n"
    )
    said = bring_in(content)
    assert "“wanneer te beginnen” is gelezen als “Eerste dag”, aan de inhoud te zien." in said
    assert "“gemeenten” is gelezen als “Gemeente”, aan de naam te zien." in said


def test_strict_columns_are_ticked_on_the_page_and_remembered(coordinator, database):
    page = coordinator.open(send(coordinator, STRANGE).location)
    page = coordinator.open(page.address + "/columns")
    ticks = {one.get_text(strip=True): one["for"] for one in page.html.select("label[for^=strict]")}
    value = page.html.select_one(f"#{ticks['begin']}")["value"]
    preview = coordinator.open(
        coordinator.send(page, {"strict": [value], "header": "names"}).location
    )
    assert sorted(states(coordinator.open(preview.address.replace("/words", "")))) == [
        "new",
        "rejected",
    ]
    assert ColumnMap.from_json(database.query(ImportProfile).one().mapping).strict == ["start_on"]
    again = coordinator.open(send(coordinator, STRANGE).location + "/columns")
    assert again.html.select_one(f"#{ticks['begin']}").has_attr("checked")


def test_where_a_list_stands_is_told_once(coordinator, database):
    def sent(sheet="Oud", above=(("Lijst",),), **others):
        rows = [*above, ("nr", "wie", "wat"), *LIST]
        names = [("id", "vzw", "titel"), ("9", "Ander", "Werk")]
        return send(coordinator, book(**{"Nu": names, sheet: rows}), name="lijst.xlsx")

    page = coordinator.open(sent().location + "/columns")
    places = {one.get_text(): one["value"] for one in page.html.select("#place option")}
    page = coordinator.open(
        coordinator.send(page, {"place": places["Oud · row 2 · nr · wie · wat"]}).location
    )
    columns = {"nr": "source_id", "wie": "organisation", "wat": "title_nl"}
    labels = {one.get_text(strip=True): one["for"] for one in page.html.select("[for^=column_]")}
    answers = {labels[header]: column for header, column in columns.items()}
    coordinator.send(page, answers | {"header": "names"})

    assert "2 vacancies would be new." in coordinator.open(sent().location).text
    moved = coordinator.open(sent(sheet="Anders").location)  # read as if nobody had told
    assert "1 vacancy would be new." in moved.text


def test_a_list_that_stands_somewhere_can_be_without_names(coordinator, database):
    content = book(Oud=[("Lijst", "van", "toen"), *LIST, ("3", "De Brug", "Taart")])
    page = coordinator.open(send(coordinator, content, name="lijst.xlsx").location)
    places = {one.get_text(): one["value"] for one in page.html.select("#place option")}
    page = coordinator.send(
        page, {"header": "row", "place": places["Oud · row 2 · 1 · De Brug · Soep koken"]}
    )
    page = coordinator.open(page.location)
    answers = {"column_0": "source_id", "column_1": "organisation", "column_2": "title_nl"}
    preview = coordinator.open(coordinator.send(page, answers | {"header": "row"}).location)
    assert "3 vacancies would be new." in preview.text
