"""Organisations and whom we know there, handed out."""

import re
from datetime import UTC, datetime

import pytest
import vobject
from sqlalchemy import select

from vrijwilligers.exchange.tables import read_table
from vrijwilligers.organisations.documents.canonical import COLUMNS
from vrijwilligers.organisations.documents.cards import cards
from vrijwilligers.organisations.models import (
    ContactPerson,
    OrganisationAddress,
    OrganisationSector,
    OrganisationText,
)
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.languages import speaking


@pytest.fixture
def known(make):
    def known(**wanted):
        full = {
            "texts": [OrganisationText(language="fr", name="La Maison", about="=Soupe;\nchaude")],
            "addresses": [
                OrganisationAddress(street="Elders 1", postcode="9000", place="Gent"),
                OrganisationAddress(
                    street="Plein 3, bus 2", postcode="1060", municipality="21013", is_main=True
                ),
            ],
            "sectors": [OrganisationSector(code="SOVO"), OrganisationSector(code="GEWE")],
            "contact_persons": [person(), person(name="Bo", email=None, phone=None)],
            "phone": "+3225550011",
        }
        return make.organisation(**full | wanted)

    return known


def person(**wanted):
    return ContactPerson(
        **{
            "name": "An Van den Berg",
            "role": "coördinator; onthaal",
            "email": "an@example.org",
            "phone": "+32475000001",
            "language": "nl",
            "changed_at": datetime(2026, 11, 22, 3, 15, tzinfo=UTC),
        }
        | wanted
    )


def handed_out(coordinator, shape, status=200, reason="mailing", **asked):
    answers = {"shape": shape, "reason": reason}
    return coordinator.submit("organisations.export", answers, status=status, **asked)


def read(content):
    """Return the cards of a file as another program reads them."""
    return list(vobject.readComponents(content.decode()))


@pytest.mark.parametrize("shape", ["csv", "xlsx"])
def test_an_organisation_goes_out_with_what_we_know(coordinator, known, shape):
    known(name="Het Huis", kind=OrganisationKind.VZW, is_accessible=True, accessible_year=2025)

    table = read_table(handed_out(coordinator, shape, reason="correct").response.data)

    assert table.columns == COLUMNS
    cells = {column: cell for column, cell in table.rows[0].cells.items() if cell}
    assert cells == {
        "name": "Het Huis",
        "name_fr": "La Maison",
        "about_fr": "=Soupe;\nchaude",
        "kind": "vzw",
        "sectors": "GEWE, SOVO",
        "phone": "02 555 00 11" if shape == "csv" else "+3225550011",
        "street": "Plein 3, bus 2",
        "postcode": "1060",
        "municipality": "Sint-Gillis",
        "contact_name": "An Van den Berg",
        "contact_role": "coördinator; onthaal",
        "contact_email": "an@example.org",
        "contact_phone": "0475 00 00 01" if shape == "csv" else "+32475000001",
        "offers_tasks": "yes",
        "is_referrer": "no",
        "is_accessible": "yes",
        "accessible_year": "2025",
    }


def test_who_reads_a_list_of_organisations_reads_words(coordinator, known):
    known(name="Het Huis", kind=OrganisationKind.VZW, kbo="0999177796")
    said = read_table(handed_out(coordinator, "csv").response.data).rows[0].cells
    assert said["kind"] == "non-profit association (vzw)"
    assert said["works on"] == "Health and well-being, Social and cultural work with adults"
    assert (said["company number"], said["phone"]) == ("0999.177.796", "02 555 00 11")
    assert (said["offers volunteer work"], said["municipality"]) == (
        "yes",
        "Sint-Gillis / Saint-Gilles",
    )


def test_what_is_not_known_is_an_empty_cell(coordinator, make):
    make.organisation(name="Het Huis")
    (row,) = read_table(handed_out(coordinator, "xlsx", reason="correct").response.data).rows
    said = {column for column, cell in row.cells.items() if cell}
    assert said == {"name", "offers_tasks", "is_referrer", "is_accessible"}


def test_only_what_the_list_asks_goes_out_in_its_order(coordinator, make):
    for name in ("Zon", "Zeeman", "Buurt"):
        make.organisation(name=name)
    rows = read_table(handed_out(coordinator, "csv", text="z").response.data).rows
    assert [row.cells["name"] for row in rows] == ["Zeeman", "Zon"]


@pytest.mark.parametrize(
    ("version", "phone"), [("3.0", "+32475000001"), ("4.0", "tel:+32475000001")]
)
def test_address_cards_have_what_outlook_and_a_phone_ask(known, version, phone):
    organisation = known(name="Huis, Tuin & Zn; \\vzw")
    with speaking("nl"):
        content = cards([organisation], desk="https://d.test", version=version)

    an, bo = read(content)

    said = {line.name: line.value for line in an.lines()} | {"ADR": vars(an.adr.value)}
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", said.pop("UID"))
    assert (an.n.value.given, an.n.value.family) == ("An", "Van den Berg")
    del said["N"]
    assert said == {
        "VERSION": version,
        "REV": "20261122T031500Z",
        "FN": "An Van den Berg",
        "ORG": ["Huis, Tuin & Zn; \\vzw"],
        "TITLE": "coördinator; onthaal",
        "TEL": phone,
        "EMAIL": "an@example.org",
        "LANG": "nl",
        "ADR": {
            "box": "",
            "extended": "",
            "street": "Plein 3, bus 2",
            "city": "Sint-Gillis",
            "region": "",
            "code": "1060",
            "country": "België",
        },
    }
    assert content.startswith(f"BEGIN:VCARD\r\nVERSION:{version}\r\n".encode())
    assert (bo.n.value.given, bo.n.value.family) == ("Bo", "")
    assert {"email", "tel"}.isdisjoint(bo.contents)
    again = read(cards([organisation], desk="https://d.test"))
    assert [card.uid.value for card in again] == [an.uid.value, bo.uid.value], "the id stays"


@pytest.mark.parametrize("text", ["x" * 300, "é" * 200, "€𝄞" * 60, "a, b; c\\n " * 30])
def test_a_long_text_is_folded_at_75_octets_and_read_back_whole(known, text):
    organisation = known(contact_persons=[person(role=text)])
    content = cards([organisation], desk="d")
    (card,) = read(content)
    assert card.title.value == text.strip()
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert [line.decode() for line in content.split(b"\r\n")], "no letter is cut"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\u2028"])
def test_a_name_cannot_smuggle_in_another_property(known, end):
    name = f"An{end}EMAIL:evil@x.test{end}END:VCARD"
    organisation = known(name=name, contact_persons=[person(name=name, role=name)])
    (card,) = read(cards([organisation], desk="d"))
    assert [line.value for line in card.lines() if line.name == "EMAIL"] == ["an@example.org"]


def test_the_cards_of_one_organisation_are_handed_out_and_logged_p30(coordinator, known, database):
    organisation = known(name="Het Huis")
    known(name="Een ander")

    page = coordinator.submit(
        "organisations.cards",
        {"reason": "other", "shape": "vcard4"},
        status=200,
        organisation_id=organisation.id,
    )

    assert page.response.content_type == "text/vcard; charset=utf-8"
    assert page.response.headers["Content-Disposition"].endswith(".vcf")
    assert page.response.data.count(b"VERSION:4.0") == 2
    assert "Een ander" not in page.response.data.decode()
    database.rollback()
    event = database.scalars(select(AuditEvent)).one()
    assert (event.thing, event.amount, event.reason) == ("contact_person", 2, "other")
    assert "Contact persons 2 Something else" in coordinator.get("desk.exports").text


def test_cards_are_not_made_to_come_back(coordinator, known):
    organisation = known()
    answers = {"shape": "vcard", "reason": "correct"}
    page = coordinator.submit("organisations.export", answers, status=422)
    assert page.problems == ["To correct it and import it again, choose Excel or CSV."]
    form = coordinator.get("organisations.cards", organisation_id=organisation.id)
    assert "correct" not in [tag["value"] for tag in form.html.select("[name=reason]")]


def test_an_empty_list_is_a_sentence_and_no_file(coordinator):
    problem = ["There is nothing to download: the list is empty."]
    assert handed_out(coordinator, "xlsx", status=422).problems == problem


def test_a_text_that_excel_cannot_hold_is_a_sentence_and_csv_holds_it(coordinator, known):
    known(texts=[OrganisationText(language="fr", about="x" * 40_000)])
    problem = ["A text is too long for Excel. Choose CSV."]
    assert handed_out(coordinator, "xlsx", status=422).problems == problem
    assert b"x" * 40_000 in handed_out(coordinator, "csv", status=200).response.data


def test_cards_hold_no_candidate(coordinator, known, make):
    make.candidate(given_name="Geheim")
    known()
    assert b"Geheim" not in handed_out(coordinator, "vcard").response.data


def test_a_list_without_contact_persons_has_no_cards(coordinator, make):
    organisation = make.organisation()
    problem = ["There are no cards to download: we know nobody there by name."]
    assert handed_out(coordinator, "vcard", status=422).problems == problem
    page = coordinator.submit(
        "organisations.cards", {"reason": "other"}, status=422, organisation_id=organisation.id
    )
    assert page.problems == problem


def test_only_who_may_finds_the_way_out(reception, coordinator, known):
    organisation = known()
    for endpoint, values in (
        ("organisations.export", {}),
        ("organisations.cards", {"organisation_id": organisation.id}),
    ):
        reception.get(endpoint, status=403, **values)
        assert coordinator.get(endpoint, **values).html.select_one("main form")
    assert "Download this list" not in reception.get("desk.organisations").text
    assert "Download this list" in coordinator.get("desk.organisations").text
    coordinator.get("organisations.cards", status=404, organisation_id=999_999)


@pytest.mark.parametrize("shape", ["csv", "vcard"])
def test_the_number_of_questions_to_the_database_does_not_grow(coordinator, known, counting, shape):
    def asked():
        with counting() as seen:
            handed_out(coordinator, shape)
        return seen.count

    known()
    few = asked()
    for _ in range(20):
        known()
    assert asked() == few
