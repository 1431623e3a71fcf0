"""The commands of the market: its editions."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.exchange.documents import Print
from vrijwilligers.extensions import db
from vrijwilligers.markets import documents
from vrijwilligers.markets.documents import BookletLook, OrientationLook, OrientationPaper
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import editions as queries
from vrijwilligers.markets.queries.clients import clients_at
from vrijwilligers.markets.queries.day import all_appointments, appointment_counts
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.choosing import Visitor
from vrijwilligers.markets.rules.imposition import TooManyPages
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.records.db import LARGEST_KEY, read_only
from vrijwilligers.referrers.queries import referrers
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.current import languages_of
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import categories_in, words_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import LANGUAGES, speaking
from vrijwilligers.vocabulary.problems import Problem


@click.group("markets")
def commands() -> None:
    """Show editions of the volunteer market, and print their booklets and table."""


@commands.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_editions(as_json: bool) -> None:
    """Print every edition, the last first: its number, its day and how much there is of it."""
    with read_only():
        markets = db.session.scalars(queries.editions()).all()
        counts = queries.counts(markets)
        made = appointment_counts([market.id for market in markets])
        found = [
            {
                "edition": market.id,
                "date": market.held_on.isoformat(),
                "stands": counts[market.id].stands,
                "tasks": counts[market.id].tasks,
                "appointments": made.get(market.id, 0),
            }
            for market in markets
        ]
    lines = "\n".join("  ".join(str(value) for value in one.values()) for one in found)
    click.echo(json.dumps(found) if as_json else lines)


@commands.command("print")
@click.argument("edition", type=click.IntRange(1, LARGEST_KEY))
@click.option(
    "--what", required=True, metavar="[booklet|orientation|appointments]", help="Which print."
)
@click.option("--language", required=True, metavar="[nl|fr|en|…]", help="Language of the reader.")
@click.option("--out", required=True, metavar="FILE", help="Where the PDF is written.")
@click.option("--talents", metavar="A,B,C", help="The booklet of who has these talents.")
@click.option("--scan", metavar="CODE", help="The booklet of who did this talent scan.")
@click.option("--candidate", type=click.IntRange(1, LARGEST_KEY), help="Of who has this fiche.")
@click.option("--referrer", type=click.IntRange(1, LARGEST_KEY), help="Its list of appointments.")
@click.option("--imposed", is_flag=True, help="On A4, to be folded and stapled.")
@click.option("--large", is_flag=True, help="Large print, 18 points.")
@click.option("--paper", default="a3", metavar="[a4|a3]", help="Of the orientation table.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def print_command(edition: int, out: str, imposed: bool, as_json: bool, **asked: Any) -> None:
    """Print a booklet, the orientation table or the appointments of an edition.

    Without a person it is the booklet for all, without a referrer the list of all appointments.
    """
    _check("--what", asked["what"], ("booklet", "orientation", "appointments"))
    _check("--paper", asked["paper"], OrientationPaper)
    with read_only():
        printed = _print(edition, **asked)
    pdf = _imposed(printed.pdf, asked["language"]) if imposed else printed.pdf
    Path(out).write_bytes(pdf)
    said = {"edition": edition, "what": asked["what"], "file": out, "replaced": printed.replaced}
    click.echo(json.dumps(said) if as_json else out)


def _print(edition: int, *, referrer: int | None, **asked: Any) -> Print:
    if asked["what"] == "appointments":
        _check("--language", asked["language"], LANGUAGES)
        with speaking(asked["language"]):
            return _appointments(_edition(edition), referrer)
    _check("--language", asked["language"], languages_of(VisitorPiece(asked["what"])))
    return _printed(printed_market(_edition(edition), today=today()), **asked)


def _appointments(market: Market, referrer: int | None) -> Print:
    """Print what a referrer may hear of an edition, or all appointments without a name."""
    if referrer is None:
        return documents.appointment_list(market, all_appointments(market.id), today=today())
    try:
        organisation = referrers.get(referrer)
    except NoResultFound as nobody:
        raise CannotBeUsed(_("There is no referrer %(number)s.", number=referrer)) from nobody
    theirs = clients_at(market.id).get(referrer, [])
    return documents.clients_list(market, organisation.name, theirs, today=today())


def _check(option: str, given: str, known: Iterable[str]) -> None:
    codes = list(known)
    if given not in codes:
        words = {"option": option, "given": given, "codes": ", ".join(codes)}
        raise CannotBeUsed(
            _("%(option)s: “%(given)s” is unknown. Choose one of %(codes)s.", **words)
        )


def _edition(edition: int) -> Market:
    try:
        return queries.get(edition)
    except NoResultFound as nothing:
        raise CannotBeUsed(_("There is no edition %(number)s.", number=edition)) from nothing


def _printed(market: PrintedMarket, *, what: str, language: str, **asked: Any) -> Print:
    words = words_of(language, VisitorPiece(what))
    if what == "orientation":
        table = OrientationLook(
            words=words,
            categories=categories_in(words),
            today=today(),
            paper=OrientationPaper(asked["paper"]),
        )
        try:
            return documents.orientation_table(market, table)
        except documents.NoTaskIsChecked as nothing:
            raise CannotBeUsed(str(nothing.message)) from nothing
    look = BookletLook(
        words=words, dutch=words_of("nl", VisitorPiece.BOOKLET), today=today(), large=asked["large"]
    )
    visitor = _visitor(language, asked["talents"], asked["scan"], asked["candidate"])
    if visitor is None:
        return documents.generic_booklet(market, look)
    return documents.personal_booklet(
        market, documents.personal_of(market, visitor, code="", at=now()), look
    )


def _visitor(
    language: str, codes: str | None, scan: str | None, candidate: int | None
) -> Visitor | None:
    """Return whose booklet is asked; none for the one with all stands."""
    if sum(one is not None for one in (codes, scan, candidate)) > 1:
        raise CannotBeUsed(_("Choose one of --talents, --scan and --candidate."))
    if candidate is not None:
        return _of_fiche(candidate)
    chosen = _of_code(scan) if scan is not None else tuple(filter(None, (codes or "").split(",")))
    for code in chosen:
        _check("--talents", code, talents.talent_names(language))
    return Visitor(code=" ".join(chosen), talents=chosen) if chosen else None


def _of_code(typed: str) -> tuple[str, ...]:
    try:
        return documents.talents_of_code(typed, at=now())
    except Problem as problem:
        raise CannotBeUsed(str(problem.message)) from problem


def _of_fiche(number: int) -> Visitor:
    try:
        found = candidates.get(number)
    except NoResultFound as nobody:
        raise CannotBeUsed(_("There is no candidate %(number)s.", number=number)) from nobody
    chosen = documents.talents_of_fiche(found)
    return Visitor(
        code=" ".join(chosen),
        talents=chosen,
        languages=documents.languages_of_fiche(found),
        wants_practice=found.practise_dutch,
    )


def _imposed(pdf: bytes, language: str) -> bytes:
    try:
        return documents.folded(pdf, language=language)
    except TooManyPages as thick:
        raise CannotBeUsed(_("This booklet is too thick to be folded")) from thick
