"""The address that a machine asks whether the desk is ready."""

import pytest
from sqlalchemy.exc import OperationalError

from vrijwilligers.extensions import db


def test_a_desk_that_is_ready_says_so_and_nothing_else(app, database):
    answer = app.test_client().get("/health")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ready\n", "text/plain")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def no_database(app, monkeypatch):
    def away(*_args, **_named):
        raise OperationalError("", {}, Exception())

    with app.app_context():
        monkeypatch.setattr(db.engine, "connect", away)
        yield


def test_a_desk_without_its_database_is_not_ready(app, no_database):
    answer = app.test_client().get("/health")
    assert (answer.status_code, answer.text) == (503, "not ready\n")
