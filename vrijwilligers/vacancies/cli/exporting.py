"""The command that hands out vacancies: ``flask vacancies export``."""

from pathlib import Path

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, select

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.exchange.exports import (
    TABLES,
    ExportFile,
    ExportFormat,
    ExportReason,
    ExportStamp,
)
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.cli.group import commands
from vrijwilligers.vacancies.documents import exports
from vrijwilligers.vacancies.forms.exports import SHAPES
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking, spoken
from vrijwilligers.vocabulary.problems import Problem

FORMATS = [shape.value for shape in SHAPES]
PURPOSES = [reason.value for reason in ExportReason]


@commands.command("export")
@click.option("--format", "shape", type=click.Choice(FORMATS), required=True, help="As what.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--all", "is_all", is_flag=True, help="Also those that are not open.")
@click.option("--source", help="Only of this source; a table can then be brought in again.")
@click.option("--purpose", type=click.Choice(PURPOSES), help="Why; it is logged.")
@click.option("--language", type=click.Choice([*LANGUAGES]), help="Of headers and words.")
@with_appcontext
def export_file(
    shape: str,
    out: Path,
    is_all: bool,
    source: str | None,
    purpose: str | None,
    language: str | None,
) -> None:
    """Write vacancies to a file, in the order of their numbers; the open ones unless told."""
    source = readable(source or "").strip() or None
    reason = ExportReason(purpose or _usual_purpose(ExportFormat(shape), source))
    try:
        with read_only(), speaking(language or spoken()):
            made = exports.make(
                _order(ExportFormat(shape), reason, source, is_all=is_all), today=today()
            )
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem
    with transaction():
        audit.record_export("vacancy", amount=made.count, reason=reason, by=None)
        _write(made, out)
    click.echo(ngettext("%(num)s vacancy", "%(num)s vacancies", made.count))


def _usual_purpose(shape: ExportFormat, source: str | None) -> ExportReason:
    return ExportReason.CORRECT if source and shape in TABLES else ExportReason.OTHER


def _order(
    shape: ExportFormat, reason: ExportReason, source: str | None, *, is_all: bool
) -> exports.VacancyExport:
    return exports.VacancyExport(
        question=_question(is_all=is_all),
        shown=_("All vacancies") if is_all else _("Open vacancies"),
        source=source,
        shape=shape,
        stamp=ExportStamp(by=_("the system"), at=now(), reason=reason),
    )


def _question(*, is_all: bool) -> Select[Vacancy]:
    in_order = select(Vacancy).order_by(Vacancy.id)
    return in_order if is_all else in_order.where(queries.is_open(today()))


def _write(made: ExportFile, out: Path) -> None:
    try:
        out.write_bytes(made.content)
    except OSError as error:
        raise CannotBeUsed(_("The file “%(name)s” cannot be written.", name=out.name)) from error
