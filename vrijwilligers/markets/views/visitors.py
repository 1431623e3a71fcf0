"""The booklet of a visitor who was counted: their code, their stands, and a way that is kept."""

from flask import render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.actions import routes as actions
from vrijwilligers.markets.feature import MarketPermission
from vrijwilligers.markets.forms.booklets import BookletForm
from vrijwilligers.markets.models import MarketVisitor
from vrijwilligers.markets.queries import day as queries
from vrijwilligers.markets.queries import editions, routes
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.visitor_codes import code_of
from vrijwilligers.markets.rules.visits import MarketVisit
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.markets.views.booklets import (
    answers_of_fiche,
    booklet_form,
    booklet_look,
    hand_over,
    talents_asked,
)
from vrijwilligers.records.db import read_only
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.current import languages_of
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.get("/<int:market_id>/visitors/<int:visitor_id>/booklet")
@requires(MarketPermission.WELCOME)
def visitor_booklet(market_id: int, visitor_id: int) -> ResponseReturnValue:
    """Ask what a visitor is good at; what their fiche says is filled in."""
    visitor = queries.visitor(market_id, visitor_id)
    answers: dict[str, object] = {"dutch": "", "language": spoken()}
    if visitor.language in languages_of(VisitorPiece.BOOKLET):
        answers["language"] = visitor.language
    if visitor.candidate_id is not None:
        candidate = candidates.get(visitor.candidate_id)
        log_view(candidate)
        answers = answers_of_fiche(candidate) | {"language": answers["language"]}
    return _page(booklet_form(data=answers), visitor)


@bp.post("/<int:market_id>/visitors/<int:visitor_id>/booklet")
@requires(MarketPermission.WELCOME)
@repeatable  # what is printed again is planned again, in the place of what was
@writes(Effect.ADDS)
def print_visitor_booklet(market_id: int, visitor_id: int) -> ResponseReturnValue:
    """Print the booklet of a visitor with their code, and keep the way that stands in it.

    It is printed before anybody waits: only where somebody else took a place meanwhile, it is
    printed again while nobody else can.
    """
    with read_only():
        visitor = queries.visitor(market_id, visitor_id)
        form = booklet_form()
        if form.validate():
            with form.showing_problems():
                wishes = form.visitor(talents_asked(form))
        if form.errors or form.form_errors:
            return _page(form, visitor)
        code = code_of(visitor.number)
        shown = printed_market(editions.get(market_id), today=today())
        look = booklet_look(form)
        taken = routes.taken(market_id, but=visitor_id)
        planned = documents.visit_at(shown, wishes, at=now(), taken=taken)

    def booklet_by(visit: MarketVisit) -> documents.Print:
        personal = documents.personal_by(wishes, visit, code=code)
        return documents.personal_booklet(shown, personal, look)

    printed = booklet_by(planned)
    kept = actions.keep_route(queries.visitor(market_id, visitor_id), wishes, at=now())
    return hand_over(printed if kept == planned else booklet_by(kept), form)


def _page(form: BookletForm, visitor: MarketVisitor) -> ResponseReturnValue:
    shown = printed_market(visitor.market, today=today())
    shows: dict[str, object] = {
        "market": visitor.market,
        "visitor": visitor,
        "code": code_of(visitor.number),
        "way": documents.way_in_words(shown, routes.stops_of(visitor.id)),
        "cards": {card.code: card for card in talents.current_set().cards},
        "words": wording,
    }
    if form.errors or form.form_errors:
        return form_page("markets/visitor_booklet.html", form, **shows)
    return render_template("markets/visitor_booklet.html", form=form, **shows)
