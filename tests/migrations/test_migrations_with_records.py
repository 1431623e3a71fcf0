"""What stands in the tables survives the way down and up again, or goes as it was meant to."""

from datetime import date

import pytest
from flask_migrate import downgrade, upgrade
from sqlalchemy import select, text

from tests.factories import Factories
from vrijwilligers.bundles.models import Edition
from vrijwilligers.core import audit, facts
from vrijwilligers.core.audit import AuditEvent
from vrijwilligers.core.clock import now
from vrijwilligers.core.facts import Fact, FactKind
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationText,
)
from vrijwilligers.organisations.rules import AgreementKind, OrganisationKind
from vrijwilligers.vacancies.models import (
    ImportProfile,
    Vacancy,
    VacancyChange,
    VacancyImport,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)
from vrijwilligers.vacancies.rules import Status, Told

NEW_KINDS = {
    FactKind.VACANCY_STEP,
    FactKind.ORGANISATION_ADDED,
    FactKind.ORGANISATION_CONTACT,
    FactKind.AGREEMENT_SIGNED,
}


@pytest.fixture
def make(empty):
    upgrade()
    return Factories(db.session)


def there(sql):
    """Read rows of a database that is older than the models."""
    with db.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def put(*statements):
    """Write rows into a database that is older than the models."""
    with db.engine.begin() as connection:
        for sql in statements:
            connection.execute(text(sql))


def back_to(revision):
    """Go down with everything that the tests of this file wrote."""
    db.session.commit()
    db.session.remove()
    downgrade(revision=revision)


def keep(*records):
    db.session.add_all(records)
    db.session.commit()


def only(model):
    return db.session.scalars(select(model)).one()


def an_old_organisation(number, **wanted):
    columns = {
        "id": number,
        "name": f"'Huis {number}'",
        "name_folded": f"'huis {number}'",
        "kind": "'vzw'",
        "is_accessible": "false",
        "is_referrer": "false",
        "version": 1,
        "created_at": "'2026-01-01 10:00:00'",
        "changed_at": "'2026-01-01 10:00:00'",
    } | wanted
    names, values = ", ".join(columns), ", ".join(map(str, columns.values()))
    return f"INSERT INTO organisation ({names}) VALUES ({values})"


def test_a_municipality_becomes_the_main_address(empty):
    upgrade(revision="0002")
    put(an_old_organisation(1, municipality="'21013'"), an_old_organisation(2, kind="'public'"))

    upgrade()

    first, second = db.session.scalars(select(Organisation).order_by(Organisation.id)).all()
    (address,) = first.addresses
    assert (address.municipality, address.is_main, address.street) == ("21013", True, None)
    assert second.addresses == []
    assert (first.kind, second.kind) == (OrganisationKind.VZW, OrganisationKind.PUBLIC)
    assert (first.offers_tasks, first.version) == (True, 1)
    assert (first.vcode, first.paused_until, first.has_staff) == (None, None, None)


def test_the_main_address_becomes_the_municipality_again(make):
    somewhere = [
        OrganisationAddress(municipality="21001", is_main=False),
        OrganisationAddress(municipality="21013", street="Plein 1", is_main=True),
    ]
    make.organisation(name="A", addresses=somewhere)
    make.organisation(name="B", addresses=[OrganisationAddress(place="Gent", is_main=True)])
    make.organisation(name="C", addresses=[OrganisationAddress(municipality="21001")])
    make.organisation(name="D")

    back_to("0002")

    rows = there("SELECT name, municipality FROM organisation ORDER BY name")
    assert rows == [("A", "21013"), ("B", None), ("C", None), ("D", None)]
    upgrade()
    moved = {one.name: [a.municipality for a in one.addresses] for one in all_organisations()}
    assert moved == {"A": ["21013"], "B": [], "C": [], "D": []}


def all_organisations():
    return db.session.scalars(select(Organisation)).all()


def test_kinds_that_were_not_known_before_become_unknown(make):
    for kind in OrganisationKind:
        make.organisation(name=kind.value, kind=kind)

    back_to("0002")

    kinds = dict(there("SELECT name, kind FROM organisation"))
    assert {name for name, kind in kinds.items() if kind != name} == {"asbl", "ivzw", "company"}
    assert {kinds[name] for name in ("asbl", "ivzw", "company")} == {"unknown"}
    upgrade()
    assert {one.kind for one in all_organisations()} == set(map(OrganisationKind, kinds.values()))


def test_what_belongs_to_an_organisation_stays_when_its_table_is_written_anew(make):
    person = ContactPerson(name="An Proef", language="fr")
    organisation = make.organisation(
        vcode="V0012345",
        is_accessible=True,
        accessible_year=2025,
        contact_persons=[person],
        texts=[OrganisationText(language="nl", name="Huis")],
    )
    agreement = Agreement(kind=AgreementKind.SHARING, signed_on=date(2026, 1, 5))
    agreement.organisation_id = organisation.id
    keep(agreement)
    make.vacancy(organisation=organisation)

    back_to("0002")

    assert there("SELECT name FROM contact_person") == [("An Proef",)]
    assert there("SELECT count(*) FROM vacancy") == [(1,)]
    assert there("SELECT is_accessible FROM organisation") in ([(True,)], [(1,)])
    upgrade()
    found = only(Vacancy).organisation
    assert [one.name for one in found.contact_persons] == ["An Proef"]
    assert (found.contact_persons[0].language, found.accessible_year) == (None, None)
    assert found.is_accessible
    assert db.session.scalars(select(Agreement)).all() == []


def test_one_step_down_and_up_keeps_agreements_and_addresses(make):
    organisation = make.organisation(
        addresses=[OrganisationAddress(municipality="21013", street="Plein 1", is_main=True)]
    )
    agreement = Agreement(kind=AgreementKind.JOINT, signed_on=date(2026, 1, 5))
    agreement.organisation_id = organisation.id
    keep(agreement)

    back_to("0003")
    upgrade()

    assert only(Agreement).kind == AgreementKind.JOINT
    assert only(OrganisationAddress).street == "Plein 1"


def test_a_vacancy_of_which_something_was_told_stays_without_that(make):
    staff = make.staff("coordinator")
    vacancy = make.vacancy(
        talents=["cooking"],
        told=Told.FILLED,
        told_at=now(),
        confirmed_on=date(2026, 11, 1),
        street="Plein 1",
        directions="Tram 81",
        tasks=[VacancyTask(text_nl="Roeren", talents=[VacancyTaskTalent(code="cooking")])],
    )
    vacancy.texts[0].checked_on = date(2026, 11, 2)
    vacancy.texts[0].checked_by_id = staff.id
    keep(VacancyChange(vacancy_id=vacancy.id, wanted="{}", sent_at=now()))
    title = vacancy.texts[0].title

    back_to("0003")

    assert there("SELECT title FROM vacancy_text") == [(title,)]
    assert there("SELECT code FROM vacancy_talent") == [("cooking",)]
    upgrade()
    found, words = only(Vacancy), only(VacancyText)
    assert (found.told, found.told_at, found.confirmed_on) == (None, None, None)
    assert found.published_at == found.created_at
    assert (found.street, found.directions, found.tasks) == (None, None, [])
    assert (words.title, words.checked_on, words.checked_by_id) == (title, None, None)


def test_what_was_told_and_checked_stays_one_step_up_from_there(make):
    staff = make.staff("coordinator")
    vacancy = make.vacancy(told=Told.CHANGED, told_at=now())
    vacancy.texts[0].checked_on = date(2026, 11, 2)
    vacancy.texts[0].checked_by_id = staff.id

    back_to("0004")
    upgrade()

    assert only(Vacancy).told == Told.CHANGED
    assert only(VacancyText).checked_by_id is not None


def test_an_import_stays_without_what_undoing_needs(make):
    profile = ImportProfile(name="Actiris", mapping="{}", made_at=now())
    keep(profile)
    keep(an_import(profile))

    back_to("0004")

    assert there("SELECT source_name, report FROM vacancy_import") == [("Buurtwerk", "{}")]
    upgrade()
    found = only(VacancyImport)
    assert (found.source_name, found.content) == ("Buurtwerk", b"a;b")
    assert (found.undo, found.rejected, found.undone_at, found.profile_id) == (None,) * 4
    assert db.session.scalars(select(ImportProfile)).all() == []


def an_import(profile):
    said = {"rejected": "[]", "undo": b"\x00\xff", "undone_at": now(), "profile_id": profile.id}
    return VacancyImport(
        source_name="Buurtwerk",
        file_name="lijst.csv",
        is_complete=True,
        content=b"a;b",
        report="{}",
        uploaded_at=now(),
        **said,
    )


def test_an_import_with_its_undo_stays_whole_one_step_up_from_there(make):
    profile = ImportProfile(name="Actiris", mapping="{}", made_at=now())
    keep(profile)
    keep(an_import(profile))

    back_to("0005")
    upgrade()

    found = only(VacancyImport)
    assert (found.undo, found.rejected) == (b"\x00\xff", "[]")
    assert found.profile_id == only(ImportProfile).id


def test_what_a_source_had_withdrawn_is_known_as_gone_and_what_the_desk_withdrew_is_not(make):
    for number in ("S-1", "S-2"):
        said = {"source_name": "Buurtwerk", "source_id": number, "fetched_at": now()}
        vacancy = make.vacancy(status=Status.WITHDRAWN, **said)
    audit.record("withdraw", vacancy, by=None)
    db.session.commit()

    back_to("0004")
    upgrade()

    first, second = db.session.scalars(select(Vacancy).order_by(Vacancy.id)).all()
    assert first.gone_at == first.fetched_at
    assert second.gone_at is None


def test_an_edition_stays_counted_without_its_pdf(make):
    keep(Edition(language="nl", season="summer", vacancies=7, choice="{}", pdf=b"%PDF"))

    back_to("0005")

    assert there("SELECT language, season, vacancies FROM edition") == [("nl", "summer", 7)]
    upgrade()
    found = only(Edition)
    assert (found.vacancies, found.season) == (7, "summer")
    assert (found.choice, found.content, found.pdf) == (None, None, None)


def test_facts_of_new_kinds_go_on_the_way_down_and_the_others_stay(make):
    for amount, kind in enumerate(FactKind, start=1):
        facts.record(kind, amount=amount, reason="kept")
    db.session.commit()

    back_to("0005")

    kept = {FactKind(kind): (amount, reason) for kind, amount, reason in there(KEPT_FACTS)}
    assert set(kept) == set(FactKind) - NEW_KINDS
    upgrade()
    found = {fact.kind: (fact.amount, fact.reason) for fact in db.session.scalars(select(Fact))}
    assert found == kept


KEPT_FACTS = "SELECT kind, amount, reason FROM fact"


def test_the_log_keeps_its_events_without_reason_and_amount(make):
    audit.record_export("vacancy", amount=12, reason="partner", by=1)
    db.session.commit()

    back_to("0005")

    assert there("SELECT deed, thing, staff_id FROM audit_event") == [("exported", "vacancy", 1)]
    upgrade()
    event = only(AuditEvent)
    assert (event.reason, event.amount) == (None, None)
