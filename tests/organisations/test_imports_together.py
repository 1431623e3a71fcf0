"""Two clicks on one import of organisations at the same moment: one counts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from unittest.mock import ANY

import pytest

from tests.desk import Desk
from tests.organisations.files import table
from tests.together import at_once
from vrijwilligers.organisations.actions import plans, uploads
from vrijwilligers.organisations.queries.imports import hold_import
from vrijwilligers.organisations.rules.uploads import Upload
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def member(make):
    return make.staff("coordinator")


@pytest.fixture
def tried(make, member):
    """Try out a file that says nothing new; return the key of the import and its plan."""
    make.organisation(name="De Brug")
    upload = Upload(content=table({"name": "De Brug"}), file_name="a.csv")
    plan = plans.of_file(upload.content)
    with transaction():
        return uploads.try_out(upload, plan, by=member.id, at=now()).id, plan


def logged(database, deed):
    return database.query(AuditEvent).filter_by(deed=deed).count()


def test_a_second_click_on_taking_over_does_nothing(app, tried, member, database):
    (key, plan), by = tried, member.id
    database.rollback()

    def take_over():
        uploads.take_over(hold_import(key), plan, by=by, at=now())

    assert at_once(app, take_over) == ["done", "done already"]
    assert logged(database, "taken over") == 1


@pytest.mark.parametrize(
    ("form", "deed", "refused"),
    [("#take-over", "taken over", 409), ("form[action$=throw-away]", "thrown away", 404)],
)
def test_a_second_click_on_a_page_hears_so(app, tried, member, database, form, deed, refused):
    desks = [Desk(app).sign_in(member) for _ in range(2)]
    pages = [desk.get("organisations.import_show", import_id=tried[0]) for desk in desks]
    database.rollback()
    start = Barrier(2, timeout=20)

    def click(desk, page):
        start.wait()
        return desk.send(page, {}, form=form, status=ANY).response.status_code

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(click, desks, pages)) == [303, refused]
    assert logged(database, deed) == 1
