"""What is true of the database as a whole, such as that everybody in it is made up."""

from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.personal import Code, nobody

DEMO = "demo"
YES = "yes"


class DatabaseFlag(Model):
    """One thing that is true of this database."""

    __tablename__ = "mark"
    __kept__ = nobody("what is true of the database")

    name: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Code]


def is_demo() -> bool:
    """Tell whether everybody in this database is made up."""
    mark = db.session.get(DatabaseFlag, DEMO)
    return mark is not None and mark.value == YES


def mark_as_demo() -> None:
    """Remember that everybody in this database is made up."""
    db.session.merge(DatabaseFlag(name=DEMO, value=YES))
