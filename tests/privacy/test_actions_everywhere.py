"""Whatever column of whatever table names somebody, it names them no more (P-11)."""

from contextlib import suppress
from datetime import date, datetime, time

from sqlalchemy import Enum, LargeBinary, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from tests.privacy.story import EMAIL, PHONE, TEXT, is_named_by_others, traces
from tests.privacy.test_actions_erasure import SECRETS, gone
from vrijwilligers.answers.models import RequestedValues
from vrijwilligers.demo.command import replace_all
from vrijwilligers.privacy.queries.mentions import searched
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.declarations import declaration_of, tables
from vrijwilligers.records.demo_stage import DemoSize
from vrijwilligers.records.personal import DataSubject, Holding
from vrijwilligers.vocabulary.clock import now, today

OTHERWISE = {  # bytes, and what goes with them: other tests have these
    *(
        "edition.content",
        "edition.pdf",
        "edition_volume.pdf",
        "import_part.step",
        "import_run.content",
    ),
    *("import_run.preview", "import_run.undone_versions", "agreement.file_name"),
    "disclosure.text",  # nobody rewrites what was told; it goes with its person
    *("agreement.file_text", "information_note.file_name", "information_note.file_text"),
}
FOLLOWS = {"organisation_key.key"}  # from the names of an organisation, which somebody looks at
KINDS = {str: "x", int: 0, bool: False, bytes: b"x"} | {
    date: today(),
    datetime: now(),
    time: time(9),
}


def test_every_column_that_may_name_somebody_loses_the_name_p11(make, database):
    replace_all(DemoSize(4, 20))
    is_named_by_others(make, database)
    person = make.candidate(
        given_name="Zébédée", family_name="Quackelbeen", phone=PHONE, email=EMAIL
    )
    database.commit()
    asked = [column for table in tables() for column in searched(table)]
    odd = {str(column) for column in asked if not says(database, column)} ^ OTHERWISE
    assert odd == set()
    database.commit()

    erasure = gone(PersonKey(DataSubject.CANDIDATE, person.id))

    left = traces(*SECRETS) - FOLLOWS
    answers = {str(one) for one in asked if declaration_of(one).holds == Holding.FIELD}
    assert left <= answers, "an answer in a field is of somebody else"
    listed = {table for table, _key in erasure.mentions}
    assert {column.partition(".")[0] for column in left} <= listed, "somebody looks at it"


def says(database, column):
    """Let a row of somebody else name them; tell whether it does."""
    keys = [*column.table.primary_key]
    first = select(*keys).order_by(*keys).limit(1)
    row = database.execute(first).first()
    if row is None:
        database.execute(insert(column.table).values(least_row(database, column.table)))
        row = database.execute(first).one()
    this = [key == value for key, value in zip(keys, row, strict=True)]
    if isinstance(column.type, LargeBinary):
        return False
    with suppress(SQLAlchemyError), database.begin_nested():
        said = {"text_nl": TEXT} if isinstance(column.type, RequestedValues) else TEXT
        database.execute(update(column.table).where(*this).values({column: said}))
        return True
    return False


def least_row(database, table):
    """Return what a table asks of a row, and nothing more."""
    return {
        column.name: least(database, column)
        for column in table.columns
        if not column.nullable and column is not table.autoincrement_column
    }


def least(database, column):
    for key in column.foreign_keys:
        return database.scalar(select(func.min(key.column)))
    if isinstance(column.type, Enum):
        return column.type.enums[0]
    kind = getattr(column.type, "impl", column.type).python_type
    return KINDS[kind]
