"""What the desk of the demo is: made up after an information desk in a library."""

import tomllib
from datetime import timedelta
from pathlib import Path

from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.settings import actions
from vrijwilligers.settings.readers import unpack

A_YEAR = timedelta(days=365)


def add(stage: Stage) -> None:
    """Fill in the settings of the desk, before anybody came."""
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    with stage.then(stage.at - A_YEAR):
        actions.write(unpack(told), by=None)
