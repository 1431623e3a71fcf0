"""What goes out in words, in any of our languages, comes in again as the same."""

import pytest
from sqlalchemy import select

from tests.round_trips.test_imports import all_of, differing, organisations, pair, take_over
from tests.vacancies.reading import read
from tests.vacancies.test_canonical_table import Chance, a_vacancy
from vrijwilligers.exchange.sheets import Sheet, xlsx_of
from vrijwilligers.imports.readers.headers import names, plain, words_in
from vrijwilligers.organisations.documents import in_words as organisations_in_words
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation, OrganisationSector
from vrijwilligers.organisations.rules.sectors import sectors
from vrijwilligers.talents.queries import code_names
from vrijwilligers.vacancies.documents import in_words as vacancies_in_words
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking
from vrijwilligers.vocabulary.text import fold

EVERY = [*LANGUAGES]


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("kind", [VACANCIES, ORGANISATIONS])
def test_the_names_of_our_columns_are_read_as_those_columns(app, kind, language):
    known = names(kind.columns)
    with app.test_request_context(), speaking(language):
        said = {str(label): column for column, label in kind.columns.labels.items()}
        assert len(said) == len(kind.columns.labels)
        assert {label: known.get(plain(label)) for label in said} == said


@pytest.mark.parametrize("language", EVERY)
@pytest.mark.parametrize("kind", [VACANCIES, ORGANISATIONS])
def test_the_words_of_our_codes_are_read_as_those_codes(database, kind, language):
    with speaking(language):
        named = kind.named_codes()
    for column, read_as in words_in(kind.columns.names).items():
        said = {str(words): code for code, words in named[column].items()}
        assert {words: read_as.get(fold(words)) for words in said} == said


@pytest.mark.parametrize("language", EVERY)
def test_every_field_of_a_vacancy_comes_back_from_its_words(make, database, language):
    for wanted in pair(make):
        with speaking(language):
            columns = vacancies_in_words.columns()
            (cells,) = vacancies_in_words.rows_of([wanted])
        take_over(VACANCIES, columns, cells, database)
        vacancy = database.scalars(select(Vacancy)).one()
        assert differing(source_details(vacancy), wanted) == {}


@pytest.mark.parametrize("language", EVERY)
def test_whatever_a_vacancy_holds_comes_back_from_its_words(database, language):
    chance = Chance(11)
    wanted = [a_vacancy(number, chance) for number in range(200)]
    with speaking(language):
        rows = vacancies_in_words.rows_of(wanted)
        sheet = Sheet("List", vacancies_in_words.columns(), rows)
        found = read(xlsx_of(sheet), code_names()).rows
    assert [row.details for row in found] == wanted
    assert not any(row.notes for row in found)


@pytest.mark.parametrize("language", EVERY)
def test_every_field_of_an_organisation_comes_back_from_its_words(make, database, language):
    for wanted in organisations(make):
        wanted.sectors = [OrganisationSector(code=code) for code in sectors()]
        with speaking(language):
            columns = organisations_in_words.columns()
            cells = organisations_in_words.cells_of(wanted)
        take_over(ORGANISATIONS, columns, cells, database)
        kept = database.scalars(select(Organisation).order_by(Organisation.id.desc())).first()
        assert all_of(kept) == all_of(wanted)
