"""What is reviewed as a file: ``flask access-matrix`` and ``flask personal-data``."""

import click
from flask import current_app

from vrijwilligers.records.personal import personal_columns
from vrijwilligers.web.access import matrix


@click.command("access-matrix")
def access_matrix() -> None:
    """Print who may open which page."""
    for line in matrix(current_app):
        click.echo(line)


@click.command("personal-data")
def personal_data() -> None:
    """Print which columns hold personal data, why and how long."""
    for column, said in personal_columns().items():
        click.echo(f"{column:<36} {said.category:<9} {said.purpose} | {said.term}")
