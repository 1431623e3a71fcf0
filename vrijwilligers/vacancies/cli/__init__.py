"""The commands of vacancies."""

from vrijwilligers.imports.cli import import_command
from vrijwilligers.vacancies.cli import exporting
from vrijwilligers.vacancies.cli.group import commands
from vrijwilligers.vacancies.import_kind import VACANCIES

__all__ = ["commands", "exporting"]

commands.add_command(import_command(VACANCIES))
