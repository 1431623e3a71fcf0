"""The orientation table for everybody: what one can do where, of the last market, all year."""

from dataclasses import replace

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.markets import documents, wording
from vrijwilligers.markets.documents import OrientationLook, OrientationPaper
from vrijwilligers.markets.queries import editions
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.rules.orientation import OrientationQuestion, rows_by_talent
from vrijwilligers.markets.rules.prints import PrintedMarket
from vrijwilligers.site.views.blueprint import bp
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.talents import queries as talents
from vrijwilligers.visitor_texts.wording import our_words
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.prints import handed_over

NAMES = {"nl": "orientatietabel", "fr": "tableau-orientation", "en": "orientation-table"}


@bp.get("/orientation")
@public
@cached
def orientation() -> ResponseReturnValue:
    """Show the tasks of the last market that are still right, by talent."""
    shown = _shown()
    names = talents.talent_names(spoken())
    return render_template(
        "site/orientation.html",
        found=rows_by_talent(shown, OrientationQuestion(), list(names)),
        names=names,
        market=shown,
        text_in=documents.in_language,
        words=wording,
    )


@bp.get("/orientation.pdf")
@public
@asked_often
@cached
def orientation_print() -> ResponseReturnValue:
    """Hand over the same as a print on A4."""
    language = spoken()
    look = OrientationLook(
        words=our_words(language, talents.talent_names(language)),
        categories=talents.category_names(language),
        today=today(),
        paper=OrientationPaper.A4,
    )
    shown = _shown()
    if not shown.stands:
        abort(404)  # the page says that there are no tasks now
    printed = documents.orientation_table(shown, look)
    return handed_over(printed.pdf, f"{NAMES[language]}-{today().isoformat()}.pdf", "inline")


def _shown() -> PrintedMarket:
    """Return the last market that is over: without tables, and only with what was checked."""
    last = editions.last_over(today()) or abort(404)
    market = printed_market(last, today=today())
    checked = (
        replace(stand, table=None, tasks=tuple(task for task in stand.tasks if task.is_checked))
        for stand in market.stands
    )
    return replace(market, stands=tuple(stand for stand in checked if stand.tasks))
