"""What a person gets of themselves is called by words, whatever table or column is new."""

from vrijwilligers.privacy.queries.copies import columns_of
from vrijwilligers.privacy.queries.paths import PersonKey, going
from vrijwilligers.privacy.wording.labels import COLUMNS, TABLES
from vrijwilligers.records.personal import DataSubject


def test_everything_that_goes_out_to_a_person_has_a_name_that_people_read_p13(app):
    """Give it one in ``privacy/wording/labels.py``, and fill it in ``tests/privacy/whole.py``."""
    with app.app_context():
        tables = going(PersonKey(DataSubject.CANDIDATE, 1))
    columns = {str(column) for table in tables for column in columns_of(table)}
    assert len(columns) > 50
    assert columns - {*COLUMNS} == set()
    assert {column.partition(".")[0] for column in columns} - {*TABLES} == set()
