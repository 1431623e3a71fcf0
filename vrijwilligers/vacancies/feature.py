"""What vacancies bring."""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Event, Feature, MenuEntry, Permission


class VacancyPermission(Permission):
    """What one may do with vacancies."""

    READ = "vacancy:read"
    NOTE = "vacancy:note"
    WRITE = "vacancy:write"
    IMPORT = "vacancy:import"


@dataclass(frozen=True)
class ContactChanged(Event):
    """Somebody else answers for a vacancy."""

    vacancy_id: int
    at: datetime


FEATURE = Feature(
    name="vacancies",
    models=("vrijwilligers.vacancies.models",),
    pages=("vrijwilligers.vacancies.views:bp",),
    menu=(
        MenuEntry(
            place=30,
            endpoint="vacancies.index",
            icon="vacancies",
            words=_l("Vacancies"),
            permission=VacancyPermission.READ,
        ),
    ),
    commands={"vacancies": "vrijwilligers.vacancies.cli:commands"},
    permissions={
        Role.RECEPTION: frozenset({VacancyPermission.READ, VacancyPermission.NOTE}),
        Role.COORDINATOR: frozenset(VacancyPermission),
    },
)
