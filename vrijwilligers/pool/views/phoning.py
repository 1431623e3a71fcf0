"""The call list of a call, and the page of one person: what they say, noted as by their link."""

from functools import partial

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.links.views import address_of
from vrijwilligers.matching.wording.letters import sms_link, whatsapp_link
from vrijwilligers.pool.actions import phoning as actions
from vrijwilligers.pool.actions.answering import is_late
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.forms.people import TOLD, PhoneAnswerForm
from vrijwilligers.pool.models import Call, CallAsk
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import phoning
from vrijwilligers.pool.queries.plans import places_left
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome
from vrijwilligers.pool.views.blueprint import calls_bp as bp
from vrijwilligers.pool.views.calls import CALL
from vrijwilligers.pool.wording import call_in_words
from vrijwilligers.pool.wording import people as wording
from vrijwilligers.records import audit
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.phones import may_get_texts
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

PERSON = "/people/<int:ask_id>"


@bp.get(f"{CALL}/phone")
@requires(PoolPermission.ANSWER)
def phone_list(call_id: int) -> str:
    """Show whom to phone or text for a call, and who is with which colleague."""
    call, at = queries.get(call_id), now()
    tasks = phoning.phone_list(call)
    audit.record_seen("candidate", amount=len(tasks), by=current_user.id)
    team = {member.id: member.name for member in accounts.team()}
    callers = {
        one.ask.id: team.get(one.ask.caller_id or 0, "")
        for one in tasks
        if phoning.is_with_another(one.ask, current_user.id, at)
    }
    return render_template(
        "pool/phone_list.html",
        call=call,
        words=call_in_words(call),
        lines=[wording.phone_line(one, callers) for one in tasks],
        may_take=any(one.ask.id not in callers for one in tasks),
    )


@bp.post(f"{CALL}/phone/next")
@requires(PoolPermission.ANSWER)
@writes(Effect.GOES_ON)
def phone_next(call_id: int) -> ResponseReturnValue:
    """Take the next person of the call list, so that no colleague calls them too."""
    return _next(queries.get(call_id))


@bp.route(PERSON, methods=["GET", "POST"])
@requires(PoolPermission.ANSWER)
@writes(Effect.SAVES)
def person(ask_id: int) -> ResponseReturnValue:
    """Show one person of a call with their number and the question, and note what they say."""
    ask = opened(queries.get_ask, phoning.hold_ask, ask_id)
    form = _form(ask)
    if form.validate_on_submit():
        with form.showing_problems():
            is_mine = ask.caller_id == current_user.id
            _note(ask, form)
            flash(_("It is noted."))
            if is_mine:
                return _next(ask.call)
            return redirect(url_for(".show", call_id=ask.call_id), 303)
    return _page(ask, form)


@bp.post(f"{PERSON}/take")
@requires(PoolPermission.ANSWER)
@writes(Effect.GOES_ON)
def take(ask_id: int) -> ResponseReturnValue:
    """Take one person of the call list, so that no colleague calls them too."""
    ask = phoning.hold_ask(ask_id)
    form = _form(ask)
    with form.showing_problems():
        actions.take(ask, by=current_user.id, at=now())
        return redirect(url_for(".person", ask_id=ask.id), 303)
    return _page(ask, form)


@bp.post(f"{PERSON}/text")
@requires(PoolPermission.ANSWER)
@writes(Effect.ADDS)
def text(ask_id: int) -> ResponseReturnValue:
    """Make the text for the phone of somebody, with a link of their own; it is shown only now."""
    ask = phoning.hold_ask(ask_id)
    number = ask.candidate.phone or ""
    if not may_get_texts(number) or is_late(ask.call, now()):
        abort(404)
    log_view(ask.candidate)
    token = actions.make_link(ask, by=current_user.id, at=now())
    message = wording.text_to_send(ask, address_of(ANSWER)(token))
    writes_there = ask.candidate.whatsapp and desk_settings().whatsapp
    return render_template(
        "pool/text.html",
        ask=ask,
        text=message,
        sms=sms_link(number, message),
        whatsapp=whatsapp_link(number, message) if writes_there else "",
    )


def _next(call: Call) -> ResponseReturnValue:
    ask = actions.take_next(call, by=current_user.id, at=now())
    if ask is None:
        flash(_("Nobody is left to call now."))
        return redirect(url_for(".phone_list", call_id=call.id), 303)
    return redirect(url_for(".person", ask_id=ask.id), 303)


def _note(ask: CallAsk, form: PhoneAnswerForm) -> None:
    said, by, at = form.said.data, current_user.id, now()
    if said == TOLD:
        actions.note_told(ask, by=by)
    elif said in [*CallerOutcome]:
        actions.note_outcome(ask, CallerOutcome(said), by=by)
    else:
        shift = form.shift_id()
        answer = CallAnswer.YES if shift else CallAnswer(said)
        chosen = [shift] if shift else []
        to = address_of(ANSWER)
        actions.note_answer(ask, answer, chosen, by=by, at=at, address_of=to)


def _form(ask: CallAsk) -> PhoneAnswerForm:
    state = _("It is now: %(state)s.", state=wording.say_answer(ask))
    form = editing(partial(PhoneAnswerForm), ask.version, state=state)
    left = places_left(ask.call)
    can_do = [
        (shift, free)
        for shift, free in zip(ask.call.shifts, left, strict=True)
        if ask.shifts & 1 << shift.place
    ]
    form.offer(
        {shift.id: wording.say_choice(shift, free) for shift, free in can_do},
        must_hear=ask.to_tell_since is not None,
        takes_answers=not is_late(ask.call, now()),
    )
    return form


def _page(ask: CallAsk, form: PhoneAnswerForm) -> tuple[str, int]:
    log_view(ask.candidate)
    number, is_open = ask.candidate.phone or "", not is_late(ask.call, now())
    with speaking(ask.candidate.language):
        question, told = call_in_words(ask.call), wording.what_to_tell(ask)
    return form_page(
        "pool/person.html",
        form,
        ask=ask,
        question=question,
        told=told if ask.to_tell_since else [],
        language=ask.candidate.language,
        is_over=not is_open,
        said=wording.say_answer(ask),
        speaks=wording.say_language(ask),
        may_text=may_get_texts(number) and is_open,
        is_mine=ask.caller_id == current_user.id,
    )
