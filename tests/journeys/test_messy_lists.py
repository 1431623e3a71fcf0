"""A coordinator takes over three lists as people make them: a workbook, words, a row too few."""

import re
from typing import NamedTuple

import pytest

from tests.exchange.test_layouts import book
from tests.journeys.steps import click


class Lists(NamedTuple):
    """What the lists of one language hold."""

    guide: str  # the sheet that is read first
    old: list  # a sheet with names that we know, of another year
    rows: list  # of the sheet that is meant, below a title
    words: str  # a list of which two words are not ours
    sometimes: str
    feast: str
    days: str
    short: str  # a list of which a row lacks its organisation
    missing: str
    found: str


LISTS = {
    "nl": Lists(
        "Vul het blad van het najaar in",
        [("Nr", "Organisatie", "Titel"), ("9", "Buurthuis Toen", "Oud werk")],
        [
            ("Overzicht vacatures najaar",),
            ("Opgemaakt op", "12/11/2026"),
            ("Volgnr", "Wie zoekt", "Wat te doen", "Plek"),
            ("B1", "Buurthuis Proef", "Brood bakken", "1020 Laken"),
            ("B2", "Buurthuis Proef", "Fietsen herstellen", "St.-Gillis"),
        ],
        "Nummer;Vzw;Titel;Dagen;Duur;Telefoon\n"
        "W1;Huis Één;Thee schenken;feestdagen;af en toe;02 555 00 11 / 0470 00 00 12\n"
        "W2;Huis Één;Voorlezen;di-do;wekelijks;02 555 00 11\n",
        "af en toe",
        "feestdagen",
        "zaterdag, zondag",
        "Nummer;Vzw;Titel;Start\nK1;Tuin Proef;Schoffelen;1-mrt-27\nK2;;Gieten;15/03/27\n",
        "K2;;",
        "K2;Tuin Proef;",
    ),
    "fr": Lists(
        "Remplissez la feuille d’automne",
        [("N°", "Organisation", "Titre"), ("9", "Maison d’avant", "Vieux travail")],
        [
            ("Aperçu des annonces d’automne",),
            ("Établi le", "12/11/2026"),
            ("Numéro d'ordre", "Qui cherche", "Que faire", "Lieu"),
            ("B1", "Maison Essai", "Cuire le pain", "1020 Laeken"),
            ("B2", "Maison Essai", "Réparer des vélos", "Saint-Gilles (Bruxelles)"),
        ],
        "Numéro;Asbl;Titre;Jours;Durée;Téléphone\n"
        "W1;L'Été;Servir le thé;jours fériés;à l'occasion;02 555 00 11 / 0470 00 00 12\n"
        "W2;L'Été;Lire à voix haute;mardi-jeudi;régulier;02 555 00 11\n",
        "à l'occasion",
        "jours fériés",
        "samedi, dimanche",
        "Numéro;Asbl;Titre;Début\nK1;Jardin Essai;Biner;1er mars 2027\nK2;;Arroser;15/03/27\n",
        "K2;;",
        "K2;Jardin Essai;",
    ),
}
MEANINGS = ("source_id", "organisation", "title", "municipality")


def send(somebody, path, source):
    page = somebody.page
    page.goto(f"{somebody.site.address}/vacancies/imports/new")
    page.locator("#file").set_input_files(path)
    page.locator("#source_name").fill(source)
    click(page.locator("main .btn-main"))
    page.wait_for_url(re.compile(r"/vacancies/imports/\d+"))


def say_where_and_what(somebody, rows):
    """Point at the sheet and the row, then say what the columns mean."""
    page = somebody.page
    if not page.url.endswith("/columns"):
        click(page.locator('main a[href$="/columns"]').first)
    place = page.locator("#place option", has_text=" · ".join(rows[2])).get_attribute("value")
    page.locator("#place").select_option(place)
    page.locator("[name=header][value=names]").check()
    click(page.locator("main .send .btn-main"))
    page.locator("label", has_text=rows[2][2].lower()).first.wait_for()
    for number, meaning in enumerate(MEANINGS):
        named = f"title_{somebody.language}" if meaning == "title" else meaning
        page.locator(f"#column_{number}").select_option(named)
    page.locator("[name=header][value=names]").check()
    somebody.look("messy-columns")
    click(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/imports/\d+$"))


def say_words(somebody, lists):
    """Say what two words mean: one is a code, the other is typed."""
    page = somebody.page
    click(page.locator('main a[href$="/words"]'))
    somebody.look("messy-words")
    page.get_by_label(lists.sometimes).select_option("regular")
    page.get_by_label(lists.feast).fill(lists.days)
    click(page.locator("main .send .btn-main"))
    page.wait_for_url(re.compile(r"/imports/\d+$"))


def take_over(somebody, new):
    page = somebody.page
    would = somebody.words.ngettext(
        "%(num)s vacancy would be new.", "%(num)s vacancies would be new.", new
    )
    assert would % {"num": new} in page.locator("main").inner_text()
    click(page.locator('main button[form="take-over"]'))
    page.locator("main .tags .tag.good").first.wait_for()


def corrected(somebody, lists, folder):
    """Download the rows that were rejected, with the reason, and correct them."""
    page = somebody.page
    with page.expect_download() as waiting:
        page.locator("main a[download]").first.click()
    path = folder / "geweigerd.csv"
    waiting.value.save_as(path)
    rejected = path.read_text(encoding="utf-8-sig")
    assert (lists.missing in rejected, "K1" in rejected) == (True, False)
    path.write_text(rejected.replace(lists.missing, lists.found), encoding="utf-8-sig")
    return path


@pytest.mark.journey
@pytest.mark.parametrize("language", LISTS)
def test_three_messy_lists_are_taken_over(site, visitor, language, tmp_path):
    hilde, lists = visitor(language), LISTS[language]
    hilde.sign_in("coordinator")

    path = tmp_path / "lijst.xlsx"
    path.write_bytes(book(A=[(lists.guide,)], Oud=lists.old, Nu=lists.rows))
    send(hilde, path, f"Werkblad {language}")
    say_where_and_what(hilde, lists.rows)
    hilde.look("messy-preview")
    take_over(hilde, new=2)

    path = tmp_path / "lijst.csv"
    path.write_bytes(lists.words.encode("cp1252"))
    send(hilde, path, f"Woorden {language}")
    say_words(hilde, lists)
    take_over(hilde, new=2)

    path.write_text(lists.short, encoding="utf-8")
    send(hilde, path, f"Kort {language}")
    hilde.look("messy-rejected")
    take_over(hilde, new=1)
    send(hilde, corrected(hilde, lists, tmp_path), f"Kort {language}")
    take_over(hilde, new=1)
