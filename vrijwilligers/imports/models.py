"""The tables of imports: files, what undoing needs, remembered columns, rows seen before."""

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.imports.rules.reports import without_words_in
from vrijwilligers.records.db import Key, Moment, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    Disposition,
    Hash,
    Paper,
    Words,
    ends,
    forgets,
    nobody,
    remains,
)
from vrijwilligers.vocabulary.terms import RetentionTerm


class ImportRun(Model):
    """A file: first tried, then taken over part by part, perhaps undone.

    ``content`` goes when it was taken over, and ``file_name`` too, which may name a person.
    ``beat_at`` is the last moment at which somebody worked on it: one that began and was left
    lying is finished by whoever sees it.
    """

    __tablename__ = "import_run"
    __kept__ = (
        ends(RetentionTerm.UPLOAD, "uploaded_at", while_empty="started_at"),
        ends(
            RetentionTerm.IMPORT,
            "taken_over_at",
            "uploaded_at",
            disposition=Disposition.EMPTY,
            empties=("content", "file_name", "rejected", "preview", "undone_versions"),
            folds={"report": without_words_in},
        ),
        forgets("uploaded_by_id"),
        forgets("acting_id"),
    )

    id: Mapped[Key]
    kind: Mapped[Code]
    source_name: Mapped[Words]  # empty for a kind without sources
    file_name: Mapped[Words | None]
    options: Mapped[Words]  # JSON: ``rules.options``
    content: Mapped[Paper | None] = mapped_column(deferred=True)
    profile_id: Mapped[int | None] = refers_to("import_profile")
    report: Mapped[Words]  # JSON: ``rules.reports``
    rejected: Mapped[Words | None] = mapped_column(deferred=True)  # JSON
    preview: Mapped[Paper | None] = mapped_column(
        deferred=True
    )  # what becomes of each row, JSON packed with zlib
    uploaded_at: Mapped[Moment]
    uploaded_by_id: Mapped[int | None] = refers_to("staff_member")
    acting_id: Mapped[int | None] = refers_to("staff_member")  # who takes it over, or undoes it
    started_at: Mapped[Moment | None]
    beat_at: Mapped[Moment | None]
    taken_over_at: Mapped[Moment | None]
    undoing_at: Mapped[Moment | None]
    undone_at: Mapped[Moment | None]
    undone_versions: Mapped[Paper | None] = mapped_column(LargeBinary, deferred=True)  # packed


class ImportPart(Model):
    """A part of a file that was taken over as a whole, and what undoing it needs."""

    __tablename__ = "import_part"
    __kept__ = (
        ends(
            RetentionTerm.IMPORT,
            "import_id.taken_over_at",
            "import_id.uploaded_at",
            disposition=Disposition.EMPTY,
            empties=("step",),
        ),
    )

    id: Mapped[Key]
    import_id: Mapped[int] = part_of("import_run")
    step: Mapped[Paper | None] = mapped_column(deferred=True)  # JSON, packed with zlib
    new: Mapped[int]
    changed: Mapped[int]
    withdrawn: Mapped[int]


class ImportProfile(Model):
    """How the columns of a source are read, remembered under a name."""

    __tablename__ = "import_profile"
    __kept__ = (
        remains("how a source is read, as long as it is used"),
        forgets("made_by_id"),
    )
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[Key]
    kind: Mapped[Code]
    name: Mapped[Words]
    mapping: Mapped[Words]  # JSON: ``rules.ColumnMap``
    made_at: Mapped[Moment]
    made_by_id: Mapped[int | None] = refers_to("staff_member")


class ImportProgress(Model):
    """How far the reading of a file is, for the bar on the page that waits for it."""

    __tablename__ = "import_progress"
    __kept__ = nobody("how far a file is read")

    key: Mapped[Hash] = mapped_column(primary_key=True)
    done: Mapped[int]
    total: Mapped[int]
    at: Mapped[Moment]


class ImportedRow:
    """A row that brought in a record, known by its digest; a kind adds the key of its record."""

    id: Mapped[Key]
    source_name: Mapped[Words] = mapped_column(index=True)
    digest: Mapped[Hash]
    version: Mapped[int]  # of the record when the row was last seen
