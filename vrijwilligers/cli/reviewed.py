"""What is reviewed as a file: ``flask access-matrix`` and ``flask personal-data``."""

import click
from flask import current_app

from vrijwilligers.records.register import register
from vrijwilligers.web.access import matrix


@click.command("access-matrix")
def access_matrix() -> None:
    """Print who may open which page."""
    for line in matrix(current_app):
        click.echo(line)


@click.command("personal-data")
def personal_data() -> None:
    """Print whose data each table holds, how long, what erasing does, and what columns hold."""
    for line in register():
        click.echo(line)
