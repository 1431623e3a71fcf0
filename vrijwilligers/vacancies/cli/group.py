"""The group of commands ``flask vacancies …``."""

import click


@click.group("vacancies")
def commands() -> None:
    """Vacancies from files and feeds."""
