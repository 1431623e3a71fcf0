"""What a person gets of themselves is called by words, whatever table or column is new."""

from vrijwilligers.privacy.queries.copies import columns_of
from vrijwilligers.privacy.queries.paths import PersonKey, going
from vrijwilligers.privacy.wording.labels import labels
from vrijwilligers.records.personal import DataSubject


def test_everything_that_goes_out_to_a_person_has_a_name_that_people_read_p13(app):
    """Give it one in ``copy_labels`` of its feature; fill it in ``tests/privacy/whole.py``."""
    with app.app_context():
        tables, named = going(PersonKey(DataSubject.CANDIDATE, 1)), {*labels()}
    columns = {str(column) for table in tables for column in columns_of(table)}
    assert len(columns) > 50
    assert columns - named == set()
    assert {column.partition(".")[0] for column in columns} - named == set()
