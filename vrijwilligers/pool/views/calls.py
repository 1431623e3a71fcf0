"""The pages of calls: the list, a new one, the plan before anybody is asked, and asking."""

from collections import Counter
from datetime import datetime
from functools import partial

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.links.views import address_of
from vrijwilligers.pool.actions import calls as actions
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.models import Call, CallSeat
from vrijwilligers.pool.queries import call_lists, members, phoning
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries.plans import CallPlan, plan_of
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.seats import TAKES_PLACE
from vrijwilligers.pool.rules.states import MOVES_PEOPLE, CallState, CallTab, PoolChannel, Speed
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.wording import calls as wording
from vrijwilligers.pool.wording import people, plans
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import SureActionForm, editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

CALL = "/<int:call_id>"


@bp.get("/")
@requires(PoolPermission.READ)
def index() -> str:
    """Show the calls: where somebody is still needed, what is filled, what is over."""
    asked = request.args.get("state", "")
    tab = CallTab(asked) if asked in [*CallTab] else CallTab.OPEN
    found = listing(call_lists.on_tab(tab), number=page_number())
    figures = call_lists.figures_of(found.items)
    return render_template(
        "pool/calls.html",
        found=found,
        lines=[wording.call_line(one, figures[one.id]) for one in found.items],
        tab=tab,
        tabs=wording.TABS,
        counts=call_lists.tab_counts(),
    )


@bp.get(CALL)
@requires(PoolPermission.READ)
def show(call_id: int) -> str:
    """Show a call: before anybody is asked with the plan, after that with how it stands."""
    call, at = call_lists.whole(call_id), now()
    may_plan = call.state is CallState.DRAFT and current_user.may(PoolPermission.CALL)
    found = plan_of(call, at=at) if may_plan else None
    asks = queries.asks_with_people(call)
    seats = sorted((seat for ask in asks for seat in ask.seats), key=_in_order)
    figures = call_lists.figures_among(call, asks)
    audit.record_seen("candidate", amount=len(asks), by=current_user.id)
    taken = Counter(one.shift_id for one in seats if one.state in TAKES_PLACE)
    is_open = call.state in MOVES_PEOPLE
    return render_template(
        "pool/call.html",
        call=call,
        line=wording.call_line(call, figures),
        shifts=wording.shifts_in_words(call, taken),
        people={one.id: one for one in people.people_of(call, seats)},
        asks=[people.ask_line(one) for one in asks],
        asked_heading=_("Who was asked: %(asked)s", asked=wording.say_asked(figures)),
        to_phone=phoning.how_many(call) if not found else 0,
        next_wave=wording.say_next_wave(call, figures),
        is_open=is_open,
        may_ask_more=call.state is CallState.ASKING and not figures.is_full,
        shifts_heading=wording.say_shifts(len(call.shifts)),
        conditions=wording.conditions_of(call.vacancy),
        texts=wording.texts_of(call.vacancy),
        plan=plans.plan_in_words(call, found) if found else None,
        is_public=call.vacancy.is_open(day_of(at)),
        is_draft=call.state is CallState.DRAFT,
    )


def _in_order(seat: CallSeat) -> tuple[datetime, int]:
    return seat.answered_at, seat.id


@bp.route(f"{CALL}/ask/<any({','.join(Speed)}):speed>", methods=["GET", "POST"])
@requires(PoolPermission.CALL)
@writes(Effect.HARMS)
def ask_pool(call_id: int, speed: str) -> ResponseReturnValue:
    """Show once more who gets which question, and ask them."""
    call, at = opened(queries.get, queries.hold, call_id), now()
    form = _about(call)
    if form.validate_on_submit():
        with form.showing_problems():
            asked = actions.ask(
                call, Speed(speed), by=current_user.id, at=at, address_of=address_of(ANSWER)
            )
            amount = len(asked)
            flash(ngettext("%(num)s person is asked.", "%(num)s people are asked.", amount))
            return redirect(url_for(".show", call_id=call.id), 303)
    found = plan_of(call, at=at)
    amount = found.by_speed[Speed(speed)].asked_now
    if not amount and not form.is_submitted():
        abort(redirect(url_for(".show", call_id=call.id), 303))
    return form_page(
        "pool/ask.html",
        form,
        call=call,
        line=wording.call_line(call, call_lists.figures_of([call])[call.id]),
        speed=plans.plan_in_words(call, found).of(Speed(speed)),
        channels=plans.channels_in_words(_channels(found, Speed(speed))),
        texts=wording.texts_of(call.vacancy),
    )


def _channels(found: CallPlan, speed: Speed) -> Counter[PoolChannel]:
    asked = members.memberships_of(one.member.id for one in found.first(speed))
    return Counter(one.channel for one in asked.values())


def _about(call: Call) -> SureActionForm:
    state = _("It is now: %(state)s.", state=wording.say_state(call))
    return editing(partial(SureActionForm), call.version, state=state)
