"""Every field that a source says of a vacancy comes in from a file, and none is lost on the way."""

from dataclasses import asdict, fields, replace

from sqlalchemy import select

from tests.imports.bringing_in import begun
from tests.round_trips.of_vacancies import VACANCY
from tests.round_trips.values import pair_of
from vrijwilligers.exchange.sheets import Sheet, csv_of
from vrijwilligers.imports.actions import parts
from vrijwilligers.vacancies.documents.canonical import COLUMNS, cells_of
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import standing
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.rules import SourceDetails, VacancyDetails

NO_COLUMN = {"tasks": (), "street": None, "directions": None}  # no source says these to us yet
OF_SOURCE = {
    "source_id": ("Number-0017", "Number-0017"),
    "source_url": ("https://example.org/1", "https://example.org/2"),
    "municipality": ("21015", "21004"),  # in a file the postcode decides, where there is one
    "organisation_kbo": ("0999000030", "0999177796"),
}


def names(kind):
    return {each.name for each in fields(kind)}


def differing(one, other):
    mine, theirs = asdict(one), asdict(other)
    return {name: (mine[name], theirs[name]) for name in mine if mine[name] != theirs[name]}


def pair(make):
    """Return two fillings: those of the form, with what only a source says."""
    written = VACANCY.values(make.organisation(), 0)
    shared = {name: written[name] for name in written if name in names(SourceDetails)}
    both = pair_of(SourceDetails, **shared | OF_SOURCE)
    return [replace(each, **NO_COLUMN) for each in both]


def bring_in(details, database):
    """Bring in a list of one vacancy, and return that vacancy."""
    sheet = Sheet("Vacancies", COLUMNS, [cells_of(details)], {})
    key, run = begun(VACANCIES, csv_of(sheet), source_name="A list", is_confirmed=True)
    parts.carry_on(key, run)
    database.expire_all()
    return database.scalars(select(Vacancy)).one()


def test_every_field_of_a_file_is_kept_as_its_source_said_it_and_holds(make, database):
    first, second = pair(make)
    for said in (first, second, replace(first, postcode=None, place=None)):
        vacancy = bring_in(said, database)
        assert differing(source_details(vacancy), said) == {}
        assert differing(standing(vacancy, said), said) == {}
        assert vacancy.organisation.name == said.organisation
        assert vacancy.organisation.kbo == said.organisation_kbo


def test_the_page_shows_what_only_a_source_says(coordinator, make, database):
    said, _ = pair(make)
    vacancy = bring_in(said, database)
    page = coordinator.get("vacancies.show", vacancy_id=vacancy.id)
    shown = [page.text, *(link["href"] for link in page.html.select("main a"))]
    elsewhere = {"organisation_kbo"}  # on the page of the organisation
    for name in names(SourceDetails) - names(VacancyDetails) - elsewhere:
        assert any(getattr(said, name) in each for each in shown), f"the page lacks {name}"
