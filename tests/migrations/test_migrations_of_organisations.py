"""Organisations survive the way down and up again, or go as it was meant to."""

from datetime import date

from flask_migrate import upgrade
from sqlalchemy import select, text

from tests.migrations.records import back_to, keep, only, there
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import (
    Agreement,
    ContactPerson,
    Organisation,
    OrganisationAddress,
    OrganisationText,
)
from vrijwilligers.organisations.rules import AgreementKind, OrganisationKind
from vrijwilligers.vacancies.models import Vacancy


def put(*statements):
    """Write rows into a database that is older than the models."""
    with db.engine.begin() as connection:
        for sql in statements:
            connection.execute(text(sql))


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
