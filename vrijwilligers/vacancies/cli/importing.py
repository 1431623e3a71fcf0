"""The command that brings in a file with vacancies: ``flask vacancies import``."""

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.core.clock import now
from vrijwilligers.core.commands import CannotBeUsed, readable
from vrijwilligers.core.db import reading, transaction
from vrijwilligers.core.problems import Problem, Stale
from vrijwilligers.vacancies.actions import plans, uploads
from vrijwilligers.vacancies.actions.plans import Plan
from vrijwilligers.vacancies.cli.group import commands
from vrijwilligers.vacancies.rules import Upload

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
@click.option("--profile", help="How to read it: canonical or engagement; else its looks decide.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--yes", is_flag=True, help="Also when more than a fifth would be withdrawn.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_appcontext
def import_file(
    file: Path, source: str | None, complete: bool, profile: str | None, **how: bool
) -> None:
    """Bring in FILE (CSV, XLSX, XML or JSON) and say what is new, changed or gone."""
    upload = Upload(
        content=_content(file),
        file_name=readable(file.name),
        source_name=readable(source or "").strip() or file.stem,
        is_complete=complete,
    )
    try:
        plan = _bring_in(upload, profile, is_dry=how["dry_run"], is_confirmed=how["yes"])
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    except Stale as stale:
        raise CannotBeUsed(_("This source was imported just now by somebody else.")) from stale
    click.echo(_in_json(plan) if how["as_json"] else "\n".join(_in_words(plan)))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be read.", name=file.name)) from error


def _bring_in(upload: Upload, profile: str | None, *, is_dry: bool, is_confirmed: bool) -> Plan:
    """Read and compare first, then write in one go: the desks can work meanwhile."""
    with reading():
        plan = plans.of_file(
            upload.content, upload.source_name, is_complete=upload.is_complete, profile=profile
        )
    if not is_dry:
        uploads.refuse_drastic(plan, is_confirmed=is_confirmed)
        with transaction():
            uploads.import_at_once(upload, plan, at=now())
    return plan


def _in_json(plan: Plan) -> str:
    report = uploads.report_of(plan)
    return json.dumps({name: report[name] for name in MACHINE})


def _in_words(plan: Plan) -> list[str]:
    report: dict[str, Any] = uploads.report_of(plan)
    rejects = [_("row %(row)s: %(reason)s", **reject) for reject in report["rejects"]]
    notes = [_("row %(row)s: %(note)s", **note) for note in report["notes"]]
    unknown = [_("unknown column: %(name)s", name=name) for name in report["unknown_columns"]]
    counts = ", ".join(f"{report[name]} {word}" for name, word in COUNTS.items())
    return [counts, *rejects, *notes, *unknown]
