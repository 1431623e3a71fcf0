"""What is asked before the server or a command works with the database."""

from flask import current_app

from vrijwilligers.records.database_flags import is_demo
from vrijwilligers.records.db import read_only
from vrijwilligers.records.key_check import check_keys
from vrijwilligers.records.revision_check import check_revision


class DemoInProduction(SystemExit):
    """A real server works with nobody made up: say how to begin for real, and do not start."""


def check_database(*, may_be_demo: bool = False) -> None:
    """Stop where the database is not the one of this code or of these keys, or is made up."""
    check_revision()
    check_keys()
    if not may_be_demo:
        _refuse_demo()


def _refuse_demo() -> None:
    if not current_app.config["PRODUCTION"]:
        return
    with read_only():
        if is_demo():
            raise DemoInProduction("This database holds a demo: flask demo end empties it first.")
