"""Answering a call by link, without an account; opening the link changes nothing."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import address_of, opens
from vrijwilligers.matching.wording.disclosures import promise_in, shared_values
from vrijwilligers.pool.actions import answering as actions
from vrijwilligers.pool.actions import joining
from vrijwilligers.pool.actions.answering import IN_LINE
from vrijwilligers.pool.actions.mails import tell_moved
from vrijwilligers.pool.models import CallAsk
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import members
from vrijwilligers.pool.queries.plans import places_left
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallAnswer
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.wording import (
    answer_in_words,
    call_in_words,
    conflicts_in_words,
    shift_choices,
)
from vrijwilligers.vocabulary.clock import months_after, now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.writing import writes

PAUSE = 3  # months
PATH = "/answer/<token>"


@bp.get(PATH)
@public
@opens(ANSWER)
def answer(link: SignedLink, token: str) -> str:
    """Show what is asked, and what was answered; nothing is noted by opening it."""
    asked = record_of(link, CallAsk)
    return render_template("pool/answer.html", form=Form(formdata=None), **_shown(asked, token))


@bp.post(f"{PATH}/yes/<int:place>")
@public
@writes(Effect.TURNS)
@opens(ANSWER)
def say_yes(link: SignedLink, token: str, place: int) -> ResponseReturnValue:
    """Say yes to one shift; who waits has a place in the line, who is offered one takes it."""
    return _said(link, token, CallAnswer.YES, place)


@bp.post(f"{PATH}/<any(no,later):said>")
@public
@writes(Effect.TURNS)
@opens(ANSWER)
def say_other(link: SignedLink, token: str, said: str) -> ResponseReturnValue:
    """Say no, which needs no reason, or that the answer comes later."""
    return _said(link, token, CallAnswer(said))


@bp.post(f"{PATH}/pause")
@public
@writes(Effect.TURNS)
@opens(ANSWER)
def pause(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask this person nothing for some months."""
    membership = members.membership_of(record_of(link, CallAsk).candidate_id)
    if membership is not None:
        joining.pause(membership, months_after(today(), PAUSE), by=None)
    return redirect(url_for(".answer", token=token), 303)


@bp.post(f"{PATH}/leave")
@public
@writes(Effect.TURNS)
@opens(ANSWER)
def leave(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask this person nothing any more."""
    membership = members.membership_of(record_of(link, CallAsk).candidate_id)
    if membership is not None:
        joining.leave(membership, by=None)
    return redirect(url_for(".answer", token=token), 303)


def _said(
    link: SignedLink, token: str, said: CallAnswer, place: int | None = None
) -> ResponseReturnValue:
    asked, at = record_of(link, CallAsk), now()
    chosen = [shift.id for shift in asked.call.shifts if shift.place == place]
    form = Form()
    with form.showing_problems():
        moved = actions.answer(asked, said, chosen, at=at)
        tell_moved(moved, at=at, address_of=address_of(ANSWER))
        return redirect(url_for(".answer", token=token), 303)
    return render_template("pool/answer.html", form=form, **_shown(asked, token)), 422


def _shown(asked: CallAsk, token: str) -> dict[str, object]:
    call, candidate = asked.call, asked.candidate
    membership = members.membership_of(asked.candidate_id)
    return {
        "token": token,
        "name": candidate.first_name,
        "call": call_in_words(call),
        "answer": answer_in_words(asked),
        "promise": promise_in(spoken(), call.vacancy.organisation.name, shared_values(candidate)),
        "choices": shift_choices(asked, places_left(call)),
        "conflicts": conflicts_in_words(asked, queries.seats_elsewhere(asked)),
        "may_give_up": call.ended_at is None and any(seat.state in IN_LINE for seat in asked.seats),
        "is_over": actions.is_late(call, now()),
        "is_member": membership is not None,
        "is_paused": membership is not None and membership.is_paused(today()),
    }
