"""A list that is the same again after a test: its first words stay in the database of tests."""

import pytest
from sqlalchemy import delete, func, insert, select

from vrijwilligers.sensitive_words.models import SensitiveWord


@pytest.fixture(autouse=True)
def the_first_words(request):
    """Put back what a test added to the list or took off."""
    if "database" not in request.fixturenames and "reception" not in request.fixturenames:
        yield
        return
    database = request.getfixturevalue("database")
    table = SensitiveWord.__table__
    before = [dict(row._mapping) for row in database.execute(select(table))]
    database.rollback()
    yield
    database.rollback()
    if database.scalar(select(func.count()).select_from(table)) != len(before) or before != [
        dict(row._mapping) for row in database.execute(select(table))
    ]:
        database.execute(delete(table))
        database.execute(insert(table), before)
    database.commit()
