"""Which columns hold personal data, why, and how long: declared where each column is defined.

Export, erasure, retention and the register of Article 30 read these declarations. In a table that
is about people (``__people__ = True``) every column says whether it is personal; a test sees to it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import MappedColumn, mapped_column

from vrijwilligers.extensions import db


class ProcessingPurpose(StrEnum):
    """Why we keep something about a person."""

    FICHE = "fiche and follow-up"
    CONSENT = "proof of consent"
    SUPPORT = "support needs"
    INTRODUCTION = "introduction to an organisation"
    CONTACT = "contact with organisations"
    STAFF = "accounts of the team"
    MESSAGE = "sending messages"
    LOG = "accountability"


class PrivacyCategory(StrEnum):
    """Ordinary data, or a special category (GDPR article 9)."""

    ORDINARY = "ordinary"
    SPECIAL = "special"


class RetentionTerm(StrEnum):
    """How long we keep it."""

    FICHE = "12 months after the last contact"
    ORGANISATION = "as long as we work with the organisation"
    IMPORT = "90 days after the import"
    EDITION = "2 years after it was made"
    LINK = "30 days after the link ended"
    ACCOUNT = "12 months after the account is closed"
    MESSAGE = "6 months after it was sent"
    LOG = "6 months"


@dataclass(frozen=True)
class Declaration:
    """What the register says of one column."""

    purpose: ProcessingPurpose
    term: RetentionTerm
    category: PrivacyCategory = PrivacyCategory.ORDINARY


def personal(
    purpose: ProcessingPurpose,
    term: RetentionTerm = RetentionTerm.FICHE,
    *column: Any,
    category: PrivacyCategory = PrivacyCategory.ORDINARY,
    **options: Any,
) -> MappedColumn[Any]:
    """Declare a column that holds personal data."""
    declaration = Declaration(purpose, term, category)
    return mapped_column(*column, info={"personal": declaration}, **options)


def impersonal(*column: Any, **options: Any) -> MappedColumn[Any]:
    """Declare a column in a table about people that says nothing about a person."""
    return mapped_column(*column, info={"personal": None}, **options)


def personal_columns() -> dict[str, Declaration]:
    """Return every declared column, as ``table.column``, in the order of the alphabet."""
    return {
        str(column): column.info["personal"]
        for table in sorted(db.metadata.sorted_tables, key=lambda table: table.name)
        for column in sorted(table.columns, key=lambda column: column.name)
        if column.info.get("personal")
    }
