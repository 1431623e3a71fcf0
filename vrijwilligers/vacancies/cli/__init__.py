"""The commands of vacancies."""

from vrijwilligers.vacancies.cli import importing, reminding
from vrijwilligers.vacancies.cli.group import commands

__all__ = ["commands", "importing", "reminding"]
