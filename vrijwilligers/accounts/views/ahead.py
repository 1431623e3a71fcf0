"""The slow work on a password, done before a page takes the writers' place."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.exc import NoResultFound

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions.passwords import own_words
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules import passwords
from vrijwilligers.accounts.rules.links import WELCOMES
from vrijwilligers.links.queries import by_token, record_of
from vrijwilligers.links.rules import LinkState
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.forms import Form

View = Callable[..., ResponseReturnValue]
Whose = Callable[..., StaffMember | None]


def tried_ahead(form: type[Form], whose: Whose) -> Callable[[View], View]:
    """Compare the password of a form before its view, which then only has to look it up."""
    return _ahead(form, lambda typed, **values: _compare(typed, whose(typed, **values)))


def chosen_ahead(form: type[Form], whose: Whose) -> Callable[[View], View]:
    """Judge the new password of a form before its view, and hash it where it will do."""
    return _ahead(form, lambda typed, **values: _judge(typed, whose(typed, **values)))


def who_signs_in(typed: Any, **_values: Any) -> StaffMember | None:
    """Return whose address was typed."""
    return queries.by_email(typed.email.data or "")


def who_is_here(_typed: Any, **_values: Any) -> StaffMember | None:
    """Return who is signed in."""
    return queries.get(current_user.id) if current_user.is_authenticated else None


def who_has_link(_typed: Any, token: str) -> StaffMember | None:
    """Return whom an open link lets choose a password."""
    try:
        link = by_token(token, *WELCOMES)
    except NoResultFound:
        return None
    return record_of(link, StaffMember) if link.state(now()) == LinkState.OPEN else None


def was_right() -> bool:
    """Tell whether the password of this request was compared ahead, and right."""
    return bool(g.get("password_is_right"))


def _ahead(form: type[Form], work: Callable[..., object]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**values: Any) -> ResponseReturnValue:
            if request.method != "POST":
                return view(**values)
            with passwords.remembering():
                work(form(), **values)
                return view(**values)

        return wrapper

    return decorate


def _compare(typed: Any, member: StaffMember | None) -> bool:
    password = typed.password.data
    if not password or len(password) > passwords.LONGEST:
        return False
    g.password_is_right = passwords.is_right(password, member.password_hash if member else None)
    return was_right()


def _judge(typed: Any, member: StaffMember | None) -> None:
    new = typed.new_password.data
    is_proven = "password" not in typed or _compare(typed, member)
    if member is None or not is_proven or not new:
        return
    is_measured = passwords.SHORTEST <= len(new) <= passwords.LONGEST
    if is_measured and not passwords.weakness(new, own_words(member)):
        passwords.hashed(new)
