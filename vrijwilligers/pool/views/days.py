"""The day of a call at the desk: who comes, telling the organisation, who came, and the end."""

from collections.abc import Sequence

from flask import Response, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from vrijwilligers.links.views import address_of
from vrijwilligers.matching.rules.letters import LetterTemplateKind
from vrijwilligers.pool.actions import day_lists, ending, reminding
from vrijwilligers.pool.documents import print_day_list
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import days as day_queries
from vrijwilligers.pool.rules.links import DAY
from vrijwilligers.pool.rules.states import CallState
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.pool.wording.day_lists import ShiftOnList, day_list
from vrijwilligers.pool.wording.days import thanks_letter
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over
from vrijwilligers.web.writing import writes

PAGE = "/<int:call_id>/day"
SEAT = f"{PAGE}/<int:seat_id>"
THANKS = {
    LetterTemplateKind.POOL_THANKS: _l("Who came"),
    LetterTemplateKind.POOL_MISSED: _l("Who did not come"),
}
SAYS = {"came": True, "missed": False, "unknown": None}


@bp.get(PAGE)
@requires(PoolPermission.READ)
def day(call_id: int) -> str:
    """Show who comes to each shift, and what is still to do about it."""
    call, at = queries.get(call_id), now()
    shifts = day_list(call, at=at)
    _log_seen(shifts)
    return render_template(
        "pool/day.html",
        call=call,
        words=call_in_words(call),
        shifts=shifts,
        destroy_by=day_queries.destroy_by(call),
        went_out=day_queries.list_went_out(call),
        has_list=call.state in day_lists.HAS_A_LIST,
        thanks=[
            (heading, thanks_letter(call, kind, spoken(), name="…"))
            for kind, heading in THANKS.items()
        ],
        may_end=call.state is CallState.CLOSED and day_queries.ends(call) <= at,
    )


@bp.get(f"{PAGE}/pdf")
@requires(PoolPermission.READ)
def day_pdf(call_id: int) -> Response:
    """Print the list for the organisation."""
    call = queries.get(call_id)
    _log_seen(day_list(call, at=now()))
    return print_of(call)


@bp.post(f"{PAGE}/<any(mail,given):how>")
@requires(PoolPermission.ANSWER)
@writes(Effect.TURNS)
def tell_day(call_id: int, how: str) -> ResponseReturnValue:
    """Mail the list to the organisation, or note that it has it otherwise."""
    call, me = queries.get(call_id), current_user.id
    try:
        if how == "mail":
            address = day_lists.mail_list(call, by=me, at=now(), address_of=address_of(DAY))
            flash(_("The list goes to %(address)s.", address=address))
        else:
            day_lists.note_given(call, by=me, at=now())
            flash(_("It is noted: the organisation knows who comes."))
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".day", call_id=call.id), 303)


@bp.post(f"{SEAT}/<any(came,missed,unknown):said>")
@requires(PoolPermission.ANSWER)
@writes(Effect.TURNS)
def came(call_id: int, seat_id: int, said: str) -> ResponseReturnValue:
    """Note whether somebody came, as the organisation says on the phone."""
    seat = seat_of(call_id, seat_id)
    try:
        day_lists.note_came(seat, SAYS[said], by=current_user.id, at=now())
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".day", call_id=call_id), 303)


@bp.post(f"{SEAT}/reminded")
@requires(PoolPermission.ANSWER)
@writes(Effect.TURNS)
def reminded(call_id: int, seat_id: int) -> ResponseReturnValue:
    """Note that somebody without mail was reminded by message or phone."""
    try:
        reminding.note_reminded(seat_of(call_id, seat_id), by=current_user.id, at=now())
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".day", call_id=call_id), 303)


@bp.post(f"{PAGE}/end")
@requires(PoolPermission.CALL)
@writes(Effect.HARMS)
def finish(call_id: int) -> ResponseReturnValue:
    """End a call: thank, count, and forget who said what."""
    call = queries.get(call_id)
    try:
        ending.finish(call, by=current_user.id, at=now())
        flash(_("The call is over. Who came is thanked and counted."))
    except Problem as problem:
        flash(str(problem.message))
    return redirect(url_for(".show", call_id=call_id), 303)


def seat_of(call_id: int, seat_id: int) -> CallSeat:
    """Return a place in a call; of another call there is none."""
    seat = day_queries.get_seat(seat_id)
    if seat.shift.call_id != call_id:
        abort(404)
    return seat


def _log_seen(shifts: Sequence[ShiftOnList]) -> None:
    amount = sum(len(shift.people) for shift in shifts)
    audit.record_seen("candidate", amount=amount, by=current_user.id)


def print_of(call: Call) -> Response:
    """Print who comes, in the language we speak."""
    shifts, until = day_list(call, at=now()), day_queries.destroy_by(call)
    made = print_day_list(call_in_words(call), shifts, destroy_by=until, today=today())
    return handed_over(made.pdf, f"call-{call.id}.pdf")
