"""Every field that a file says comes in from it, and none is lost on the way."""

from dataclasses import asdict, fields, replace

from sqlalchemy import select

from tests.imports.bringing_in import begun
from tests.round_trips import of_organisations as of
from tests.round_trips.of_candidates import CANDIDATE
from tests.round_trips.of_vacancies import VACANCY
from tests.round_trips.trip import DAY
from tests.round_trips.values import pair_of
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.readers import COLUMNS as COLUMNS_OF_CANDIDATES
from vrijwilligers.candidates.rules import ConsentWay, DeclaredConsent, ListedCandidate
from vrijwilligers.exchange.sheets import Sheet, csv_of
from vrijwilligers.imports.actions import parts
from vrijwilligers.organisations.documents.canonical import COLUMNS as COLUMNS_OF_ORGANISATIONS
from vrijwilligers.organisations.documents.canonical import cells_of as row_of
from vrijwilligers.organisations.fields import ADDRESS, ORGANISATION, PERSON
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import ContactPerson, Organisation, OrganisationAddress
from vrijwilligers.vacancies.documents.canonical import COLUMNS, cells_of
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import standing
from vrijwilligers.vacancies.queries.layers import source_details
from vrijwilligers.vacancies.rules import SourceDetails, VacancyDetails
from vrijwilligers.vocabulary.clock import start_of, today
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.week import blocks_of

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
    take_over(VACANCIES, COLUMNS, cells_of(details), database)
    return database.scalars(select(Vacancy)).one()


def take_over(kind, columns, cells, database, **options):
    """Take over a list of one row."""
    sheet = Sheet("List", columns, [cells], {})
    key, run = begun(kind, csv_of(sheet), source_name="A list", is_confirmed=True, **options)
    assert [row.row.notes for row in run.rows] == [()]
    parts.carry_on(key, run)
    database.expire_all()


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


def organisations(make):
    """Return two organisations as they are kept, with the details that were filled in."""
    every = [of.ORGANISATION.pair(None, 0), of.ADDRESS.pair(None, 0), of.PERSON.pair(None, 0)]
    for details, address, person in zip(*every, strict=True):
        person = replace(person, language=None)  # no file says it
        record = Organisation()
        ORGANISATION.fill(record, replace(details, youngest_age=None))  # nor this
        record.addresses = [OrganisationAddress()]
        ADDRESS.fill(record.addresses[0], replace(address, place=None, is_main=True))
        record.contact_persons = [ContactPerson()]
        PERSON.fill(record.contact_persons[0], person)
        yield record


def all_of(organisation):
    """Return all that is said of an organisation, and what is written of it in a file."""
    return (
        ORGANISATION.details(organisation),
        [ADDRESS.details(each) for each in organisation.addresses],
        [PERSON.details(each) for each in organisation.contact_persons],
        row_of(organisation),
    )


def test_every_field_of_an_organisation_goes_out_to_a_file_and_comes_in_again(make, database):
    for wanted in organisations(make):
        take_over(ORGANISATIONS, COLUMNS_OF_ORGANISATIONS, row_of(wanted), database)
        kept = database.scalars(select(Organisation).order_by(Organisation.id.desc())).first()
        assert all_of(kept) == all_of(wanted)


def test_a_file_that_may_replace_has_the_last_word_in_every_field(make, database):
    first, second = organisations(make)
    second.kbo, second.vcode = first.kbo, first.vcode
    for wanted in (first, second):
        cells = row_of(wanted)
        take_over(ORGANISATIONS, COLUMNS_OF_ORGANISATIONS, cells, database, replaces=True)
    kept = database.scalars(select(Organisation)).one()
    assert ORGANISATION.own(kept) == ORGANISATION.own(second)


CONSENT = DeclaredConsent(
    given_on=today() - 20 * DAY, way=ConsentWay.PAPER, last_contact_on=today() - 2 * DAY
)
WRITTEN = {  # how somebody types what is no plain value
    "languages": lambda spoken: ", ".join(f"{code}:{of or ''}".strip(":") for code, of in spoken),
    "days": lambda mask: ", ".join(blocks_of(mask)),
    "categories": ", ".join,
    "talents": ", ".join,
}
NOT_LISTED = {
    "from_home": False,
    "comes_by": False,
    "whatsapp": False,
    "other_languages": None,
}  # what is said at the desk alone


def typed(listed):
    """Write somebody as a row of a list."""
    said = vars(listed.details) | {"languages": listed.details.languages.items()}
    said |= {"consent_given_on": listed.consent.given_on, "consent_way": listed.consent.way}
    said |= {"last_contact_on": listed.consent.last_contact_on}
    return [WRITTEN.get(column, lambda it: it)(said[column]) for column in COLUMNS_OF_CANDIDATES]


def test_every_field_of_somebody_on_a_list_comes_in(make, database):
    for details in CANDIDATE.pair(None, 0):
        details = replace(details, municipality=of_postcode(details.postcode), **NOT_LISTED)
        listed = ListedCandidate(details=details, consent=CONSENT)
        take_over(CANDIDATES, COLUMNS_OF_CANDIDATES, typed(listed), database)
        kept = database.scalars(select(Candidate).order_by(Candidate.id.desc())).first()
        assert differing(FICHE.details(kept), listed.details) == {}
        assert kept.last_contact_on == CONSENT.last_contact_on
        [consent] = kept.consents
        assert (consent.way, consent.given_at) == (CONSENT.way, start_of(CONSENT.given_on))
