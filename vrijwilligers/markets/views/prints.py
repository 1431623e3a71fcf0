"""What is printed of a market for everybody: the booklet for all, the table, a trial sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.documents import BookletLook, OrientationLook, OrientationPaper
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.queries import editions as queries
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.imposition import TooManyPages, Turning
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.db import read_only
from vrijwilligers.visitor_texts.current import languages_of, offered_in
from vrijwilligers.visitor_texts.rules.languages import direction
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import VisitorWords, categories_in, words_of
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.prints import handed_over, lost_signs

ALL_NAMES = {"nl": "marktboekje", "fr": "carnet-du-marche", "en": "market-booklet"}
TABLE_NAMES = {"nl": "orientatietabel", "fr": "tableau-orientation", "en": "orientation-table"}


@bp.get("/<int:market_id>/prints")
@requires(MarketPermission.READ)
def prints(market_id: int) -> str:
    """Show what can be printed of a market, in each language."""
    market = queries.get(market_id)
    tasks = documents.tasks_of(printed_market(market, today=today()).stands)
    return render_template(
        "markets/prints.html",
        market=market,
        tasks=tasks,
        languages=printed_languages(),
        papers=list(OrientationPaper),
        turnings=list(Turning),
        words=wording,
    )


@bp.get("/<int:market_id>/prints/booklet")
@requires(MarketPermission.READ)
def print_for_all(market_id: int) -> ResponseReturnValue:
    """Print the booklet with all stands: page by page, or on sheets to be folded."""
    return booklet_for_all(market_id)


def booklet_for_all(market_id: int) -> ResponseReturnValue:
    """Answer with the booklet with all stands, as the address asks it."""
    turning = request.args.get("folded", "")
    if turning and turning not in set(Turning):
        abort(404)
    with read_only():
        shown = printed_market(queries.get(market_id), today=today())
        look = BookletLook(
            words=_words(VisitorPiece.BOOKLET),
            dutch=words_of("nl", VisitorPiece.BOOKLET),
            today=today(),
            large=bool(request.args.get("large")),
        )
    printed = documents.generic_booklet(shown, look)
    if page := lost_signs(printed.replaced):
        return page
    language = look.words.language
    name = f"{_named(ALL_NAMES, language)}-{shown.on.isoformat()}.pdf"
    if not turning:
        return handed_over(printed.pdf, name, "inline")
    try:
        pdf = documents.folded(printed.pdf, language=language, turning=Turning(turning))
    except TooManyPages:
        return render_template("markets/too_thick.html", market_id=market_id), 422
    return handed_over(pdf, name, "inline")


@bp.get("/<int:market_id>/prints/orientation")
@requires(MarketPermission.READ)
def print_orientation(market_id: int) -> ResponseReturnValue:
    """Print the orientation table, on A3 or A4."""
    return orientation_sheet(market_id)


def orientation_sheet(market_id: int) -> ResponseReturnValue:
    """Answer with the orientation table, as the address asks it."""
    paper = request.args.get("paper", OrientationPaper.A3)
    if paper not in set(OrientationPaper):
        abort(404)
    with read_only():
        shown = printed_market(queries.get(market_id), today=today())
        words = _words(VisitorPiece.ORIENTATION)
        look = OrientationLook(
            words=words,
            categories=categories_in(words),
            today=today(),
            paper=OrientationPaper(paper),
        )
    try:
        printed = documents.orientation_table(shown, look)
    except documents.NoTaskIsChecked:
        abort(404)  # the page of the prints says why there is none
    name = f"{_named(TABLE_NAMES, words.language)}-{shown.on.isoformat()}-{paper}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


@bp.get("/prints/trial")
@requires(MarketPermission.READ)
def print_trial() -> ResponseReturnValue:
    """Print a sheet to try over which edge a printer turns its paper."""
    return handed_over(documents.trial_sheet(spoken(), today=today()).pdf, "trial.pdf", "inline")


def _words(piece: VisitorPiece) -> VisitorWords:
    language = request.args.get("language", spoken())
    try:
        return words_of(language, piece)
    except KeyError:
        abort(404)


def _named(names: Mapping[str, str], language: str) -> str:
    """Return how a file is called; in a language of data by its English name and the code."""
    return names.get(language) or f"{names['en']}-{language}"


@dataclass(frozen=True)
class PrintedLanguage:
    """A language with the pieces that can be printed in it."""

    code: str
    name: str
    direction: str
    has_table: bool = True
    is_checked: bool = True


def printed_languages() -> list[PrintedLanguage]:
    """Return in which languages a market is printed, ours first."""
    added = {one.language.code: one for one in offered_in(VisitorPiece.BOOKLET)}
    tables = languages_of(VisitorPiece.ORIENTATION)
    ours = [PrintedLanguage(code, name, direction(code)) for code, name in LANGUAGES.items()]
    return ours + [
        PrintedLanguage(
            code,
            state.language.own_name,
            direction(code),
            has_table=code in tables,
            is_checked=state.is_checked(VisitorPiece.BOOKLET),
        )
        for code, state in added.items()
    ]
