"""The command that brings in a file, the same for every kind, and the one that finishes others."""

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.exchange.tables import MAX_BYTES
from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, profiles
from vrijwilligers.imports.actions.parts import ImportOutcome
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.rules import (
    Comparison,
    ImportKind,
    ImportOptions,
    ReadOptions,
    Report,
    Upload,
)
from vrijwilligers.imports.rules.reports import report_of
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem, Stale
from vrijwilligers.vocabulary.text import holds_national_number

COUNTS = {
    "new": _l("new"),
    "changed": _l("changed"),
    "unchanged": _l("unchanged"),
    "withdrawn": _l("gone from the source"),
    "rejected": _l("rejected"),
}
OPTIONS = (
    click.option("--profile", help="Name of a way of reading, or of a saved profile."),
    click.option(
        "--sheet", help="Name of the sheet of the workbook; without it, the one with known columns."
    ),
    click.option("--header-row", type=click.IntRange(1), help="Line that names the columns."),
    click.option(
        "--strict",
        multiple=True,
        help="Column of which a value that is not understood refuses the row; more than once.",
    ),
    click.option("--yes", "is_confirmed", is_flag=True, help="Also what would be asked on a page."),
    click.option("--dry-run", is_flag=True, help="Only say what would change."),
    click.option("--json", "as_json", is_flag=True, help="Print one JSON object."),
)
SOURCE = click.option("--source", help="Name of the source; without it, the name of the file.")
COMPLETE = click.option(
    "--complete", "is_complete", is_flag=True, help="The file holds everything of its source."
)
REPLACE = click.option(
    "--replace", "replaces", is_flag=True, help="Also replace what we have where the file differs."
)


def import_command(kind: ImportKind) -> click.Command:
    """Make the command that brings in a file of a kind."""

    @click.command("import", help="Bring in FILE and say what is new, changed or rejected.")
    @click.argument("file", type=click.Path(path_type=Path))
    @with_appcontext
    def import_file(file: Path, **said: Any) -> None:
        _import(kind, file, said)

    chosen = [SOURCE] if kind.source_names else []
    chosen += [COMPLETE] if kind.withdraws else []
    chosen += [REPLACE] if kind.tick == "replaces" else []
    for option in reversed((*chosen, *OPTIONS)):
        import_file = option(import_file)
    return import_file


def _import(kind: ImportKind, file: Path, said: Mapping[str, Any]) -> None:
    bar = _Bar(is_shown=sys.stderr.isatty() and not said["as_json"])
    try:
        parts.resume(now())
        upload, found = _compared(kind, file, said, bar)
        outcome = _outcome(found) if said["dry_run"] else parts.bring_in(kind, upload, found)
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    except Stale as stale:
        again = _("Somebody changed the same just now. Bring the file in again.")
        raise CannotBeUsed(again) from stale
    click.echo(_in_json(kind, outcome) if said["as_json"] else _in_words(kind, outcome.report))


def _compared(
    kind: ImportKind, file: Path, said: Mapping[str, Any], bar: "_Bar"
) -> tuple[Upload, Comparison]:
    """Read and compare first: the desks can work meanwhile."""
    content, name = _content(file), _lawful(readable(file.name))
    with read_only():
        options = _options(kind, file, content, said, bar)
        found = compare(kind, content, options)
        if found.same_as and not said["source"]:  # nobody said which list this is
            options = replace(options, source_name=found.same_as)
            found = _as_its_own(compare(kind, content, options), found.same_as)
        return Upload(content=content, file_name=name, options=options), found


def _as_its_own(found: Comparison, source: str) -> Comparison:
    read = _l("Read as a list of “%(source)s”, which has most of these rows.", source=source)
    return replace(found, file=replace(found.file, how_read=(read, *found.file.how_read)))


def _options(
    kind: ImportKind, file: Path, content: bytes, said: Mapping[str, Any], bar: "_Bar"
) -> ImportOptions:
    read = ReadOptions(
        sheet=said["sheet"],
        header_row=said["header_row"],
        strict=said["strict"],
        guesses=True,
        follow=bar,
    )
    source = ""
    if kind.source_names:
        source = readable(said["source"] or "").strip() or readable(file.stem)
    return ImportOptions(
        source_name=queries.source_as_known(kind, _lawful(source)),
        is_complete=said.get("is_complete", False),
        replaces=said.get("replaces", False),
        is_confirmed=said["is_confirmed"],
        is_another=True,  # what is said is done, and what came of it is said
        read=profiles.named(kind, content, said["profile"], read),
    )


def _lawful(name: str) -> str:
    """Return a name that may be kept; raise ``CannotBeUsed`` where it holds a national number."""
    if holds_national_number(name):
        raise CannotBeUsed(
            _(
                "This holds a national register number. The law does not let us keep it: "
                "take it out."
            )
        )
    return name


def _content(file: Path) -> bytes:
    """Read a file, unless its size alone says that it is no list."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise CannotBeUsed(_("The file is too large to read."))
        return file.read_bytes()
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be read.", name=file.name)) from error


def _outcome(found: Comparison) -> ImportOutcome:
    records = {row.number: row.record_id for row in found.rows if row.row and row.record_id}
    return ImportOutcome(report_of(found), records)


class _Bar:
    """A bar in the terminal, on the side of the errors, for who looks at it."""

    def __init__(self, *, is_shown: bool) -> None:
        self.is_shown = is_shown
        self.done = 0
        self.bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        """Move on; the last step ends the line."""
        if not self.is_shown or not total:
            return
        if self.bar is None:
            self.bar = click.progressbar(length=total, label=_("Reading"), file=sys.stderr)
        self.bar.update(done - self.done)
        self.done = done
        if done == total:
            self.bar.render_finish()


def _in_json(kind: ImportKind, outcome: ImportOutcome) -> str:
    found = outcome.report.for_scripts()
    if kind.is_known_by_row:
        found["ids"] = {str(row): key for row, key in sorted(outcome.records.items())}
        found["doubles"] = [one._asdict() for one in outcome.report.doubles]
    return json.dumps(found)


def _in_words(kind: ImportKind, report: Report) -> str:
    counts = {name: word for name, word in COUNTS.items() if kind.withdraws or name != "withdrawn"}
    return "\n".join(
        (
            ", ".join(f"{getattr(report, name)} {word}" for name, word in counts.items()),
            *([] if report.total else [str(kind.words.nothing)]),
            *_kept(report),
            *_twice(report),
            *(_("row %(row)s: %(reason)s", **one._asdict()) for one in report.rejects),
            *(_("row %(row)s: %(note)s", **one._asdict()) for one in report.notes),
            *(_("row %(row)s looks like record %(id)s", **one._asdict()) for one in report.doubles),
            *(_("unknown column: %(name)s", name=name) for name in report.unknown_columns),
            *report.remarks,
            *report.how_read,
        )
    )


def _kept(report: Report) -> list[str]:
    said = _("we know something else, and keep it (--replace takes the file's)")
    return [_("row %(row)s: %(note)s", row=row, note=said) for row in report.kept_rows]


def _twice(report: Report) -> list[str]:
    if not report.same_as:
        return []
    said = _(
        "Most of these rows came in before as “%(source)s” and stand there twice now. If it is "
        "the same list, undo this import and name that source (--source).",
        source=report.same_as,
    )
    return [said]


@click.group("imports")
def imports() -> None:
    """Files that are brought in."""


@imports.command("resume")
@with_appcontext
def resume() -> None:
    """Finish imports that were stopped half-way; safe to run each minute."""
    click.echo(_("%(count)s finished", count=parts.resume(now())))
