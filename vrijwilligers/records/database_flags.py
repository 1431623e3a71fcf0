"""What is true of the database as a whole, such as that everybody in it is made up."""

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.personal import Code, nobody

DEMO = "demo"
YES = "yes"
REAL = "real"


class DatabaseFlag(Model):
    """One thing that is true of this database."""

    __tablename__ = "mark"
    __kept__ = nobody("what is true of the database", outlasts_demo=True)

    name: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Code]


def noted(name: str) -> str | None:
    """Return what is noted of this database under a name."""
    flag = db.session.get(DatabaseFlag, name)
    return flag.value if flag else None


def note(name: str, value: str) -> None:
    """Note something of this database under a name."""
    db.session.merge(DatabaseFlag(name=name, value=value))


def is_demo() -> bool:
    """Tell whether everybody in this database is made up."""
    return noted(DEMO) == YES


def is_real() -> bool:
    """Tell whether somebody ended the demo: this desk is real, also while nobody is in it yet."""
    return noted(DEMO) == REAL


def demo_there() -> ColumnElement[bool]:
    """Say in SQL whether this is a demo, to ask it in a query of something else."""
    return exists().where(DatabaseFlag.name == DEMO, DatabaseFlag.value == YES)


def real_there() -> ColumnElement[bool]:
    """Say in SQL whether a demo ended here, to ask it in a query of something else."""
    return exists().where(DatabaseFlag.name == DEMO, DatabaseFlag.value == REAL)


def mark_as_demo() -> None:
    """Remember that everybody in this database is made up."""
    note(DEMO, YES)


def mark_as_real() -> None:
    """Remember that the demo ended."""
    note(DEMO, REAL)
