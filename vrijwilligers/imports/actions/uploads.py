"""Files that a coordinator tries first and then takes over, or throws away."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.tables import Table
from vrijwilligers.extensions import db
from vrijwilligers.imports import queries
from vrijwilligers.imports.feature import ImportDeed
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.readers.files import unmapped_table
from vrijwilligers.imports.readers.kept_files import kept_feed, kept_table
from vrijwilligers.imports.readers.rejects import kept_rejects
from vrijwilligers.imports.rules import (
    Comparison,
    ImportKind,
    ImportOptions,
    ReadOptions,
    Report,
    Upload,
)
from vrijwilligers.imports.rules.options import Follow, not_followed, options_to_json
from vrijwilligers.imports.rules.previews import preview_rows
from vrijwilligers.imports.rules.reports import report_of, report_to_json
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem, Stale


class IsListOfAnother(Problem):
    """Most rows came in before under another source name: they would stand there twice."""

    message = _l(
        "Most rows of this file came in before, under the name of another source. "
        "Say that it is another list, or read it as a list of that source."
    )
    field = "is_another"


@dataclass(frozen=True, kw_only=True)
class ImportAccount:
    """What a file would do, in words and as it is kept: made before anybody has to wait for it."""

    report: str
    rejected: str | None = None
    preview: bytes | None = None
    refusal: type[Problem] | None = None  # unless somebody confirms it
    same_as: str = ""  # another source, unless somebody says that it is another list
    content: bytes | None = None  # the file without what nobody may keep

    def refuse(self, options: ImportOptions) -> None:
        """Raise the ``Problem`` that stands in the way, unless somebody answered the question."""
        if self.refusal and not options.is_confirmed:
            raise self.refusal
        if self.same_as and not options.is_another:
            raise IsListOfAnother


def account_of(kind: ImportKind, found: Comparison, content: bytes | None = None) -> ImportAccount:
    """Put what a file would do in words, and pack what becomes of each row.

    ``content`` is the file itself, where it has to be kept.
    """
    rejects, question = kept_rejects(found), kind.question(found)
    return ImportAccount(
        report=report_to_json(report_of(found, asks=question is not None)),
        rejected=json.dumps(rejects) if rejects else None,
        preview=queries.packed(preview_rows(kind, found)),
        refusal=question.refusal if question else None,
        same_as=found.same_as,
        content=content and kept_content(kind, content, found.file.table),
    )


def kept_content(kind: ImportKind, content: bytes, table: Table | None) -> bytes:
    """Return a file as it may be kept until somebody takes it over."""
    return kept_table(table) if table else kept_feed(content)


def account_of_waiting(kind: ImportKind, content: bytes, read: ReadOptions) -> ImportAccount:
    """Say of a file that its columns have to be told first."""
    table = unmapped_table(kind, content, read)
    return ImportAccount(
        report=report_to_json(Report(asks_columns=True)),
        content=kept_content(kind, content, table),
    )


def try_out(
    kind: ImportKind, upload: Upload, account: ImportAccount, *, by: int | None, at: datetime
) -> ImportRun:
    """Keep a file with the report of what it would change; nothing is changed yet."""
    run = ImportRun(
        kind=kind.name,
        source_name=upload.options.source_name,
        file_name=upload.file_name,
        options=options_to_json(upload.options),
        content=account.content,
        profile_id=upload.options.read.profile_id,
        report=account.report,
        rejected=account.rejected,
        preview=account.preview,
        uploaded_at=at,
        uploaded_by_id=by,
    )
    db.session.add(run)
    db.session.flush()
    return run


def hold_compared(import_id: int, compared_as: str) -> ImportRun:
    """Hold a file that was compared; raise ``Stale`` where it was read otherwise meanwhile."""
    run = queries.hold_run(import_id)
    if run.options != compared_as:
        raise Stale
    return run


def read_otherwise(run: ImportRun, options: ImportOptions, account: ImportAccount) -> None:
    """Write down what a file that waits would change, and how it is read now; raise ``Stale``."""
    if run.started_at or run.content is None:
        raise Stale
    run.options, run.profile_id = options_to_json(options), options.read.profile_id
    write_down(run, account)


def say_source(run: ImportRun, options: ImportOptions, account: ImportAccount, *, by: int) -> None:
    """Bring in a file that waits under the name of another source; raise ``Stale``."""
    read_otherwise(run, options, account)
    audit.record(ImportDeed.READ_AS_ANOTHER, run, by=by)
    run.source_name = options.source_name


def write_down(run: ImportRun, account: ImportAccount) -> None:
    """Keep the report of a file, its rejected rows, and what becomes of each row."""
    run.report, run.rejected, run.preview = account.report, account.rejected, account.preview


def compared_now(
    run: ImportRun, *, is_ticked: bool | None = None, follow: Follow = not_followed
) -> Comparison:
    """Read a file that waits and compare it with what we have now; ``Stale`` when it is gone."""
    if run.content is None:
        raise Stale
    kind, options = queries.kind_of(run), options_for(run, is_ticked, follow)
    return compare(kind, run.content, options)


def options_for(
    run: ImportRun, is_ticked: bool | None = None, follow: Follow = not_followed
) -> ImportOptions:
    """Return how a file comes in, with the answer to the question of its kind."""
    options = queries.options_of(run)
    if is_ticked is not None:
        said: dict[str, Any] = {queries.kind_of(run).tick: is_ticked}
        options = replace(options, **said)
    return replace(options, read=replace(options.read, follow=follow))


def throw_away(run: ImportRun, *, by: int) -> None:
    """Forget a file that was tried out; raise ``Stale`` when it was taken over meanwhile."""
    if run.started_at:
        raise Stale
    audit.record(ImportDeed.THROWN_AWAY, run, by=by)
    db.session.delete(run)
