"""The Flask extensions, made here unbound and tied to the app in ``init_app``."""

from typing import TYPE_CHECKING, ClassVar

from flask import Flask
from flask_babel import Babel
from flask_babel.speaklater import LazyString
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData, Table, event
from sqlalchemy.orm import DeclarativeBase

del LazyString.__html__  # it let a text with data in it, from outside too, through as markup

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models: every constraint has a predictable name."""

    metadata = MetaData(naming_convention=NAMES)
    __table__: ClassVar[Table]


@event.listens_for(Table, "after_parent_attach")
def _give_no_key_twice(table: Table, metadata: MetaData) -> None:
    """Let SQLite, as PostgreSQL does, give nobody the key of a row that is gone.

    The log, links and imports name records by their key, also after those were erased.
    """
    if metadata is Base.metadata and len(table.primary_key) == 1:
        table.dialect_options["sqlite"]["autoincrement"] = True


db: SQLAlchemy = SQLAlchemy(model_class=Base)
if TYPE_CHECKING:
    Model = Base  # what the type checker sees of ``db.Model``, which is made while running
else:
    Model = db.Model
babel = Babel()


def init_app(app: Flask) -> None:
    """Tie the extensions to the app. The language of a page is chosen in ``web.languages``."""
    db.init_app(app)
    babel.init_app(app)
