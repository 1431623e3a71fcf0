"""Whose data a table holds, how long it stays and what erasing does; and what each column holds.

A model says ``__kept__`` in a line or two: whose rows these are, and along which foreign keys that
person is found. Columns say it by their type (``Personal``, ``Words``, ``Code`` …). Erasing, terms,
export and the register of Article 30 read this; what nobody declared fails a test (docs/adr/0008).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import MappedColumn, mapped_column

from vrijwilligers.vocabulary.terms import RetentionTerm

STAMPS = {"created_at", "changed_at", "version"}
ITSELF = ""  # the path of a person's own row
BY_NAME = "+"  # between the two columns that name any record: its table and its number


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


class DataSubject(StrEnum):
    """Whose data it is."""

    CANDIDATE = "candidate"
    VISITOR = "visitor"
    CONTACT_PERSON = "contact person"
    STAFF = "staff"
    ANYBODY = "anybody"  # whoever is named in a text, a file or a log
    NOBODY = "nobody"


PEOPLE = {
    DataSubject.CANDIDATE: "candidate",
    DataSubject.CONTACT_PERSON: "contact_person",
    DataSubject.STAFF: "staff_member",
}


class Disposition(StrEnum):
    """What erasing does, and the end of a term."""

    DELETE = "delete"
    EMPTY = "empty"
    FOLD = "fold"
    KEEP = "keep"


class Holding(StrEnum):
    """What a column holds. Mentions of a person are looked for in the first three."""

    FIELD = "field"  # one answer, such as a name or a number to phone
    TEXT = "text"  # written freely
    FILE = "file"  # bytes or JSON in which anybody may be named
    SEALED = "sealed"  # whom it is about is known by opening it alone: it ends by its own term
    REFERENCE = "reference"  # the key of another row
    CODE = "code"  # one of a closed list
    HASH = "hash"
    HOUSE = "of the house"  # written by nobody about somebody


class IdentityPart(StrEnum):
    """By what a person is recognised in a text about something else."""

    NAME = "name"  # of several, in the order in which they are written
    PHONE = "phone"
    EMAIL = "email"


SEARCHED = (Holding.FIELD, Holding.TEXT, Holding.FILE)


@dataclass(frozen=True)
class Declaration:
    """What a column holds, and who may get it."""

    holds: Holding
    category: PrivacyCategory = PrivacyCategory.ORDINARY
    is_exported: bool = True  # to the person
    is_shared: bool = False  # an organisation may get it
    purpose: ProcessingPurpose | None = None  # where it is not that of the table
    identifies: IdentityPart | None = None

    @property
    def is_personal(self) -> bool:
        """Tell whether it may say something about a person."""
        return self.holds not in (Holding.CODE, Holding.HASH, Holding.HOUSE)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Whose rows these are, from when and for how long they stay, and what becomes of them.

    ``path`` names the foreign keys from this table to that person, ``thing+record_id`` two columns
    that name any record; ``None``: no key leads there, and mentions are looked for. ``clocks`` are
    columns (or paths to one) of which the first that is filled counts; without a term a row goes
    with its person. ``ends_on`` is a day in the row itself that may come sooner. What a demo
    neither fills nor takes along (code lists, texts of consent) outlasts it.
    """

    subject: DataSubject
    path: str | None
    purpose: ProcessingPurpose | None = None
    disposition: Disposition = Disposition.DELETE
    empties: tuple[str, ...] = ()
    folds: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    clocks: tuple[str, ...] = ()
    term: RetentionTerm | None = None
    ends_on: str = ""
    while_empty: str = ""  # only rows in which this column is empty
    category: PrivacyCategory = PrivacyCategory.ORDINARY
    why: str = ""
    outlasts_demo: bool = False

    @property
    def steps(self) -> tuple[str, ...]:
        """Return the foreign keys of the path; none for the person's own row."""
        return tuple(self.path.split(".")) if self.path else ()

    @property
    def is_by_name(self) -> bool:
        """Tell whether two columns name the record: its table, and its number."""
        return bool(self.path) and BY_NAME in (self.path or "")


def nobody(why: str, *, outlasts_demo: bool = False) -> tuple[Kept, ...]:
    """Declare a table that says nothing of a person, and why."""
    one = Kept(subject=DataSubject.NOBODY, path=None, disposition=Disposition.KEEP, why=why)
    return (replace(one, outlasts_demo=outlasts_demo),)


def remains(why: str, purpose: ProcessingPurpose | None = None) -> Kept:
    """Declare rows that may name anybody, to whom no key leads, and why they stay."""
    return Kept(
        subject=DataSubject.ANYBODY,
        path=None,
        purpose=purpose,
        disposition=Disposition.KEEP,
        why=why,
    )


def code_list() -> tuple[Kept, ...]:
    """Declare a list that coordinators keep."""
    return nobody("a code list", outlasts_demo=True)


def goes_with(
    subject: DataSubject,
    path: str,
    purpose: ProcessingPurpose = ProcessingPurpose.FICHE,
    **options: Any,
) -> Kept:
    """Declare rows that are part of a person's data and go with that person."""
    return Kept(subject=subject, path=path, purpose=purpose, **options)


def forgets(column: str, subject: DataSubject = DataSubject.STAFF) -> Kept:
    """Declare that a row stays without who did it, when that person goes."""
    return Kept(
        subject=subject,
        path=column,
        purpose=ProcessingPurpose.LOG,
        disposition=Disposition.EMPTY,
        empties=(column,),
    )


def ends(
    term: RetentionTerm,
    *clocks: str,
    subject: DataSubject = DataSubject.ANYBODY,
    purpose: ProcessingPurpose = ProcessingPurpose.CONTACT,
    path: str | None = None,
    **options: Any,
) -> Kept:
    """Declare that rows end some time after a moment that stands in them."""
    return Kept(subject=subject, path=path, purpose=purpose, clocks=clocks, term=term, **options)


def personal(
    *column: Any,
    holds: Holding = Holding.FIELD,
    category: PrivacyCategory = PrivacyCategory.ORDINARY,
    is_exported: bool = True,
    is_shared: bool = False,
    purpose: ProcessingPurpose | None = None,
    identifies: IdentityPart | None = None,
    **options: Any,
) -> MappedColumn[Any]:
    """Declare a column that holds personal data."""
    said = Declaration(holds, category, is_exported, is_shared, purpose, identifies)
    return mapped_column(*column, info={"personal": said}, **options)


def impersonal(holds: Holding, *column: Any, **options: Any) -> MappedColumn[Any]:
    """Declare a text, file or JSON that says nothing about a person, and in one word why."""
    said = Declaration(holds, is_exported=False)
    return mapped_column(*column, info={"personal": said}, **options)


def text_of(file: str) -> MappedColumn[Any]:
    """Declare the words of a file that nobody can rewrite: they are searched in its place."""
    said = Declaration(Holding.FILE, is_exported=False)
    return mapped_column(LargeBinary, info={"personal": said, "text_of": file}, deferred=True)


def numbered(table: str, **options: Any) -> MappedColumn[Any]:
    """Declare a column that holds the number of a record without being a foreign key."""
    return mapped_column(info={"table": table}, **options)


Personal = Annotated[str, personal()]  # a name, a number to phone, what somebody answered
Name = Annotated[str, personal(identifies=IdentityPart.NAME)]
Phone = Annotated[str, personal(identifies=IdentityPart.PHONE)]
Email = Annotated[str, personal(identifies=IdentityPart.EMAIL)]
SharedName = Annotated[str, personal(is_shared=True, identifies=IdentityPart.NAME)]
SharedPhone = Annotated[str, personal(is_shared=True, identifies=IdentityPart.PHONE)]
SharedEmail = Annotated[str, personal(is_shared=True, identifies=IdentityPart.EMAIL)]
Derived = Annotated[str, personal(is_exported=False)]  # made from it, for finding
DerivedKey = Annotated[  # the same, compared letter by letter
    str,
    personal(String().with_variant(String(collation="C"), "postgresql"), is_exported=False),
]
Words = Annotated[str, personal(holds=Holding.TEXT)]
FoldedWords = Annotated[str, personal(holds=Holding.TEXT, is_exported=False)]
Paper = Annotated[bytes, personal(LargeBinary, holds=Holding.FILE)]
EncryptedText = Annotated[str, personal(holds=Holding.SEALED, is_exported=False)]
Code = Annotated[str, impersonal(Holding.CODE)]
Hash = Annotated[str, impersonal(Holding.HASH)]
HouseText = Annotated[str, impersonal(Holding.HOUSE)]
