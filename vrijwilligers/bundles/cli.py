"""The commands of the bundles."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_babel import ngettext

from vrijwilligers.bundles import actions, documents
from vrijwilligers.bundles.actions import PrintedEdition
from vrijwilligers.bundles.documents import NothingToPrint, PrintedBundle
from vrijwilligers.bundles.rules import BundleChoice, PaperSize, Season
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.exchange.documents import PrintFailed
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.talents.queries import category_names
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, listed

bundles = AppGroup("bundles", help="Print vacancies.")


@bundles.command("print")
@click.option("--language", required=True, metavar="[nl|fr|en]", help="Language of the reader.")
@click.option(
    "--out",
    required=True,
    metavar="FILE",
    help="The PDF; later volumes are FILE-2 …",
)
@click.option("--season", metavar="[summer|winter]", help="Only the list for these holidays.")
@click.option("--name", default="", help="What it is called, in place of the season.")
@click.option("--category", metavar="CODE", help="Only the vacancies of this category.")
@click.option("--size", default="a4", metavar="[a4|a5]", help="The paper; A4 if not said.")
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option("--no-contact", is_flag=True, help="Leave out how to reach the organisations.")
@click.option("--new", "marks_new", is_flag=True, help="Mark what the last edition had not.")
@click.option("--qr", is_flag=True, help="A QR code with a short address on the front.")
@click.option("--qr-each", is_flag=True, help="One beside each vacancy too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def print_command(
    language: str,
    out: str,
    season: str | None,
    category: str | None,
    as_json: bool,
    no_contact: bool,
    **look: Any,
) -> None:
    """Print the open vacancies as a PDF (PDF/UA-1)."""
    with read_only():
        choice = _choice(language, season, category, {"contact": not no_contact, **look})
        content, count = _content(choice)
    made = _printed(content)
    with transaction():
        actions.print_edition(
            choice, vacancies=count, by=None, made=PrintedEdition(content, made.volumes)
        )
        files = [_write(_file(out, nth), pdf) for nth, pdf in enumerate(made.volumes, start=1)]
    asked = {"language": language, "season": season, "category": category}
    said = {"vacancies": count, "file": out, "files": files, **asked, "replaced": made.replaced}
    click.echo(json.dumps(said) if as_json else _line(count, files, made.replaced))


def _choice(
    language: str, season: str | None, category: str | None, look: dict[str, Any]
) -> BundleChoice:
    _check("--language", language, LANGUAGES)
    if season is not None:
        _check("--season", season, Season)
    if category is not None:
        _check("--category", category, category_names(language))
    _check("--size", look["size"], PaperSize)
    return BundleChoice(
        language=language,
        season=Season(season) if season else None,
        category=category or None,
        **look | {"size": PaperSize(look["size"])},
    )


def _check(option: str, given: str, known: Iterable[str]) -> None:
    codes = list(known)
    if given not in codes:
        words = {"option": option, "given": given, "codes": ", ".join(codes)}
        raise CannotBeUsed(
            _("%(option)s: “%(given)s” is unknown. Choose one of %(codes)s.", **words)
        )


def _content(choice: BundleChoice) -> tuple[documents.Content, int]:
    try:
        return documents.content(choice, today=today())
    except NothingToPrint as nothing:
        raise CannotBeUsed(str(nothing.message)) from None


def _printed(content: documents.Content) -> PrintedBundle:
    try:
        return documents.print_bundle(content, today=today())
    except PrintFailed as failure:
        why = _("Print one category after the other, to find which vacancy is in the way.")
        raise CannotBeUsed(f"{failure}. {why}") from None


def _file(out: str, volume: int) -> Path:
    file = Path(out)
    return file.with_stem(f"{file.stem}-{volume}") if volume > 1 else file


def _write(file: Path, pdf: bytes) -> str:
    try:
        file.write_bytes(pdf)
    except OSError as trouble:
        words = {"file": file, "why": trouble.strerror}
        raise CannotBeUsed(_("“%(file)s” cannot be written: %(why)s.", **words)) from None
    return str(file)


def _line(count: int, files: list[str], replaced: dict[str, int]) -> str:
    line = ngettext(
        "%(num)s vacancy in %(file)s.",
        "%(num)s vacancies in %(file)s.",
        count,
        file=listed(files),
    )
    if not replaced:
        return line
    signs = " ".join(replaced)
    lost = _("These characters could not be printed: %(signs)s", signs=signs)
    return f"{line} {lost}"
