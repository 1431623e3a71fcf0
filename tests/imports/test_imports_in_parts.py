"""A file comes in a part at a time: in between, others write, and see each part as a whole."""

import pytest
from sqlalchemy import create_engine, func, insert, select

from tests.imports.bringing_in import begun
from tests.organisations.files import table
from vrijwilligers.imports.actions import parts
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns

SIZE = ORGANISATIONS.part_size
OF_THE_FILE = func.count().filter(Organisation.name.startswith("Huis "))


@pytest.fixture
def other_desk(app):
    """Let another desk write something, and return how much of the file it sees."""
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])

    def other_desk(name):
        with engine.begin() as connection:
            values = {**name_columns(name), "version": 1}
            connection.execute(insert(Organisation.__table__).values(values))
            return connection.scalar(select(OF_THE_FILE))

    yield other_desk
    engine.dispose()


def test_another_desk_writes_after_each_part_and_sees_it_whole(database, other_desk):
    rows = ({"name": f"Huis {number}"} for number in range(2 * SIZE + 10))
    key, found = begun(ORGANISATIONS, table(*rows))
    seen = []
    parts.carry_on(key, found, follow=lambda done, _: seen.append(other_desk(f"Desk {done}")))

    assert seen == [SIZE, 2 * SIZE, 2 * SIZE + 10]
