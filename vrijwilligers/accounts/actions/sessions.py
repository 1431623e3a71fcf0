"""What becomes of a session: it begins, is locked and opened, sets up a second step, and ends."""

from datetime import datetime, timedelta
from pkgutil import resolve_name

from flask_babel import lazy_gettext as _l
from sqlalchemy import Update, delete, or_, update

from vrijwilligers.accounts.models import DeskSession, KnownBrowser, StaffMember
from vrijwilligers.accounts.rules import second_factor, sessions
from vrijwilligers.accounts.rules.sessions import SessionState
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.problems import Problem


class LockedMeanwhile(Problem):
    """The screen was locked anew while its password was looked at: that lock stays."""

    message = _l("The screen was locked again. Enter the password once more.")
    field = "password"


def start(member: StaffMember, *, at: datetime, awaits_code: bool = False) -> str:
    """Begin a session of somebody and return its token, which we do not keep.

    A session that awaits a code lets nobody in: it only says who gave the password.
    """
    token = sessions.new_token()
    session = DeskSession(
        token_hash=sessions.hash_of(token),
        staff_id=member.id,
        epoch=member.session_epoch,
        signed_in_at=at,
        active_at=at,
        awaits_code=awaits_code,
    )
    db.session.add(session)
    return token


def know_browser(member: StaffMember, token_hash: str, *, at: datetime) -> None:
    """Note that somebody signed in in a browser, of which we keep only the hash of its token."""
    insert = resolve_name(f"sqlalchemy.dialects.{db.engine.dialect.name}:insert")
    known = insert(KnownBrowser).values(staff_id=member.id, token_hash=token_hash, last_at=at)
    columns = [KnownBrowser.staff_id, KnownBrowser.token_hash]
    again = known.on_conflict_do_update(index_elements=columns, set_={"last_at": at})
    db.session.execute(again)


def forget_browsers(member: StaffMember) -> None:
    """Know no browser of somebody any more."""
    db.session.execute(delete(KnownBrowser).where(KnownBrowser.staff_id == member.id))


def end(token_hash: str, *, at: datetime) -> None:
    """End a session, in every browser that holds its token."""
    _change(token_hash, ended_at=at, enrolment_secret=None, enrolment_at=None)


def lock(token_hash: str, *, at: datetime) -> None:
    """Lock the screen, in every browser that holds its token."""
    _change(token_hash, locked_at=at)


def unlock(state: SessionState, *, at: datetime) -> None:
    """Lift the lock that was there when the password was asked; a later one stays.

    Raise ``LockedMeanwhile``.
    """
    is_that_lock = or_(DeskSession.locked_at.is_(None), DeskSession.locked_at == state.locked_at)
    lifted = _of(state.token_hash).where(is_that_lock).values(locked_at=None, active_at=at)
    if not db.session.execute(lifted).rowcount:  # type: ignore[attr-defined]
        raise LockedMeanwhile


def note_activity(token_hash: str, *, began: datetime, idle: timedelta, at: datetime) -> None:
    """Note when somebody did something; what became idle or locked meanwhile stays so."""
    is_open = DeskSession.locked_at.is_(None) & (DeskSession.active_at >= at - idle)
    later = _of(token_hash).where(is_open, DeskSession.active_at < began)
    db.session.execute(later.values(active_at=began))


def begin_enrolment(token_hash: str, *, at: datetime) -> None:
    """Make the secret of a new second step; for some minutes it waits for its first code."""
    _change(token_hash, enrolment_secret=second_factor.new_secret(), enrolment_at=at)


def end_enrolment(token_hash: str) -> None:
    """Forget the secret that waited."""
    _change(token_hash, enrolment_secret=None, enrolment_at=None)


def _change(token_hash: str, **values: object) -> None:
    db.session.execute(_of(token_hash).values(**values))


def _of(token_hash: str) -> Update:
    open_session = update(DeskSession).where(
        DeskSession.token_hash == token_hash, DeskSession.ended_at.is_(None)
    )
    return open_session.execution_options(synchronize_session=False)
