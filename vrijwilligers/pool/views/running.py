"""The pages of a call that runs: moving people, more time to answer, cancelling."""

from functools import partial
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.links.views import address_of
from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.actions import moving, shifts
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.forms.calls import CallTimeForm
from vrijwilligers.pool.forms.people import GOES, MoveForm
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries import call_lists
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallState, PoolChannel
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.views.calls import CALL
from vrijwilligers.pool.wording import SEATS, STILL, people, say_shift
from vrijwilligers.pool.wording import calls as wording
from vrijwilligers.vocabulary.clock import BRUSSELS, now
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import SureActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes


@bp.route("/seats/<int:seat_id>/move", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.SAVES)
def move_person(seat_id: int) -> ResponseReturnValue:
    """Move somebody to another shift, or out of it; what that costs stands beside each choice."""
    seat = queries.get_seat(seat_id)
    call = opened(queries.get, queries.hold, seat.shift.call_id)
    seats = queries.seats_of(call)
    choices = people.move_choices(seat, seats)
    form = _move_form(seat, choices)
    if form.validate_on_submit():
        with form.showing_problems():
            _move(seat, form.target.data)
            flash(_("It is done. Whoever it concerns hears of it."))
            return redirect(url_for(".show", call_id=call.id), 303)
    log_view(seat.ask.candidate)
    return form_page(
        "pool/move.html",
        form,
        call=call,
        candidate=seat.ask.candidate,
        now_at=say_shift(seat.shift),
        state=SEATS[seat.state],
        choices=choices,
        going=people.costs_of_going(seat, seats),
        is_still=seat.state in STILL,
    )


@bp.route(f"{CALL}/time", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.SAVES)
def more_time(call_id: int) -> ResponseReturnValue:
    """Give more time to answer."""
    call = opened(queries.get, queries.hold, call_id)
    form = editing(partial(CallTimeForm, data=_until(call)), call.version)
    if form.validate_on_submit():
        with form.showing_problems():
            shifts.prolong(call, form.until(), by=current_user.id, at=now())
            flash(_("There is more time to answer."))
            return redirect(url_for(".show", call_id=call.id), 303)
    return form_page("pool/more_time.html", form, call=call, line=_line(call))


@bp.route(f"{CALL}/cancel", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.HARMS)
def cancel(call_id: int) -> ResponseReturnValue:
    """Ask whether a call goes on no more, and tell who said yes."""
    call = opened(queries.get, queries.hold, call_id)
    state = _("It is now: %(state)s.", state=wording.say_state(call))
    form = editing(partial(SureActionForm), call.version, state=state)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.cancel(call, by=current_user.id, at=now())
            flash(_("The call is cancelled."))
            return redirect(url_for(".show", call_id=call.id), 303)
    told = _to_tell(call)
    return form_page(
        "pool/cancel.html",
        form,
        call=call,
        line=_line(call),
        told=wording.say_who_hears(*told) if any(told) else "",
        is_draft=call.state is CallState.DRAFT,
    )


def _move(seat: CallSeat, target: str) -> None:
    how: dict[str, Any] = {"by": current_user.id, "at": now(), "address_of": address_of(ANSWER)}
    if target == GOES:
        moving.let_go(seat, **how)
        return
    shift = next(one for one in seat.shift.call.shifts if str(one.id) == target)
    moving.move(seat, shift, **how)


def _move_form(seat: CallSeat, choices: list[people.MoveChoice]) -> MoveForm:
    state = _("It is now: %(state)s.", state=SEATS[seat.state])
    form = editing(partial(MoveForm), seat.ask.version, state=state)
    form.offer({one.shift_id: one.hours for one in choices if not one.is_full})
    return form


def _until(call: Call) -> dict[str, Any]:
    until = call.answer_until.astimezone(BRUSSELS)
    return {"until_on": until.date(), "until_at": until.time().replace(second=0, microsecond=0)}


def _line(call: Call) -> wording.CallLine:
    return wording.call_line(call, call_lists.figures_of([call])[call.id])


def _to_tell(call: Call) -> tuple[int, int]:
    """Return how many hear by e-mail that a call goes on no more, and how many by phone."""
    seats = [one for one in queries.seats_of(call) if one.state in STILL]
    asks = {one.ask_id: one.ask for one in seats}.values()
    mailed = sum(one.channel is PoolChannel.MAIL for one in asks)
    return mailed, len(asks) - mailed
