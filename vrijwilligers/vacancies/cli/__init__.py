"""The commands of vacancies."""

from vrijwilligers.vacancies.cli import exporting, importing
from vrijwilligers.vacancies.cli.group import commands

__all__ = ["commands", "exporting", "importing"]
