"""Two clicks on one import at the same moment: one counts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest.mock import ANY

import pytest
from sqlalchemy import text, update

from tests.candidates.lists import TOM
from tests.desk import Desk
from tests.imports.bringing_in import compared, taken_over, undone
from tests.organisations.files import table
from tests.together import PATIENCE, at_once
from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import HAS_NO_WRITERS_PLACE, db
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, undoing, uploads
from vrijwilligers.imports.rules import ImportOptions, Upload
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def member(make):
    return make.staff("coordinator")


@pytest.fixture
def tried(member):
    """Try out a file; return the key of the import and the account of what it would do."""
    content = table({"name": "De Brug"})
    account = uploads.account_of(ORGANISATIONS, compared(ORGANISATIONS, content), content)
    with transaction():
        upload = Upload(content=content, file_name="a.csv")
        run = uploads.try_out(ORGANISATIONS, upload, account, by=member.id, at=now())
        return run.id, account


def logged(database, deed):
    return database.query(AuditEvent).filter_by(deed=deed).count()


def test_a_second_click_on_taking_over_does_nothing(app, tried, member, database):
    (key, account), by = tried, member.id
    database.rollback()

    def take_over():
        parts.begin(queries.hold_run(key), account, ImportOptions(), by=by, at=now())

    assert at_once(app, take_over) == ["done", "done already"]
    assert logged(database, "taken over") == 1


def test_a_second_click_on_undo_does_nothing(app, database):
    key = taken_over(ORGANISATIONS, table({"name": "De Brug"}))
    database.rollback()

    def undo():
        undoing.begin_undo(queries.hold_run(key), by=None, at=now())

    assert at_once(app, undo) == ["done", "done already"]
    assert logged(database, "undone") == 1


@pytest.mark.parametrize(
    ("form", "deed", "refused"),
    [("#take-over", "taken over", 409), ("form[action$=throw-away]", "thrown away", 404)],
)
def test_a_second_click_on_a_page_hears_so(app, tried, member, database, form, deed, refused):
    desks = [Desk(app).sign_in(member) for _ in range(2)]
    pages = [desk.get("organisations.import_show", import_id=tried[0]) for desk in desks]
    database.rollback()
    start = Barrier(2, timeout=PATIENCE)

    def click(desk, page):
        start.wait()
        return desk.send(page, {}, form=form, status=ANY).response.status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(click, desks, pages)) == [303, refused]
    assert logged(database, deed) == 1


def test_two_files_with_the_same_organisation_bring_in_one(app, database):
    rows = table(*({"name": f"Huis {number}"} for number in range(30)))
    database.rollback()
    start = Barrier(2, timeout=PATIENCE)

    def bring_in(_):
        with app.app_context():
            start.wait()
            taken_over(ORGANISATIONS, rows)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(bring_in, range(2)))
    assert database.query(Organisation).count() == 30


def wait_until_somebody_waits(doing):
    """Return once PostgreSQL lets a connection wait; on SQLite the whole desk waits.

    Who asks stands outside the queue of writers, or it would wait behind who waits.
    """
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    looking = db.engine.execution_options(**{HAS_NO_WRITERS_PLACE: True})
    while db.engine.dialect.name == "postgresql" and not doing.done():
        with looking.connect() as connection:
            if connection.scalar(waiting):
                return


@pytest.mark.parametrize(
    ("kind", "row", "record"),
    [
        (ORGANISATIONS, {"name": "De Brug"}, Organisation),
        (CANDIDATES, TOM, Candidate),
        (VACANCIES, {"id": "1", "title_nl": "Koken", "organisation": "De Brug"}, Vacancy),
    ],
    ids=["organisations", "candidates", "vacancies"],
)
def test_undoing_leaves_what_a_desk_is_saving_at_that_moment(app, database, kind, row, record):
    key = taken_over(kind, table(row), source_name="lijst" if kind.source_names else "")
    database.rollback()

    def undo():
        with app.app_context():
            undone(db.session, key)

    with ThreadPoolExecutor(1) as pool:
        with db.engine.begin() as desk:
            desk.execute(update(record.__table__).values(version=2))
            doing = pool.submit(undo)
            wait_until_somebody_waits(doing)
        doing.result()
    assert database.query(record).count() == 1
