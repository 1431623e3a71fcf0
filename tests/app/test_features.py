"""A feature plugs itself in: what it says in its feature.py is there, and nobody else lists it."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, datetime
from pkgutil import resolve_name
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import Column, MetaData, String, Table, insert

from tests.app.poolside import FILES
from tests.conftest import settings
from tests.desk import Desk
from tests.together import PATIENCE
from vrijwilligers import app as house
from vrijwilligers.accounts.feature import StaffPermission
from vrijwilligers.answers.actions import change_requests
from vrijwilligers.answers.rules import REMINDER
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.feature import OWN_FIGURE, Deed, FactKind, Feature, Permission
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import PURPOSES, LinkState, declare
from vrijwilligers.privacy.wording.labels import column_label, reading_order, table_label
from vrijwilligers.records import audit, facts
from vrijwilligers.records.outbox import queue
from vrijwilligers.registry import DeclaredTwice, Registry, announce, registry, registry_of
from vrijwilligers.vacancies.feature import FEATURE as VACANCIES
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vocabulary.clock import now, today


@pytest.fixture
def poolside(server, app, database, make, tmp_path, monkeypatch):
    """An application with one feature more, at the database of the other app."""
    for name, text in FILES.items():
        file = tmp_path / "poolside" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    features = (*house.FEATURES, "poolside")
    database.rollback()
    plugged = create_app(settings(server, tmp_path, **keys), features=features)
    calls = db.metadata.tables["poolside_call"]
    calls.create(database.get_bind())
    yield plugged
    database.rollback()
    calls.drop(database.get_bind())
    db.metadata.remove(calls)
    for name in [name for name in sys.modules if name.split(".")[0] == "poolside"]:
        del sys.modules[name]
    PURPOSES.pop("poolside answer", None)


def run(app, *words):
    with app.app_context():
        result = app.test_cli_runner().invoke(args=words)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.output


def test_its_page_is_open_to_whom_it_says_and_stands_in_the_menu(poolside, make):
    reception = Desk(poolside).sign_in(make.staff("reception"))
    page = reception.get("poolside.calls")
    current = page.html.select_one(".rooms [aria-current=page]")
    assert current.get_text(strip=True) == "Calls"

    Desk(poolside).sign_in(make.staff("administrator")).get("poolside.calls", status=403)


def test_its_permission_has_a_name_in_templates(poolside):
    with poolside.app_context():
        names = registry().permission_names
    assert (names.POOLSIDE_CALL, names.STAFF_READ) == ("poolside:call", StaffPermission.READ)


def test_its_command_is_there_and_listed(poolside):
    assert run(poolside, "poolside") == "no calls\n"
    assert "List the calls." in run(poolside, "--help")


def test_its_work_is_done_each_minute_and_each_night_a17(poolside):
    run(poolside, "tick")
    run(poolside, "nightly")
    assert sys.modules["poolside.actions"].done == ["reminded", "forgotten"]


def test_what_fails_in_one_feature_keeps_no_other_from_its_night(poolside, monkeypatch, caplog):
    def fail(_at):
        raise ZeroDivisionError

    fail.__module__ = "vrijwilligers.answers.actions.change_requests"
    monkeypatch.setattr(change_requests, "let_expire", fail)
    with poolside.app_context():
        result = poolside.test_cli_runner().invoke(args=["nightly"])
    assert isinstance(result.exception, ZeroDivisionError)
    assert sys.modules["poolside.actions"].done == ["forgotten"]
    assert "change_requests.fail failed: ZeroDivisionError" in caplog.text


def test_its_deed_is_logged_and_said(poolside, coordinator, make, database):
    candidate = make.candidate()
    deed = sys.modules["poolside.feature"].PoolDeed.CALLED
    audit.record(deed, candidate, by=coordinator.staff_id)
    database.commit()
    page = Desk(poolside).sign_in(make.staff("coordinator"))
    assert "called for help" in page.get("desk.log", candidate_id=candidate.id).text


def test_what_is_logged_of_its_own_table_stands_in_the_log_of_the_fiche(poolside, make, database):
    candidate = make.candidate()
    calls = db.metadata.tables["poolside_call"]
    (key,) = database.execute(insert(calls).values(candidate_id=candidate.id)).inserted_primary_key
    call = SimpleNamespace(__tablename__=calls.name, id=key)
    audit.record(sys.modules["poolside.feature"].CallDeed.OPENED, call, by=None)
    database.commit()
    page = Desk(poolside).sign_in(make.staff("coordinator"))
    assert "opened a call" in page.get("desk.log", candidate_id=candidate.id).text


def test_its_mail_is_written_and_has_a_name_when_it_does_not_go(poolside, make, database):
    desk = Desk(poolside).sign_in(make.staff("coordinator"))
    desk.get("desk.today")
    with poolside.app_context():
        mail = queue("poolside_call", address="an@example.org", language="en", subject="Help")
        mail.given_up_at = now()
        assert mail.body == "Can you come to the pool?"
        db.session.commit()
    assert "the call for help" in desk.get("desk.messages").text


def test_what_it_counts_is_counted_without_a_migration(poolside, app, database):
    kind = sys.modules["poolside.feature"].PoolFact.CALL
    with poolside.app_context():
        assert "poolside_opened" in facts.record(kind, on=today())
    with app.app_context(), pytest.raises(TypeError, match="poolside_opened"):
        facts.record(kind, on=today())


def test_it_hears_what_it_listens_to_and_what_nobody_hears_is_no_trouble(app, poolside):
    event = sys.modules["poolside.feature"].CallWasAnswered(7)
    with poolside.app_context():
        assert announce(event) == [7]
    with app.app_context():
        assert announce(event) == []


def test_where_one_page_has_no_lock_no_page_is_ever_shown(poolside, monkeypatch):
    monkeypatch.delattr(resolve_name("poolside.views:calls"), "access")
    browser = poolside.test_client()
    for path in ("/poolside/", "/accounts/sign-in", "/poolside/"):
        with pytest.raises(RuntimeError) as refusal:
            browser.get(path)
        assert "poolside.calls" in f"{refusal.value} {refusal.value.__cause__}"
    with pytest.raises(RuntimeError, match="could not be loaded"):
        poolside.test_request_context("/poolside/")
    with pytest.raises(RuntimeError, match="could not be loaded"):
        poolside.jinja_env.get_template("errors/error.html")


def test_whoever_asks_at_once_waits_until_all_pages_are_there(poolside):
    start = Barrier(8, timeout=PATIENCE)

    def ask(_number):
        start.wait()
        return poolside.test_client().get("/poolside/").status_code

    with ThreadPoolExecutor(8) as together:
        assert set(together.map(ask, range(8))) == {302}


def test_a_link_of_its_own_has_a_state_before_any_page_is_loaded(poolside):
    link = SignedLink(purpose="poolside answer", expires_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert link.state(datetime(2026, 1, 2, tzinfo=UTC)) == LinkState.EXPIRED
    assert "poolside.views" not in sys.modules


def test_what_it_keeps_of_somebody_has_a_name_in_a_copy(poolside):
    call = Table("poolside_call", MetaData(), Column("place", String))
    other = Table("other", MetaData())
    with poolside.app_context():
        assert (table_label(call), column_label(call.c.place)) == ("Calls to you", "Where it was")
        assert reading_order(call) < reading_order(call.c.place) < reading_order(other)


def test_a_command_does_not_load_the_pages(poolside):
    run(poolside, "poolside")
    assert "poolside.views" not in sys.modules


class SecondDeed(Deed, thing="vacancy"):
    """What a feature logs that knows not of the vacancies."""

    PUBLISHED = "publish", "wrote it down again"


class SecondFact(FactKind):
    """What it counts."""

    STEP = "vacancy_step", OWN_FIGURE


class SecondPermission(Permission):
    """What it lets one do."""

    WRITE = "vacancy:write"


TWICE = {
    "feature “vacancies”": {"name": "vacancies"},
    "command “vacancies”": {"commands": {"vacancies": "second.cli:commands"}},
    "permission “vacancy:write”": {"permissions": {"reception": frozenset(SecondPermission)}},
    "deed “vacancy: publish”": {"deeds": (SecondDeed,)},
    "kind of fact “vacancy_step”": {"facts": (SecondFact,)},
    "kind of import “vacancies”": {"import_kinds": {"vacancies": "second.import_kind:KIND"}},
}


@pytest.mark.parametrize("what", TWICE)
def test_two_features_cannot_bring_something_of_one_name(what):
    second = Feature(**{"name": "second"} | TWICE[what])
    with pytest.raises(DeclaredTwice, match=f"^vacancies and .* both bring the {what}[.]$"):
        Registry([VACANCIES, second])


def test_a_feature_may_let_somebody_do_what_a_lower_one_declares():
    second = Feature(name="second", permissions={"volunteer": frozenset({VacancyPermission.READ})})
    registry = Registry([VACANCIES, second])
    assert registry.permissions["volunteer"] == {VacancyPermission.READ}


def test_the_house_does_not_start_with_two_of_one_name(server, tmp_path):
    with pytest.raises(DeclaredTwice, match="links"):
        create_app(settings(server, tmp_path), features=(*house.FEATURES, "tests.app.second"))


def test_two_purposes_of_links_cannot_have_one_name():
    other = replace(REMINDER, lasts=REMINDER.lasts * 2)
    with pytest.raises(ValueError, match="called vacancy_reminder[.]"):
        declare(other)


def test_a_feature_is_called_as_its_folder():
    modules = [resolve_name(f"{name}.feature") for name in house.FEATURES]
    assert len(modules) > 10
    assert [module.FEATURE.name for module in modules] == [
        module.__package__.rpartition(".")[2] for module in modules
    ]


def test_every_entry_of_the_menu_has_a_drawing(app):
    icon = app.jinja_env.get_template("components/icons.html").module.icon
    unknown = icon("unheard of")
    entries = registry_of(app).menu
    assert len(entries) > 5
    assert [entry.icon for entry in entries if icon(entry.icon) == unknown] == []


def test_what_the_features_name_is_there(app):
    with app.app_context():
        for one in fields(Feature):
            if one.type == tuple[str, ...]:
                assert None not in registry().loaded(one.name)
        for one in registry().features:
            assert all(registry().import_kind(name).name == name for name in one.import_kinds)
    for name in app.cli.list_commands(None):
        assert app.cli.get_command(None, name).help, name


def test_every_table_of_the_house_belongs_to_a_feature(app):
    named = tuple(path for one in registry_of(app).features for path in one.models)
    modules = {mapper.class_.__module__ for mapper in db.Model.registry.mappers}
    ours = {name for name in modules if name.startswith("vrijwilligers.")}
    assert {
        name for name in ours if not f"{name}.".startswith(tuple(f"{n}." for n in named))
    } == set()
    assert len(ours) >= len(named)
