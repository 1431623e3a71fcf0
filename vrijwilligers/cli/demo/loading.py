"""The whole demo, in one transaction: made-up staff, organisations, vacancies and people."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, delete, func, literal, select

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.accounts.models import StaffMember, StaffRole
from vrijwilligers.accounts.rules import Role
from vrijwilligers.cli.demo import (
    contacts,
    desk,
    fiches,
    follow_ups,
    introductions,
    organisations,
    own_vacancies,
)
from vrijwilligers.cli.demo.people import people
from vrijwilligers.cli.demo.tally import Tally
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import database_flags
from vrijwilligers.vacancies import samples
from vrijwilligers.vacancies.actions import looking, uploads
from vrijwilligers.vacancies.actions.profiles import Chosen
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.readers import PLAIN
from vrijwilligers.vacancies.readers.columns import COLUMNS
from vrijwilligers.vacancies.rules import Upload
from vrijwilligers.vocabulary.clock import day_of

SOURCE = "demo"
COORDINATOR = "coordinator@demo.example"
RECEPTION = "reception@demo.example"
TEAM = (  # address, name, language, roles
    (COORDINATOR, "Hilde", "nl", (Role.COORDINATOR, Role.ADMINISTRATOR)),
    ("onthaal@demo.example", "Jos", "nl", (Role.RECEPTION,)),
    (RECEPTION, "Amina", "fr", (Role.RECEPTION,)),
)
KEPT = frozenset(  # tables of the team, the code lists and what is true of the whole
    {
        *("staff_member", "staff_role", "recovery_code", "signed_link", "ended_session"),
        *("category", "talent", "consent_text", "mark"),
    }
)
TRACES = frozenset({"audit_event", "message"})


@dataclass(frozen=True)
class Size:
    """How much to make up; the same seed gives the same people."""

    candidates: int = 200
    vacancies: int = 300
    seed: int = 1


def is_in_use() -> bool:
    """Tell whether a desk works here that is not a demo: the demo may not replace anything of it.

    That somebody joined the team, and the mail about it, is not yet work.
    """
    if database_flags.is_demo():
        return False
    return any(_has_rows(table) for table in _replaced() if table.name not in TRACES)


def load(size: Size, *, at: datetime) -> dict[str, int]:
    """Replace whatever the demo made before; return how many of what there are now."""
    if database_flags.is_demo():
        _clear()
    database_flags.mark_as_demo()
    desk.describe()
    staff, tally, today = _team(), Tally(), day_of(at)
    _import_vacancies(size, at)
    organisations.add(staff, tally, seed=size.seed, at=at)
    own_vacancies.add(own_vacancies.among(size.vacancies), staff[0], at=at)
    made = fiches.add(people(size.candidates, size.seed, today), staff, tally)
    talks = contacts.add(made, staff, seed=size.seed, at=at)
    introduced = introductions.add(made, staff, tally, seed=size.seed, at=at)
    to_do = follow_ups.add(introduced, staff, tally, seed=size.seed, at=at)
    tally.write()
    return {
        "candidates": len(made),
        "organisations": db.session.scalar(select(func.count(Organisation.id))) or 0,
        "vacancies": db.session.scalar(select(func.count(Vacancy.id))) or 0,
        "desk_contacts": talks,
        "introductions": len(introduced),
        "follow_ups": to_do,
    }


def _clear() -> None:
    for table in _replaced():
        db.session.execute(delete(table))


def _replaced() -> Iterator[Table]:
    """Name the tables that the demo fills anew, those that point to others first."""
    return (table for table in reversed(db.metadata.sorted_tables) if table.name not in KEPT)


def _has_rows(table: Table) -> bool:
    return db.session.scalar(select(literal(True)).select_from(table).limit(1)) is not None


def _team() -> list[int]:
    """Return the keys of the three who work here, added where they are not."""
    members = [_member(*wanted) for wanted in TEAM]
    db.session.flush()
    return [member.id for member in members]


def _member(email: str, name: str, language: str, roles: tuple[Role, ...]) -> StaffMember:
    member = accounts.by_email(email)
    if member is None:
        member = StaffMember(email=email, name=name, language=language)
        member.roles = [StaffRole(role=role) for role in roles]
        db.session.add(member)
    return member


def _import_vacancies(size: Size, at: datetime) -> None:
    """Bring vacancies in as a file, through the same reader and action as any other."""
    imported = size.vacancies - own_vacancies.among(size.vacancies)
    content = _file(samples.rows(imported, size.seed, day_of(at)))
    upload = Upload(content=content, file_name="demo.csv", source_name=SOURCE, is_complete=True)
    uploads.import_at_once(upload, looking.look_at(upload, Chosen(PLAIN)), at=at)


def _file(rows: list[samples.Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()
