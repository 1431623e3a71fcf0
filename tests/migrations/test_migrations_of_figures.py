"""Editions, facts and the log survive the way down and up again, or go as it was meant to."""

from flask_migrate import upgrade
from sqlalchemy import select

from tests.migrations.records import back_to, keep, only, there
from vrijwilligers.bundles.models import Edition
from vrijwilligers.core import audit, facts
from vrijwilligers.core.audit import AuditEvent
from vrijwilligers.core.facts import Fact, FactKind
from vrijwilligers.extensions import db

NEW_KINDS = {
    FactKind.VACANCY_STEP,
    FactKind.ORGANISATION_ADDED,
    FactKind.ORGANISATION_CONTACT,
    FactKind.AGREEMENT_SIGNED,
}


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
