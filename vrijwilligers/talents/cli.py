"""The commands about talents."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.exchange.tables import MAX_BYTES
from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.talents.actions.importing import bring_in
from vrijwilligers.talents.readers import read_talents
from vrijwilligers.talents.rules.files import SetReport, TalentUse
from vrijwilligers.vocabulary.problems import Problem


@click.group("talents")
def commands() -> None:
    """Keep sets of talents, and score the scan that asks them."""


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@with_appcontext
def import_set(file: Path, dry_run: bool, as_json: bool) -> None:
    """Make the talents in FILE the set that the scan asks, and say what that changes."""
    try:
        read = read_talents(_content(file))
        with transaction():
            report = bring_in(read, by=None)
            if dry_run:
                db.session.rollback()
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    click.echo(json.dumps(report.for_scripts()) if as_json else "\n".join(_in_words(report)))


def _content(file: Path) -> bytes:
    """Read a file, unless its size alone says that it is no list."""
    name = readable(file.name)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise CannotBeUsed(_("The file is too large to read."))
        return file.read_bytes()
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be read.", name=name)) from error


def _in_words(report: SetReport) -> Iterator[str]:
    yield _(
        "%(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(gone)s out of use, "
        "%(rejected)s rejected",
        new=report.new,
        changed=report.changed,
        unchanged=report.unchanged,
        gone=len(report.gone),
        rejected=len(report.read.rejects),
    )
    for code, use in report.gone.items():
        yield f"{code}: {_use_in_words(use)}"
    for reject in report.read.rejects:
        yield _("row %(row)s: %(reason)s", **reject._asdict())
    for note in report.read.notes:
        yield _("row %(row)s: %(note)s", row=note.row, note=note.note)
    for column in report.read.unknown_columns:
        yield _("unknown column: %(name)s", name=column)
    said = _("set %(name)s", name=report.set_name)
    yield said if report.is_published else _("%(set)s, as before", set=said)


def _use_in_words(use: TalentUse) -> str:
    fiches = ngettext("%(num)s fiche", "%(num)s fiches", use.fiches)
    vacancies = ngettext("%(num)s vacancy", "%(num)s vacancies", use.vacancies)
    return _("out of use; %(named)s and %(asked)s keep it", named=fiches, asked=vacancies)
