"""Columns under the names that sources give them, guessed columns, and words that are not ours."""

import io
from datetime import date

import openpyxl
import pytest

from tests.vacancies.reading import KNOWN, SOUP, only, read, table
from vrijwilligers.exchange.formulas import harmless
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.imports.readers.guesses import columns_of
from vrijwilligers.imports.readers.headers import names
from vrijwilligers.imports.readers.rejects import kept_rejects, rejects_as_csv
from vrijwilligers.imports.readers.unknown_words import unknown_words
from vrijwilligers.imports.rules import ColumnMap, ComparedRow, Comparison, ReadOptions, RowState
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.readers.columns import COLUMNS

LISTS = {
    "nl": "Nr;Organisatie;Titel;Omschrijving;Startdatum;Gemeente;Post-code;E-mailadres;Vergoeding",
    "fr": "Numéro;Asbl;Intitulé;Descriptif;Date de début;Commune;Code postal;Courriel;Indemnité",
    "en": "ID;Organization;Job title;Description;Start date;City;ZIP code;E-mail;Expenses",
}
ROW = "7;De Lepel;Soep;Lekker;1/12/2026;Jette;1090;a@example.org;"


@pytest.mark.parametrize(("language", "word"), [("nl", "forfait"), ("fr", "Aucune"), ("en", "km")])
def test_columns_are_known_by_their_names_in_three_languages(language, word):
    reading = read(f"{LISTS[language]}\n{ROW}{word}\n".encode(), KNOWN)
    found = reading.rows[0].details

    assert reading.unknown_columns == ()
    assert (found.source_id, found.organisation, found.municipality) == ("7", "De Lepel", "21010")
    assert found.texts[language] == ("Soep", "Lekker")
    assert (found.start_on.day, found.contact_email) == (1, "a@example.org")
    assert found.allowance in {"flat", "none", "km"}


def test_a_workbook_is_read_by_the_same_names():
    book = openpyxl.Workbook()
    book.active.append(["Nummer", "vzw", "Titel", "Duur"])
    book.active.append([7, "De Lepel", "Soep", "Eenmalig"])
    file = io.BytesIO()
    book.save(file)
    assert only(file.getvalue()).details.engagement == "once"


def test_no_name_means_two_things():
    assert set(names(VACANCIES.columns).values()) == set(COLUMNS)


def test_a_bare_description_is_in_the_language_of_the_only_title():
    found = only(table({"id": "1", "asbl": "A", "titre": "Soupe", "description": "Bon"})).details
    assert found.texts == {"fr": ("Soupe", "Bon")}


@pytest.mark.parametrize("second", ["title_nl", "Titel"])
def test_of_two_columns_of_one_meaning_the_first_is_read_and_that_is_said(second):
    content = f"Titel;{second};id;vzw\nSoep;Brood;1;De Lepel\n".encode()
    reading = read(content, KNOWN)
    assert reading.rows[0].details.texts["nl"].title == "Soep"
    (said,) = map(str, reading.how_read)
    assert said == "“Titel” is read; what Column B says of the same is left out."


def test_a_column_is_guessed_by_its_header_and_by_what_it_holds():
    content = (
        "Vacaturetitels;Bereikbaar;Wie;Waar;Van wanneer;Tot wanneer;Niets\n"
        "Soep;an@example.org;02 555 00 11;1080;1/12/2026;2/12/2026;\n"
        "Brood;bo@example.org;0470 00 00 01;1090;3/12/2026;4/12/2026;\n"
    )
    found = {
        each.header: each.meaning
        for each in columns_of(VACANCIES.columns, read_table(content.encode()))
    }
    assert found == {
        "vacaturetitels": "title_nl",
        "bereikbaar": "contact_email",
        "wie": "contact_phone",
        "waar": "postcode",
        "van wanneer": "start_on",
        "tot wanneer": "end_on",
        "niets": None,
    }


@pytest.mark.parametrize(
    ("header", "cell", "meaning"),
    [
        ("N° annonce", "FR000", "source_id"),
        ("Annonces", "FR000", "source_id"),
        ("Contactpersonen", "0470/12.34.56", "contact_phone"),
        ("GSM contactpersoon", "0470/12.34.56", "contact_phone"),
        ("Intitulé de la mission", "Soupe", "title_fr"),
        ("Naam van je organisatie", "De Lepel", "organisation"),
        ("Hoeveel vrijwilligers?", "3", "places"),
        ("Langues parlées", "fr", "languages"),
        ("Domaine d’action", "zorg", "category"),
    ],
)
def test_a_guess_looks_at_the_header_and_at_the_cells(header, cell, meaning):
    listed = read_table(f"{header};x\n{cell};\n".encode(), has_header=True)
    assert columns_of(VACANCIES.columns, listed)[0].meaning == meaning


def test_a_duration_that_holds_hours_is_hours_and_that_is_said():
    rows = [SOUP | {"duur": "2u/week"}, SOUP | {"source_id": "S2", "duur": "3 h par semaine"}]
    parsed = read(table(*rows))
    assert [row.details.hours_per_week for row in parsed.rows] == [2, 3]
    assert [row.details.engagement for row in parsed.rows] == [None, None]
    assert "duur" in " ".join(map(str, parsed.how_read))
    [one] = read(table(SOUP | {"duur": "eenmalig", "tot": "mei 2027"})).rows
    assert (one.details.engagement, one.details.hours_per_week) == ("once", None)
    assert one.details.end_on == date(2027, 5, 31)
    both = read(table(SOUP | {"duur": "2u/week", "uren": "4"}))
    assert [row.details.hours_per_week for row in both.rows] == [4]


def test_a_guess_is_never_read_unless_somebody_agrees():
    reading = read(table(SOUP | {"Bereikbaar": "an@example.org"}), KNOWN)
    assert reading.unknown_columns == ("bereikbaar",)
    assert reading.rows[0].details.contact_email is None


def test_what_was_told_of_columns_and_words_goes_before_their_names():
    content = table({"titel": "De Lepel", "wat": "Soep", "id": "1", "soort": "Vast; wekelijks"})
    told = ColumnMap(
        {"titel": "organisation", "wat": "title_nl", "id": "source_id", "soort": "engagement"},
        {"engagement": {"vast; wekelijks": "regular"}},
    )
    again = ColumnMap.from_json(told.to_json())
    found = read(content, KNOWN, ReadOptions(format="canonical", columns=again)).rows[0].details
    assert (found.organisation, found.texts["nl"].title) == ("De Lepel", "Soep")
    assert found.engagement == "regular"


def test_a_made_number_stays_the_same_and_needs_both_of_its_parts():
    told = ColumnMap({"vzw": "organisation", "titel": "title_nl"}, makes_keys=True)

    def number(organisation, title):
        content = table({"vzw": organisation, "titel": title})
        return read(content, KNOWN, ReadOptions(format="canonical", columns=told)).rows[0].key

    assert number("De Lépel", "Soep  koken") == number("de lepel", "SOEP KOKEN")
    assert number("De Lepel", "Soep") != number("De Lepel", "Brood")
    assert number("", "Soep") == ""


def test_words_that_are_not_of_our_lists_are_named_the_most_used_first():
    content = table(
        SOUP | {"category": "Koken", "talents": "cooking, zingen", "wheelchair": "soms"},
        SOUP | {"category": "food", "talents": "zingen", "wheelchair": "ja", "contact_phone": "?1"},
        SOUP | {"category": "Lezen", "engagement": "eenmalig", "days": "in schooluren"},
        SOUP | {"category": "Lezen", "wheelchair": "85.07.30-033.28"},
    )
    assert unknown_words(VACANCIES.columns, read(content, KNOWN).rows) == [
        ("category", "Lezen", 2),
        ("category", "Koken", 1),
        ("talents", "zingen", 2),
        ("days", "in schooluren", 1),
        ("wheelchair", "soms", 1),
    ]


LONG = "x" * 501


@pytest.mark.parametrize(
    "text", ["=1+1", "+32 2 555", "-2", "@SUM(A1)", "'t Huis", "gewoon", "\t="]
)
def test_a_rejected_row_comes_back_as_it_was_written_and_harms_no_spreadsheet(text):
    reading = read(table(SOUP | {"title_nl": text, "organisation": LONG, "Reden": "oud"}), KNOWN)
    rows = [ComparedRow(state=RowState.REJECTED, row=row) for row in reading.rows]
    written = rejects_as_csv(kept_rejects(Comparison(file=reading, rows=rows)))
    again = read(written.encode(), KNOWN)

    assert not harmless(text).startswith(("=", "+", "-", "@", "\t"))
    assert written.splitlines()[0].endswith(";title_nl;reason")
    assert again.unknown_columns == ()
    assert str(again.rows[0].reasons[0]) == "organisation: the text is too long."
    good = written.replace(LONG, "De Brug")
    assert only(good.encode()).details.texts["nl"].title == text.strip()


def test_who_follows_the_reading_sees_it_begin_and_end():
    steps = []
    rows = [SOUP | {"source_id": str(number)} for number in range(600)]
    read(table(*rows), KNOWN, ReadOptions(follow=lambda done, total: steps.append((done, total))))
    assert steps == [(0, 600), (250, 600), (500, 600), (600, 600)]
