"""Saying whether one stays in the pool: by link without an account, or on the phone at the desk."""

from datetime import datetime

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import address_of, opens
from vrijwilligers.matching.wording.letters import sms_link
from vrijwilligers.pool.actions import joining
from vrijwilligers.pool.actions import still as actions
from vrijwilligers.pool.feature import PoolPermission
from vrijwilligers.pool.models import PoolMembership
from vrijwilligers.pool.queries import members
from vrijwilligers.pool.queries import still as queries
from vrijwilligers.pool.rules.links import STILL
from vrijwilligers.pool.views.answering import PAUSE
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.wording.still import still_line, text_to_ask
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import months_after, now, today
from vrijwilligers.vocabulary.phones import may_get_texts
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

PATH = "/still/<token>"
DESK = "/still/<int:candidate_id>"
SAYS = "<any(stays,pause,tried):said>"


def ask_still(at: datetime) -> None:
    """Ask who is due whether they stay; twice is once."""
    actions.ask_still(at, address_of=address_of(STILL))


def _is_over(link: SignedLink) -> bool:
    """Tell whether who asked for this link left the pool since."""
    try:
        membership = record_of(link, PoolMembership)
    except NoResultFound:
        return True
    return members.membership_of(membership.candidate_id) is None


@bp.get(PATH)
@public
@opens(STILL, is_over=_is_over)
def still(link: SignedLink, token: str) -> str:
    """Ask whether somebody stays; opening the link changes nothing."""
    membership = record_of(link, PoolMembership)
    return render_template(
        "pool/still.html",
        token=token,
        form=Form(formdata=None),
        name=membership.candidate.first_name,
        answered=membership.asked_still_at is None,
        is_paused=membership.is_paused(today()),
    )


@bp.post(f"{PATH}/<any(stays,pause,leave):said>")
@public
@writes(Effect.TURNS)
@opens(STILL, is_over=_is_over)
def say_still(link: SignedLink, token: str, said: str) -> ResponseReturnValue:
    """Note what somebody says: one click is enough."""
    _note(record_of(link, PoolMembership), said, by=None)
    return redirect(url_for(".still", token=token), 303)


@bp.get("/still")
@requires(PoolPermission.JOIN)
def still_list() -> str:
    """Show whom to text or phone to ask whether they stay."""
    found = queries.by_hand(now())
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    return render_template("pool/still_list.html", lines=[still_line(one) for one in found])


@bp.post(f"{DESK}/text")
@requires(PoolPermission.JOIN)
@writes(Effect.ADDS)
def still_text(candidate_id: int) -> ResponseReturnValue:
    """Make the text for the phone of somebody, with a link of their own; it is shown only now."""
    membership = _member(candidate_id)
    candidate = membership.candidate
    if not may_get_texts(candidate.phone):
        abort(404)
    log_view(candidate)
    token = actions.make_link(membership, at=now())
    actions.note_asked(membership, at=now())
    message = text_to_ask(candidate.language, address_of(STILL)(token))
    sms = sms_link(candidate.phone or "", message)
    return render_template("pool/still_text.html", candidate=candidate, text=message, sms=sms)


@bp.post(f"{DESK}/{SAYS}")
@requires(PoolPermission.JOIN)
@writes(Effect.TURNS)
def note_still(candidate_id: int, said: str) -> ResponseReturnValue:
    """Note what somebody says on the phone, or that they were not reached."""
    _note(_member(candidate_id), said, by=current_user.id)
    flash(_("It is noted."))
    return redirect(url_for(".still_list"), 303)


def _note(membership: PoolMembership, said: str, *, by: int | None) -> None:
    at = now()
    if said == "tried":
        actions.note_asked(membership, at=at)
        return
    if said == "leave":
        joining.leave(membership, by=by)
        return
    actions.stay(membership, by=by, at=at)
    if said == "pause":
        joining.pause(membership, months_after(today(), PAUSE), by=by)


def _member(candidate_id: int) -> PoolMembership:
    candidates.hold(candidate_id)
    membership = members.membership_of(candidate_id)
    if membership is None:
        abort(404)
    return membership
