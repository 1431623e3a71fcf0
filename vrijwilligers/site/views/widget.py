"""A list in a frame for the websites of others, and the page that explains how to place it."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from vrijwilligers.records.listing import listing
from vrijwilligers.site import queries
from vrijwilligers.site.views.blueprint import address, bp
from vrijwilligers.site.views.filters import filter_asked, has_unknown_filter, if_known, narrowed
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.vacancies import wording
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.headers import let_frame

USUAL, MOST = 10, 50


@bp.get("/widget")
@public
@asked_often
@cached
def widget() -> ResponseReturnValue:
    """Show a short list that a page of others holds in a frame; search engines leave it out."""
    question = queries.listed(filter_asked().details(), today=today(), language=spoken())
    found = listing(if_known(question), number=1, size=_limit())
    lines = [wording.public_line(vacancy, today=today()) for vacancy in found.items]
    page = render_template(
        "site/widget.html",
        lines=lines,
        listing=found,
        narrowed=narrowed(),
        has_unknown_filter=has_unknown_filter(),
    )
    answer = let_frame(make_response(page))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


@bp.get("/embed")
@public
@asked_often
@cached
def embed() -> ResponseReturnValue:
    """Give the piece of HTML that places the list on another website."""
    form = filter_asked()
    return render_template(
        "site/embed.html", form=form, source=address("site.widget", **narrowed(), limit=USUAL)
    )


def _limit() -> int:
    text = request.args.get("limit", "")
    return min(MOST, max(1, int(text))) if text.isdecimal() and len(text) < 5 else USUAL
