"""The Flask extensions, made here unbound and tied to the app in ``init_app``."""

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

import flask_babel
from flask import Flask
from flask.globals import _cv_app
from flask_babel import Babel
from flask_babel.speaklater import LazyString
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session
from sqlalchemy import MetaData, Select, Table, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase

del LazyString.__html__  # it let a text with data in it, from outside too, through as markup


def _spoken_here() -> SimpleNamespace | None:
    """Return where Flask-Babel keeps what is spoken now; nothing without an app.

    For speed: it asks this three times for each text, itself through six proxies.
    """
    context = _cv_app.get(None)
    if context is None:
        return None
    kept: dict[str, SimpleNamespace] = vars(context.g)
    if "_flask_babel" not in kept:
        kept["_flask_babel"] = SimpleNamespace()
    return kept["_flask_babel"]


flask_babel._get_current_context = _spoken_here

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


class _StoreSession(Session):
    """A session that also reads the columns of a table where that table is."""

    def get_bind(
        self, mapper: Any = None, clause: Any = None, bind: Any = None, **options: Any
    ) -> Any:
        """Return the store of what is asked."""
        if bind is None and mapper is None and isinstance(clause, Select):
            froms = clause.columns_clause_froms or clause.get_final_froms()  # these it compiles
            stores = map(_store_of, froms)
            if store := next(filter(None, stores), None):
                return self._db.engines[store]
        return super().get_bind(mapper, clause, bind, **options)


def _store_of(table: Any) -> str | None:
    return table.metadata.info.get("bind_key") if isinstance(table, Table) else None


db: SQLAlchemy = SQLAlchemy(model_class=Base, session_options={"class_": _StoreSession})
if TYPE_CHECKING:
    Model = Base  # what the type checker sees of ``db.Model``, which is made while running
else:
    Model = db.Model
babel = Babel()

PATIENCE = {  # of PostgreSQL: nobody waits, or is waited for, without end
    "lock_timeout": "5s",
    "statement_timeout": "30s",
    "idle_in_transaction_session_timeout": "10min",  # a print, or a file that is read meanwhile
}
CONNECTING = 5  # seconds, to the server and for one of the connections that there are
HAS_NO_WRITERS_PLACE = "has_no_writers_place"  # an option of a store, see ``records.writers``
DRAFTS = "drafts"  # a store of its own (docs/adr/0013): in no backup, in nobody's way


def init_app(app: Flask) -> None:
    """Tie the extensions to the app. The language of a page is chosen in ``web.languages``."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] |= _patience(make_url(address))
    app.config["SQLALCHEMY_BINDS"] = {DRAFTS: _draft_store(address)}
    db.init_app(app)
    babel.init_app(app)


def _patience(url: URL) -> dict[str, Any]:
    """Return how long is waited; a connection that was cut meanwhile is made again unseen."""
    if url.drivername.startswith("sqlite"):
        return {}  # it waits for the writers' place, see ``records.db``
    limits = " ".join(f"-c {name}={value}" for name, value in PATIENCE.items())
    return {
        "pool_pre_ping": True,
        "pool_timeout": CONNECTING,
        "connect_args": {"options": limits, "connect_timeout": CONNECTING},
    }


def _draft_store(address: str) -> dict[str, Any]:
    """Return where drafts are: in a file beside that of SQLite, or a schema of PostgreSQL."""
    url = make_url(address)
    if not url.drivername.startswith("sqlite"):
        alone = {"execution_options": {HAS_NO_WRITERS_PLACE: True}}
        return {"url": url, "hide_parameters": True, "pool_size": 2} | alone | _patience(url)
    if url.database and url.database != ":memory:":
        file = Path(url.database)
        name = DRAFTS if file.stem == "desk" else f"{file.stem}-{DRAFTS}"
        url = url.set(database=str(file.with_name(f"{name}.sqlite")))
    in_the_file_itself = {"schema_translate_map": {DRAFTS: None}}
    return {"url": url, "hide_parameters": True, "execution_options": in_the_file_itself}
