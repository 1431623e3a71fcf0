"""What harms asks a field of its own, so that a foreign button can do nothing."""

from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select

from tests.candidates.lists import SAMIRA
from tests.desk import Page, _filled_in
from tests.imports.bringing_in import taken_over
from tests.organisations.files import table as list_of
from tests.vacancies.files import row
from tests.vacancies.files import table as vacancies_of
from tests.web.test_editing import CHOICES
from vrijwilligers.bundles.actions import print_edition
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import contacts
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules import ContactChannel
from vrijwilligers.organisations.rules.details import OrganisationContactDetails
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.deed_numbers import DeedNumber
from vrijwilligers.records.security_log import SecurityEvent
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.visitor_texts import actions as visitor_texts
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web import effects
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes

LOGS = {  # who looked, what was refused, and what was answered
    *(AuditEvent.__tablename__, SecurityEvent.__tablename__, DeedNumber.__tablename__),
}
LINK = {"token": "AbCdEfGh"}  # that nothing opens
FORGED = "y"  # what any tick of a foreign form would send


@pytest.fixture
def places(keys, make, database):
    """Return the numbers in the address of each page that harms, by its endpoint."""
    erased = make.staff("reception", is_closed=True)
    brug = database.get(Organisation, keys["organisation_id"])
    said = OrganisationContactDetails(channel=ContactChannel.PHONE, note="They move.", at=now())
    note = contacts.note(brug, said, by=None, at=now())
    edition = print_edition(BundleChoice(language="nl"), vacancies=0, by=None)
    translation = visitor_texts.add("ti", by=None)
    database.commit()
    source = {"source_name": "Een bron", "is_confirmed": True}
    runs = {
        "candidates.import_undo": taken_over(CANDIDATES, list_of(SAMIRA), **source),
        "organisations.import_undo": taken_over(ORGANISATIONS, list_of({"name": "Het Anker"})),
        "vacancies.import_undo": taken_over(VACANCIES, vacancies_of(row(1)), **source),
    }
    others = {endpoint: {"import_id": key} for endpoint, key in runs.items()}
    others["privacy.erase_account"] = {"staff_id": erased.id}
    others["vacancies.merge"] = {"stays_id": keys["vacancy_id"], "goes_id": keys["twin"]}
    two = {"stays_id": keys["candidate_id"], "goes_id": keys["other_candidate"]}
    others["candidates.merge"] = two
    others["bundles.delete"] = {"edition_id": edition.id}
    others["organisations.remove_note"] = {"contact_id": note.id}
    others["visitor_texts.remove"] = {"code": translation.code}
    return SimpleNamespace(of=lambda rule: keys | CHOICES | LINK | others.get(rule.endpoint, {}))


def addresses(app, desk, places, *wanted):
    """Yield the addresses of forms with such an effect, each with its endpoint and its form."""
    for rule in app.url_map.iter_rules():
        if "POST" in rule.methods and effects.effect_of(app, rule.endpoint) in wanted:
            values = places.of(rule)
            address = desk.url(rule.endpoint, **{name: values[name] for name in rule.arguments})
            yield rule, address


def everything(database):
    """Return all rows of all tables but the logs."""
    database.rollback()
    rows = {
        table.name: sorted(map(repr, database.execute(select(table))))
        for table in db.metadata.sorted_tables
        if table.name not in LOGS
    }
    database.rollback()
    return rows


def filled(desk, rule, address):
    """Return what a form sends, and the name of the field that only its reader fills."""
    if "GET" not in rule.methods:
        return desk.signed(address), "is_sure"
    form = desk.open(address).html.select_one("main form:is(.sheet, #undo)")
    asked = [control["name"] for control in form.select("input[name]")]
    return _filled_in(form), "is_sure" if "is_sure" in asked else "number"


def sent(desk, address, typed):
    with desk._request():
        return desk.client.post(address, data=typed)


def test_what_harms_asks_a_field_of_its_own_and_does_nothing_without(
    app, colleague, places, database
):
    tried = set()
    for rule, address in addresses(app, colleague, places, Effect.HARMS, Effect.HARMS_TYPED):
        typed, own = filled(colleague, rule, address)
        other = colleague.sure("/accounts/me")["is_sure"]
        before = everything(database)
        for forged in ([], FORGED, other):
            answer = sent(colleague, address, typed | {"reason": "request", own: forged})
            assert answer.status_code == 422, (rule.endpoint, forged, answer.location)
            page = Page(answer)  # a refusal is said on top
            assert page.problems or page.html.select_one("#refusal"), rule.endpoint
        assert everything(database) == before, rule.endpoint
        tried.add(rule.endpoint)
    assert len(tried) > 15


def test_a_bare_button_does_nothing_where_a_form_asks(app, colleague, places, database):
    for rule, address in addresses(app, colleague, places, Effect.ASKS):
        before = everything(database)
        answer = sent(colleague, address, colleague.signed(address))
        assert answer.status_code in (302, 303, 404, 409, 422), rule.endpoint
        assert everything(database) == before, rule.endpoint


def test_an_address_that_does_not_say_what_its_form_does_stops_the_start():
    bare = Flask("bare")
    bare.post("/")(lambda: "done")
    with pytest.raises(RuntimeError, match="do not say what their form does"):
        effects.check(bare)
    with pytest.raises(TypeError, match="Say what its form does"):
        writes(lambda: "done")
