"""The command that brings in a file with vacancies: ``flask vacancies import``."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.exchange.tables import MAX_BYTES
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import looking, profiles, uploads
from vrijwilligers.vacancies.actions.plans import Plan
from vrijwilligers.vacancies.actions.uploads import Looked
from vrijwilligers.vacancies.cli.group import commands
from vrijwilligers.vacancies.rules import Upload
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem, Stale

MACHINE = ("new", "changed", "unchanged", "withdrawn", "rejected", "rejects")
COUNTS = {
    "new": _l("new"),
    "changed": _l("changed"),
    "unchanged": _l("unchanged"),
    "withdrawn": _l("gone from the source"),
    "rejected": _l("rejected"),
}


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", help="Name of the source; without it, the name of the file.")
@click.option("--complete", is_flag=True, help="The file holds everything of its source.")
@click.option(
    "--profile",
    help="canonical, engagement, jobposting or a saved profile; else its looks decide.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Also when more than a fifth would be withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_appcontext
def import_file(
    file: Path, source: str | None, complete: bool, profile: str | None, **how: bool
) -> None:
    """Bring in FILE (CSV, XLSX, XML or JSON) and say what is new, changed or gone."""
    bar = _Bar(is_shown=sys.stderr.isatty() and not how["as_json"])
    upload = Upload(
        content=_content(file),
        file_name=readable(file.name),
        source_name=_source(readable(source or "").strip() or file.stem),
        is_complete=complete,
    )
    try:
        looked = _look_at(upload, profile, bar)
        if not how["dry_run"]:
            _bring_in(upload, looked, is_confirmed=how["yes"])
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    except Stale as stale:
        raise CannotBeUsed(_("This source was imported just now by somebody else.")) from stale
    plan = looked.plan
    click.echo(_in_json(plan) if how["as_json"] else "\n".join(_in_words(plan)))


def _source(name: str) -> str:
    with read_only():
        return queries.source_as_known(name)


def _content(file: Path) -> bytes:
    """Read a file, unless its size alone says that it is no list of vacancies."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise CannotBeUsed(_("The file is too large to read."))
        return file.read_bytes()
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be read.", name=file.name)) from error


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


def _look_at(upload: Upload, profile: str | None, bar: _Bar) -> Looked:
    """Read and compare first: the desks can work meanwhile."""
    with read_only():
        return looking.look_at(upload, profiles.Chosen(profiles.named(profile, bar)))


def _bring_in(upload: Upload, looked: Looked, *, is_confirmed: bool) -> None:
    """Write in one go."""
    uploads.refuse_drastic(looked.plan, is_confirmed=is_confirmed)
    with transaction():
        uploads.import_at_once(upload, looked, at=now())


def _in_json(plan: Plan) -> str:
    report = uploads.report_of(plan)
    return json.dumps({name: report[name] for name in MACHINE})


def _in_words(plan: Plan) -> list[str]:
    report: dict[str, Any] = uploads.report_of(plan)
    rejects = [_("row %(row)s: %(reason)s", **reject) for reject in report["rejects"]]
    notes = [_("row %(row)s: %(note)s", **note) for note in report["notes"]]
    unknown = [_("unknown column: %(name)s", name=name) for name in report["unknown_columns"]]
    empty = [] if any(plan.counts.values()) else [_("There are no vacancies in this file.")]
    counts = ", ".join(f"{report[name]} {word}" for name, word in COUNTS.items())
    return [counts, *empty, *rejects, *notes, *unknown]
