"""The page on which an organisation sees who comes and tells who came; opening changes nothing."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.rules import LinkEndReason
from vrijwilligers.links.views import opens
from vrijwilligers.pool.actions import day_lists
from vrijwilligers.pool.models import Call
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.rules.links import DAY
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.views.days import SAYS, print_of, seat_of
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.pool.wording.day_lists import day_list
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.writing import writes

PATH = "/day/<token>"


def _is_over(link: SignedLink) -> bool:
    call = record_of(link, Call)
    is_late = today() > day_queries.destroy_by(call)
    return is_late or call.state not in day_lists.HAS_A_LIST


def _why_over(link: SignedLink) -> dict[str, object]:
    return {"is_replaced": link.ended_because is LinkEndReason.REPLACED}


@bp.get(PATH)
@public
@opens(DAY, is_over=_is_over, shown=_why_over)
def day_by_link(link: SignedLink, token: str) -> str:
    """Show who comes to each shift, as each agreed."""
    call = record_of(link, Call)
    return render_template(
        "pool/day_by_link.html",
        token=token,
        form=Form(formdata=None),
        words=call_in_words(call),
        shifts=day_list(call, at=now()),
        destroy_by=day_queries.destroy_by(call),
    )


@bp.get(f"{PATH}/pdf")
@public
@opens(DAY, is_over=_is_over, shown=_why_over)
def day_pdf_by_link(link: SignedLink, token: str) -> Response:
    """Print the list."""
    return print_of(record_of(link, Call))


@bp.post(f"{PATH}/<int:seat_id>/<any(came,missed,unknown):said>")
@public
@writes(Effect.TURNS)
@opens(DAY, is_over=_is_over, shown=_why_over)
def came_by_link(link: SignedLink, token: str, seat_id: int, said: str) -> ResponseReturnValue:
    """Note whether somebody came."""
    seat = seat_of(record_of(link, Call).id, seat_id)
    try:
        day_lists.note_came(seat, SAYS[said], by=None, at=now())
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".day_by_link", token=token), 303)
