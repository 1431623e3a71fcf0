"""Phoning for a call: each person is with one caller at a time, and answers as by the link."""

from collections.abc import Collection
from datetime import datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.links import actions as links
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.pool.actions import answering
from vrijwilligers.pool.actions.mails import tell_moved
from vrijwilligers.pool.actions.problems import CallIsNotOpen
from vrijwilligers.pool.feature import AskDeed
from vrijwilligers.pool.models import Call, CallAsk
from vrijwilligers.pool.queries import calls as queries
from vrijwilligers.pool.queries import phoning
from vrijwilligers.pool.rules.links import ANSWER
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, CallState
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.problems import Problem


class AskIsTaken(Problem):
    """Nobody is called twice at once."""

    message = _l("A colleague is calling this person. Take the next one.")


def take_next(call: Call, *, by: int, at: datetime) -> CallAsk | None:
    """Take the next person of the call list, if there is one who is with nobody."""
    call = queries.hold(call.id)
    ask = phoning.next_for(call, by, at)
    if ask is not None:
        ask.caller_id, ask.taken_at = by, at
    return ask


def take(ask: CallAsk, *, by: int, at: datetime) -> None:
    """Take somebody, so that no colleague calls them meanwhile."""
    _refuse_done(queries.hold(ask.call_id))
    if phoning.is_with_another(ask, by, at):
        raise AskIsTaken
    ask.caller_id, ask.taken_at = by, at


def note_answer(
    ask: CallAsk,
    said: CallAnswer,
    shift_ids: Collection[int] = (),
    *,
    by: int | None,
    at: datetime,
    address_of: AddressOf,
) -> None:
    """Note what somebody says on the phone; whoever moves up by it hears of it."""
    moved = answering.answer(ask, said, shift_ids, at=at, by=by)
    tell_moved(moved, at=at, address_of=address_of)
    _let_go(ask)
    ask.caller_outcome = None
    audit.record(AskDeed.ANSWERED, ask, by=by)


def note_outcome(ask: CallAsk, outcome: CallerOutcome, *, by: int | None) -> None:
    """Note that somebody was not reached, or asked to be called again; they stay on the list."""
    _refuse_done(queries.hold(ask.call_id))
    ask.caller_id, ask.caller_outcome = None, outcome
    audit.record(AskDeed.CALLED, ask, by=by)


def note_told(ask: CallAsk, *, by: int | None) -> None:
    """Note that somebody knows what changed."""
    _let_go(ask)
    audit.record(AskDeed.TOLD, ask, by=by)


def make_link(ask: CallAsk, *, by: int, at: datetime) -> str:
    """Make a link for a text to somebody, and return its token; the one before goes on working."""
    take(ask, by=by, at=at)
    _link, token = links.make(ANSWER, ask, at=at)
    audit.record(AskDeed.TEXTED, ask, by=by)
    return token


def _refuse_done(call: Call) -> None:
    """Refuse to keep anything of a call of which all was forgotten."""
    if call.state is CallState.DONE:
        raise CallIsNotOpen


def _let_go(ask: CallAsk) -> None:
    ask.caller_id = ask.to_tell_since = None
