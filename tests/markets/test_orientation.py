"""The orientation table on paper: each task once, under the talent that it asks most."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exchange.pdfs import faults, languages_of, pages_of
from tests.markets.looks import look
from tests.markets.made import full_market, market, said, stand, task
from vrijwilligers.markets.documents import (
    NoTaskIsChecked,
    OrientationLook,
    OrientationPaper,
    orientation_content,
    orientation_table,
    tasks_of,
)
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.levels import Level

SIZES = {OrientationPaper.A3: (1191, 842), OrientationPaper.A4: (842, 595)}
SAID = {
    "nl": ("Oriëntatietabel", "Stand van 20 maart 2027", "Soep koken"),
    "fr": ("Tableau d’orientation", "Situation au 20 mars 2027", "Faire de la soupe"),
    "en": ("Orientation table", "As it was on 20 March 2027", "Make soup"),
}


def table_look(language="nl", paper=OrientationPaper.A3):
    looks = look(language)
    return OrientationLook(
        words=looks.words,
        categories=talents.category_names(language),
        today=looks.today,
        paper=paper,
    )


def rows_of(shown, language="nl"):
    with speaking(language):
        content = orientation_content(shown, table_look(language))
    return {
        part["name"]: [row["task"]["text"] for row in part["rows"]] for part in content["parts"]
    }


@pytest.mark.parametrize("paper", OrientationPaper)
@pytest.mark.parametrize("language", SAID)
def test_sixty_tasks_stand_on_it_in_each_language_and_size(language, paper, database):
    shown = full_market()
    pdf = orientation_table(shown, table_look(language, paper)).pdf
    assert faults(pdf) == []
    pages = pages_of(pdf)
    text = " ".join(pages)
    assert all(words in text for words in SAID[language])
    assert text.count("Buurthuis") == tasks_of(shown.stands) == 60
    assert 2 <= len(pages) <= 5
    sheets = PdfReader(BytesIO(pdf)).pages
    assert {tuple(round(side) for side in one.mediabox[2:]) for one in sheets} == {SIZES[paper]}
    assert languages_of(pdf) >= {language}


def test_a_task_stands_once_under_the_talent_that_it_asks_most_from_least_dutch_to_most(database):
    tasks = (
        task(1, ("cooking", "listening"), title=said("Soep"), dutch=Level.B1),
        task(2, ("cooking",), title=said("Taart")),
        task(3, ("listening", "cooking"), title=said("Koffie")),
        task(4, (), title=said("Opruimen")),
        task(5, title=said("Niet nagelezen"), is_checked=False),
    )
    found = rows_of(market(stand(1, *tasks)))
    assert found == {"Luisteren": ["Koffie"], "Koken": ["Taart", "Soep"], "Iedereen": ["Opruimen"]}


def test_what_is_not_known_is_a_question_mark_and_what_is_practised_a_word(database):
    tasks = (task(1, practises_from=Level.A2, category="food"), task(2, when={}))
    shown = market(stand(1, *tasks, languages=(), is_wheelchair_accessible=False))
    text = " ".join(pages_of(orientation_table(shown, table_look()).pdf))
    assert "vanaf A2" in text
    assert text.count("? nee") >= 1
    assert talents.category_names("nl")["food"].split()[0] in text


@pytest.mark.parametrize("paper", OrientationPaper)
def test_between_markets_no_column_for_tables_is_printed(paper, database):
    at_tables = market(stand(1, task(1)), stand(2, task(2), table=None))
    without = market(stand(1, task(1), table=None))
    head = "Tafel"
    pdf = orientation_table(without, table_look(paper=paper)).pdf
    assert faults(pdf) == []
    assert head not in " ".join(pages_of(pdf))
    assert head in " ".join(pages_of(orientation_table(at_tables, table_look(paper=paper)).pdf))


def test_a_table_without_a_checked_task_is_not_printed(database):
    with pytest.raises(NoTaskIsChecked):
        orientation_table(market(stand(1, task(1, is_checked=False))), table_look())


def test_a_talent_with_more_tasks_than_a_sheet_goes_on_at_the_next(database):
    stands = [stand(number, task(number)) for number in range(1, 50)]
    pages = pages_of(orientation_table(market(*stands), table_look()).pdf)
    assert len(pages) > 1
    assert all("Koken" in page for page in pages)  # each says what is on it
    assert sum(page.count("Buurthuis") for page in pages) == 49


def test_a_task_in_another_language_says_which(database):
    shown = market(stand(1, task(1, title=said("Soep koken"))))
    text = pages_of(orientation_table(shown, table_look("fr")).pdf)[0]
    assert "Soep koken (en néerlandais)" in text
