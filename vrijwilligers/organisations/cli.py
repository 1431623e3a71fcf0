"""The command that brings in a file with organisations: ``flask organisations import``."""

import json
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.organisations.actions import plans, uploads
from vrijwilligers.organisations.actions.plans import Plan
from vrijwilligers.organisations.rules.uploads import Upload
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem, Stale

MACHINE = ("new", "changed", "unchanged", "withdrawn", "rejected", "rejects")
COUNTS = {
    "new": _l("new"),
    "changed": _l("changed"),
    "unchanged": _l("unchanged"),
    "rejected": _l("rejected"),
}


@click.group("organisations")
def commands() -> None:
    """Organisations from files and registers."""


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Also replace what we have where the file differs.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_appcontext
def import_file(file: Path, *, replace: bool, dry_run: bool, as_json: bool) -> None:
    """Bring in FILE (CSV, XLSX or an answer of the Verenigingsregister in JSON)."""
    upload = Upload(content=_content(file), file_name=readable(file.name))
    try:
        plan = _bring_in(upload, replaces=replace, is_dry=dry_run)
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    except Stale as stale:
        said = _("Somebody changed these organisations just now. Bring the file in again.")
        raise CannotBeUsed(said) from stale
    click.echo(_in_json(plan) if as_json else "\n".join(_in_words(plan)))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be read.", name=file.name)) from error


def _bring_in(upload: Upload, *, replaces: bool, is_dry: bool) -> Plan:
    """Read and compare first, then write in one go: the desks can work meanwhile."""
    with read_only():
        plan = plans.of_file(upload.content, replaces=replaces)
    if not is_dry:
        with transaction():
            uploads.import_at_once(upload, plan, at=now())
    return plan


def _in_json(plan: Plan) -> str:
    report = uploads.report_of(plan)
    return json.dumps({name: report[name] for name in MACHINE})


def _in_words(plan: Plan) -> list[str]:
    report = uploads.report_of(plan)
    return [
        ", ".join(f"{report[name]} {word}" for name, word in COUNTS.items()),
        *_what_differs(plan),
        *(_("row %(row)s: %(reason)s", **reject) for reject in report["rejects"]),
        *(_("row %(row)s: %(note)s", **note) for note in report["notes"]),
        *(_("unknown column: %(name)s", name=name) for name in report["unknown_columns"]),
        *report["remarks"],
    ]


def _what_differs(plan: Plan) -> list[str]:
    """Name the rows that say otherwise than we do, where ours stays."""
    if plan.replaces:
        return []
    said = _l("we know something else, and keep it (--replace takes the file's)")
    return [_("row %(row)s: %(note)s", row=one.row.number, note=said) for one in plan.differing]
