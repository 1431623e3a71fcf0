"""The commands about candidates."""

import click

from vrijwilligers.candidates.import_kind import CANDIDATES
from vrijwilligers.imports.cli import import_command


@click.group("candidates")
def commands() -> None:
    """Candidates from a list that was kept before."""


commands.add_command(import_command(CANDIDATES))
