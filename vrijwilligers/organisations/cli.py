"""The commands about organisations."""

import click

from vrijwilligers.imports.cli import import_command
from vrijwilligers.organisations.import_kind import ORGANISATIONS


@click.group("organisations")
def commands() -> None:
    """Organisations from files and registers."""


commands.add_command(import_command(ORGANISATIONS))
