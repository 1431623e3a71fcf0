"""What the tests of matching share."""

import pytest
from sqlalchemy import event

from vrijwilligers.extensions import db


@pytest.fixture
def asked(database):
    """What is asked of the database, one statement each."""
    statements = []

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield statements
    event.remove(db.engine, "before_cursor_execute", note)
