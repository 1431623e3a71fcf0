"""Commands of the desk that belong to no single feature."""

import click
from flask import Flask, current_app

from vrijwilligers.accounts.cli import staff
from vrijwilligers.answers import cli as answers
from vrijwilligers.bundles.cli import bundles
from vrijwilligers.cli.demo.command import demo
from vrijwilligers.cli.messages import messages
from vrijwilligers.cli.welcome import welcome
from vrijwilligers.desk.cli import find
from vrijwilligers.imports.cli import imports
from vrijwilligers.matching.cli import match
from vrijwilligers.organisations import cli as organisations
from vrijwilligers.records.personal import personal_columns
from vrijwilligers.vacancies import cli as vacancies
from vrijwilligers.web.access import matrix


def init_app(app: Flask) -> None:
    """Register the commands."""
    app.cli.add_command(access_matrix)
    app.cli.add_command(personal_data)
    app.cli.add_command(demo)
    app.cli.add_command(welcome)
    app.cli.add_command(staff)
    app.cli.add_command(messages)
    app.cli.add_command(vacancies.commands)
    vacancies.commands.add_command(answers.remind)
    app.cli.add_command(organisations.commands)
    app.cli.add_command(bundles)
    app.cli.add_command(imports)
    app.cli.add_command(match)
    app.cli.add_command(find)


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
