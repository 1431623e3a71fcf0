"""What a table of a feature yet to come says of somebody moves as well, or stops the merge."""

import pytest
from sqlalchemy import Column, ForeignKey, Integer, Table, select

from tests.candidates.merged import merge, undo
from vrijwilligers.extensions import db
from vrijwilligers.records.row_moves import NotMoved


@pytest.fixture
def new_table(database):
    """A table of a feature that is yet to come, with rows about somebody."""
    made = []

    def make_table(column):
        table = Table("diary", db.metadata, Column("id", Integer, primary_key=True), column)
        made.append(table)
        table.create(database.connection())
        database.commit()
        return table

    yield make_table
    database.rollback()
    for table in made:
        table.drop(database.connection())
        database.commit()
        db.metadata.remove(table)


def test_what_a_new_table_says_of_somebody_moves_though_nobody_named_it(two, new_table):
    diary = new_table(Column("about", ForeignKey("candidate.id", ondelete="CASCADE")))
    stays, goes = two
    db.session.execute(diary.insert().values(id=1, about=goes.id))
    db.session.commit()
    goes_id = goes.id
    done = merge(stays, goes)
    assert db.session.scalar(select(diary.c.about)) == stays.id
    undo(done)
    assert db.session.scalar(select(diary.c.about)) == goes_id


def test_a_new_table_that_names_somebody_otherwise_stops_it_loudly(two, new_table):
    new_table(Column("candidate_id", Integer))
    with pytest.raises(NotMoved, match="diary.candidate_id"):
        merge(*two)
