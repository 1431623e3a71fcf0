"""What a server and a command ask of the database before they work with it."""

import pytest

from vrijwilligers.records.database_flags import mark_as_demo, mark_as_real
from vrijwilligers.records.start_checks import DemoInProduction, check_database


def test_a_real_server_does_not_start_on_a_demo_and_says_how_to_end_it(app, database, monkeypatch):
    mark_as_demo()
    database.commit()
    check_database()

    monkeypatch.setitem(app.config, "PRODUCTION", True)
    with pytest.raises(DemoInProduction, match="flask demo end") as refused:
        check_database()
    assert "\n" not in str(refused.value)
    check_database(may_be_demo=True)  # flask demo end

    mark_as_real()
    database.commit()
    check_database()
