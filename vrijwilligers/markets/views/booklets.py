"""The pages of the booklet: the stands that fit a visitor, on the screen and on paper."""

from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import CandidatePermission
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.exchange.documents import Print
from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.documents import BookletLook
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.booklets import BookletForm, level_asked
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import editions as queries
from vrijwilligers.markets.queries import routes
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.choosing import ChosenStand, DutchFit, Visitor
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.markets.rules.visits import MarketVisit, plan_visit
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.records.db import read_only
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.current import languages_of
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.visitor_texts.wording import words_of
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today
from vrijwilligers.vocabulary.languages import LANGUAGES, listed, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view

FILE_NAMES = {"nl": "boekje", "fr": "carnet", "en": "booklet"}
FITS = {
    DutchFit.NOT_ASKED: _l("No Dutch is needed"),
    DutchFit.ENOUGH: _l("The Dutch is enough"),
    DutchFit.PRACTICE: _l("Practising Dutch is welcome"),
    DutchFit.ASK: _l("Ask how much Dutch they speak"),
}


@bp.get("/<int:market_id>/booklet")
@requires(MarketPermission.READ)
def booklet(market_id: int) -> ResponseReturnValue:
    """Ask what a visitor is good at, to choose stands for them."""
    market = queries.get(market_id)
    form = booklet_form(data={"language": spoken(), "dutch": ""})
    return _page(form, market)


@bp.get("/<int:market_id>/booklet/candidates/<int:candidate_id>")
@requires(CandidatePermission.READ)
def booklet_of(market_id: int, candidate_id: int) -> ResponseReturnValue:
    """Ask the same, filled in with what stands on a fiche; its name is not on the booklet."""
    market, candidate = queries.get(market_id), candidates.get(candidate_id)
    log_view(candidate)
    return _page(booklet_form(data=answers_of_fiche(candidate)), market)


@bp.get("/booklet/candidates/<int:candidate_id>")
@requires(CandidatePermission.READ)
def booklet_now(candidate_id: int) -> ResponseReturnValue:
    """Lead from a fiche to the booklet of the market of now: the last one, else the next."""
    market = queries.last_held(today())
    if market is None:
        flash(_("No market is planned yet."))
        return redirect(url_for(".index"))
    return redirect(url_for(".booklet_of", market_id=market.id, candidate_id=candidate_id))


@bp.post("/<int:market_id>/booklet")
@requires(MarketPermission.READ)
@does(Effect.SHOWS)
def choose(market_id: int) -> ResponseReturnValue:
    """Show the stands that fit a visitor; nothing of it is kept."""
    market = queries.get(market_id)
    form = booklet_form()
    if form.validate():
        with form.showing_problems():
            visitor = form.visitor(talents_asked(form))
            shown = printed_market(market, today=today())
            return _page(form, market, shown, _visit(shown, visitor))
    return _page(form, market)


@bp.post("/<int:market_id>/booklet/print")
@requires(MarketPermission.READ)
@repeatable
@does(Effect.SHOWS)
def print_booklet(market_id: int) -> ResponseReturnValue:
    """Print the booklet of a visitor: page by page, or on sheets to be folded."""
    with read_only():  # printing takes a while: nobody waits for the database meanwhile
        market = queries.get(market_id)
        form = booklet_form()
        if form.validate():
            with form.showing_problems():
                visitor = form.visitor(talents_asked(form))
        if form.errors or form.form_errors:
            return _page(form, market)
        shown = printed_market(market, today=today())
        look = booklet_look(form)
        taken = routes.taken(market_id)
    code = form.code.data or ""
    personal = documents.personal_of(shown, visitor, code=code, at=now(), taken=taken)
    return hand_over(documents.personal_booklet(shown, personal, look), form)


def hand_over(printed: Print, form: BookletForm) -> ResponseReturnValue:
    """Answer with a booklet, page by page or on sheets; or say which signs it would lose."""
    language = form.language.data
    if page := lost_signs(printed.replaced):
        return page
    pdf = documents.folded(printed.pdf, language=language) if form.folded.data else printed.pdf
    return handed_over(
        pdf, f"{FILE_NAMES.get(language, language)}-{today().isoformat()}.pdf", "inline"
    )


def booklet_form(**given: object) -> BookletForm:
    """Make the form of a booklet, with the talents that can be tapped, and the languages."""
    languages = languages_of(VisitorPiece.BOOKLET)
    return BookletForm(offered=talents.talent_names(spoken()), languages=languages, **given)


def talents_asked(form: BookletForm) -> tuple[str, ...]:
    """Return the talents that were tapped, or those behind a code; raise where there is none."""
    if form.scan.data:
        return documents.talents_of_code(form.scan.data, at=now())
    return tuple(code for code in talents.talent_names(spoken()) if code in form.talents.value)


def answers_of_fiche(candidate: Candidate) -> dict[str, object]:
    """Return what a fiche says of the wishes."""
    return {
        "talents": list(documents.talents_of_fiche(candidate)),
        "language": candidate.language if candidate.language in LANGUAGES else spoken(),
        "dutch": level_asked(documents.languages_of_fiche(candidate)),
        "practise": candidate.practise_dutch,
    }


def _visit(market: PrintedMarket, visitor: Visitor) -> MarketVisit:
    at = now().astimezone(BRUSSELS)
    return plan_visit(market, visitor, at=at, taken=routes.taken(market.number))


def booklet_look(form: BookletForm) -> BookletLook:
    """Return in which words and letters a booklet is asked."""
    return BookletLook(
        words=words_of(form.language.data, VisitorPiece.BOOKLET),
        dutch=words_of("nl", VisitorPiece.BOOKLET),
        today=today(),
        large=form.large.data,
    )


def _page(
    form: BookletForm,
    market: Market,
    shown: PrintedMarket | None = None,
    visit: MarketVisit | None = None,
) -> ResponseReturnValue:
    """Show the form, with the stands that were chosen, in the order of the way."""
    shows: dict[str, object] = {
        "market": market,
        "cards": {card.code: card for card in talents.current_set().cards},
        "rows": _rows(shown, visit) if shown and visit else None,
        "words": wording,
    }
    if visit:
        return render_template("markets/booklet.html", form=form, **shows)
    return form_page("markets/booklet.html", form, **shows)


def _rows(market: PrintedMarket, visit: MarketVisit) -> list[dict[str, object]]:
    stops = {stop.stand: stop.quarter for stop in visit.route or ()}
    in_order = sorted(visit.chosen, key=lambda one: stops.get(one.stand.number, len(stops) + 999))
    names = talents.talent_names(spoken())
    return [
        _row(one, names) | {"where": _where(market, visit, one, stops.get(one.stand.number))}
        for one in in_order
    ]


def _row(one: ChosenStand, names: Mapping[str, str]) -> dict[str, object]:
    title, language = documents.in_language(one.task.title, spoken())
    return {
        "title": title,
        "language": language,
        "organisation": one.stand.organisation,
        "talents": listed(names.get(code, code) for code in one.talents) if one.talents else "",
        "dutch": FITS[one.dutch],
    }


def _where(market: PrintedMarket, visit: MarketVisit, one: ChosenStand, quarter: int | None) -> str:
    """Say table and hour on the day; afterwards there is neither."""
    if visit.route is None or one.stand.table is None:
        return ""
    if quarter is None:
        return _("Table %(number)s", number=one.stand.table)
    at = documents.hour_of(market, quarter)
    return _("Table %(number)s, %(hour)s", number=one.stand.table, hour=at)
