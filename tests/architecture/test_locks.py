"""Proof that the house rules hold also for those who never read them."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from vrijwilligers.answers.rules import REMINDER
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.extensions import db
from vrijwilligers.links.logs import SECRETS
from vrijwilligers.links.views import address_of, opens, renews
from vrijwilligers.records.db import WriteWithoutPermission
from vrijwilligers.registry import registry
from vrijwilligers.web import access
from vrijwilligers.web.access import matrix, public, requires

HERE = Path(__file__).parent


def test_the_access_matrix_is_the_reviewed_one_p05_p18_v34(app):
    reviewed = (HERE / "access_matrix.txt").read_text().splitlines()
    assert matrix(app) == reviewed, "make access-matrix, and look at what changed"


def test_a_page_that_only_reads_changes_nothing_v18(app):
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.methods == {"GET", "HEAD", "OPTIONS"}:
            assert not getattr(view, "may_write", False), f"{rule.endpoint} writes on GET"


def test_a_view_without_a_lock_stops_the_start_v35():
    bare = Flask("bare")
    bare.add_url_rule("/", "open_door", lambda: "secret")
    with pytest.raises(RuntimeError, match="open_door"):
        access.init_app(bare)


def misnamed_links(app):
    """List the addresses whose token the log would not recognise."""
    return [
        rule.rule
        for rule in app.url_map.iter_rules()
        if (argument := getattr(app.view_functions[rule.endpoint], "link_argument", None))
        if {argument} != SECRETS & rule.arguments
    ]


def test_every_page_of_a_signed_link_names_its_token_so_that_no_log_keeps_it(app):
    assert misnamed_links(app) == []


@pytest.mark.parametrize("decorator", [opens, renews])
def test_a_page_of_a_signed_link_with_another_name_for_its_token_is_seen(decorator):
    bare = Flask("bare")
    for place, name in enumerate(("token", "key", "short_code")):
        view = public(decorator(REMINDER)(lambda **_: "open"))
        bare.add_url_rule(f"/{place}/<{name}>", name, view)
    assert misnamed_links(bare) == ["/1/<key>", "/2/<short_code>"]


def test_every_purpose_of_links_opens_a_page_of_ours(app):
    with app.app_context():
        for purpose in registry().loaded("link_purposes"):
            assert address_of(purpose)("AbCd").endswith("/AbCd")
            assert app.view_functions[purpose.endpoint].link_argument


def test_the_order_of_the_decorators_does_not_matter():
    bare = Flask("bare")
    requires(CandidatePermission.READ)(bare.get("/")(lambda: "secret"))
    access.init_app(bare)  # does not complain


def test_reading_pages_cannot_write_v18(app, database):
    details = CandidateDetails(given_name="An", family_name="Proef", comes_by=True)
    consent = ConsentDetails(ways={ConsentPurpose.FICHE: ConsentWay.SPOKEN}, language="nl")
    with app.test_request_context("/"), pytest.raises(WriteWithoutPermission):
        actions.register(details, consent, by=None, today=date(2026, 1, 5))
    database.rollback()
    with app.test_request_context("/"), pytest.raises(WriteWithoutPermission):
        db.session.execute(update(Candidate).values(given_name="X"))
    database.rollback()


def test_only_the_gate_itself_looks_at_the_consent_behind_it_p15():
    """Whether a fiche may be used is asked of ``Candidate.is_in_use``, by everybody (P-15)."""
    outside = [
        str(path.relative_to(HERE.parents[1]))
        for folder in ("vrijwilligers", "templates")
        for path in sorted((HERE.parents[1] / folder).rglob("*.*"))
        if path.suffix in (".py", ".html") and "fiche_consent" in path.read_text()
    ]
    assert {Path(path).parts[1] for path in outside} == {"candidates"}
