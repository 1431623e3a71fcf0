"""Whether the keys of this server open what its database keeps sealed: asked at the start.

A known text, sealed with the keys, stands in the database. Where it does not open and something is
sealed there, nothing starts: nobody could sign in, and what is sealed would be lost. Where that
text is gone, what is sealed itself is asked.
"""

from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from flask import current_app
from sqlalchemy import Column, Text, inspect, literal, select, type_coerce

from vrijwilligers.extensions import db
from vrijwilligers.records.database_flags import DatabaseFlag
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.encryption import Encrypted, unseal
from vrijwilligers.records.field_encryption import (
    EncryptionContext,
    FieldCiphertext,
    decrypt_field,
    encrypt_field,
)

FLAG = "encryption keys"
KNOWN = "this opens"
CONTEXT = EncryptionContext(DatabaseFlag.__tablename__, "value", FLAG)


class WrongKeys(SystemExit):
    """The keys are not those of this database: say so, and do not start."""


def check_keys() -> None:
    """Stop what starts with keys that do not open this database; a new database takes these."""
    with read_only():
        if not inspect(db.session.connection()).has_table(DatabaseFlag.__tablename__):
            return
        flag = db.session.get(DatabaseFlag, FLAG)
        if flag and decrypt_field(CONTEXT, flag.value) == KNOWN:
            return
        if _something_is_encrypted() if flag else _nothing_opens():
            raise WrongKeys(_refusal())
    note_keys()


def _refusal() -> str:
    """Say what is wrong; keys that were made a moment ago for want of any do not stay."""
    if made := current_app.config["NEW_KEYS_FILE"]:
        Path(made).unlink(missing_ok=True)
        return f"{made} is missing, and nothing else opens this database: put it back."
    return (
        "VRIJWILLIGERS_ENCRYPTION_KEYS, or the file encryption_keys, does not open this "
        "database: put back the keys it was used with, the newest first."
    )


def _something_is_encrypted() -> bool:
    return any(
        db.session.scalar(select(literal(True)).where(column.is_not(None)).limit(1))
        for column in _columns(Encrypted, FieldCiphertext)
    )


def _nothing_opens() -> bool:
    """Tell whether something is sealed here of which nothing opens; one that is broken may be."""
    sealed = [
        db.session.scalar(select(type_coerce(column, Text)).where(column.is_not(None)).limit(1))
        for column in _columns(Encrypted)
    ]
    there = [text for text in sealed if text]
    return bool(there) and all(unseal(text) is None for text in there)


def _columns(*kinds: type) -> Iterator[Column[Any]]:
    for table in db.metadata.sorted_tables:
        yield from (column for column in table.columns if isinstance(column.type, kinds))


def note_keys() -> None:
    """Note which key seals now: with it, or behind it, this database opens."""
    value = encrypt_field(CONTEXT, KNOWN)
    insert = resolve_name(f"sqlalchemy.dialects.{db.engine.dialect.name}:insert")
    noted = insert(DatabaseFlag).values(name=FLAG, value=value)
    again = noted.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    with transaction():
        db.session.execute(again)  # several workers may start at once
