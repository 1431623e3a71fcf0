"""What the desk of the demo is: made up after an information desk in a library."""

import tomllib
from pathlib import Path

from vrijwilligers.settings import actions
from vrijwilligers.settings.readers import unpack

SETTINGS = Path(__file__).with_name("desk.toml")


def describe() -> None:
    """Fill in the settings of the desk."""
    actions.write(unpack(tomllib.loads(SETTINGS.read_text(encoding="utf-8"))), by=None)
