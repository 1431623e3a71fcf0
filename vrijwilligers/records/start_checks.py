"""What is asked before the server or a command works with the database."""

from vrijwilligers.records.key_check import check_keys
from vrijwilligers.records.revision_check import check_revision


def check_database() -> None:
    """Stop where the database is not the one of this code, or not the one of these keys."""
    check_revision()
    check_keys()
