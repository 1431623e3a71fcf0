"""A copy of a prepared desk that goes back to what it was, and says what was changed in it."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event

from tests.conftest import settings
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.pool.feature import ApplicationDeed
from vrijwilligers.records.encryption import unseal
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.support_needs.feature import SupportDeed

SEALED = "gAAAA"  # so begins what Fernet wrote
LARGEST = 2**31 - 1  # that a column of whole numbers holds in PostgreSQL
DRAFTS = "drafts.sqlite"
STORES = ("desk.sqlite", DRAFTS)
VIEWS = tuple(
    str(deed)
    for deed in (RecordDeed.VIEWED, RecordDeed.SEEN, SupportDeed.OPENED, ApplicationDeed.OPENED)
)
WRITTEN_ANYWAY = {  # by requests that read or are refused: a table, and which of its rows
    "audit_event": f"deed IN {VIEWS}",  # who looked at whom
    "desk_session": "1",  # when somebody was last there
    "import_progress": "1",  # how far a file is read, while it is read
    "known_browser": "1",
    "limit_counter": "1",  # how often somebody tried
    "message": "kind IN ('guessed_codes', 'guessed_passwords')",  # to their owner
    "security_event": "1",  # what was refused
}


def app_of(folder, key, *, templates):
    """Return the desk of a folder; nobody falls asleep in it, and all share compiled templates."""
    path = Path(folder)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(templates))}
    url = f"sqlite:///{path / 'desk.sqlite'}"
    return create_app(settings(url, path, ENCRYPTION_KEYS=(key,), IDLE_MINUTES=100_000))


def keep(folder):
    """Put a copy of the desk beside it, to go back to."""
    for store in STORES:
        with closing(sqlite3.connect(Path(folder) / store)) as desk:
            desk.execute(f"VACUUM INTO '{Path(folder) / 'kept-'}{store}'")


class StoreCopy:
    """A copy of one database file."""

    def __init__(self, kept, path):
        self.kept = sqlite3.connect(f"file:{kept}?mode=ro", uri=True)
        self.eye = sqlite3.connect(path, isolation_level=None)
        self.kept.backup(self.eye)
        self.eye.execute("PRAGMA journal_mode=WAL")
        self.eye.execute("PRAGMA synchronous=OFF")
        self.eye.execute("ATTACH ? AS kept", [str(kept)])
        rows = self.eye.execute("SELECT name FROM kept.sqlite_master WHERE type = 'table'")
        self.tables = [name for (name,) in rows if not name.startswith("sqlite_")]
        self.seen = self.version()

    def version(self):
        """Return a number that changes when anything is written."""
        return self.eye.execute("PRAGMA main.data_version").fetchone()[0]

    @property
    def is_changed(self):
        """Tell whether anything was written."""
        return self.version() != self.seen

    def go_back(self):
        """Let all be as it was."""
        if self.is_changed:
            self.kept.backup(self.eye)
            self.seen = self.version()

    def changed_tables(self, before=None):
        """Return the tables that differ from what they were, but for what is written anyway."""
        if before is None:
            return [name for name in self.tables if self._differs(name)]
        after = self.state()
        return [name for name in self.tables if before[name] != after[name]]

    def new_rows(self):
        """Yield the rows that were not there before, as they are now."""
        for table in self.tables:
            yield from self.eye.execute(
                f"SELECT * FROM main.{table} EXCEPT SELECT * FROM kept.{table}"
            )

    def state(self):
        """Return what stands in each table, but for what is written anyway."""
        asked = {name: f"SELECT * FROM main.{name} WHERE {_counting(name)}" for name in self.tables}
        return {name: hash(tuple(self.eye.execute(sql))) for name, sql in asked.items()}

    def _differs(self, table):
        for one, other in (("main", "kept"), ("kept", "main")):
            both = [
                f"SELECT * FROM {place}.{table} WHERE {_counting(table)}" for place in (one, other)
            ]
            if self.eye.execute(" EXCEPT ".join(both) + " LIMIT 1").fetchone():
                return True
        return False


def _counting(table):
    return f"NOT ({WRITTEN_ANYWAY.get(table, '0')})"


def _opened(value):
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return (unseal(text) or text) if text.startswith(SEALED) else text


class DeskCopy:
    """A desk of its own in a folder, with all that is logged there."""

    def __init__(self, origin, key, folder):
        self.origin, self.folder = Path(origin), Path(folder)
        self.stores = {
            store: StoreCopy(self.origin / f"kept-{store}", self.folder / store) for store in STORES
        }
        self.desk = self.stores["desk.sqlite"]
        self.app = app_of(folder, key, templates=self.origin)
        self.lines = LoggedLines()
        logging.getLogger().addHandler(self.lines)
        self.wrong = []
        with self.app.app_context():
            for engine in db.engines.values():
                event.listen(engine, "before_cursor_execute", self._look_at)

    def go_back(self):
        """Let all be as it was before."""
        for store in self.stores.values():
            store.go_back()
        self.lines.clear()
        self.wrong.clear()

    def written(self):
        """Return all that stands in rows that were not there before, opened where it is sealed."""
        with self.app.app_context():
            said = [_opened(value) for row in self.desk.new_rows() for value in row]
        return "\n".join(said)

    def _look_at(self, _connection, _cursor, statement, values, *_):
        """Find what SQLite takes and PostgreSQL does not."""
        is_writing = statement.startswith(("INSERT", "UPDATE"))
        for some in values if isinstance(values, list) else [values]:
            for value in some.values() if isinstance(some, dict) else some:
                if isinstance(value, str) and "\0" in value:
                    self.wrong.append(f"a NUL in {statement[:200]}")
                if is_writing and isinstance(value, int) and abs(value) > LARGEST:
                    self.wrong.append(f"too large a number in {statement[:200]}")


class LoggedLines(logging.Handler):
    """All that is logged."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.said = []
        self.errors = []

    def emit(self, record):
        line = record.getMessage() + (record.exc_text or "")
        self.said.append(line)
        if record.levelno >= logging.ERROR:
            self.errors.append(line)

    def clear(self):
        """Forget it."""
        self.said.clear()
        self.errors.clear()
