"""Who may open which page. Nobody, unless the view says so."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from vrijwilligers.feature import Permission
from vrijwilligers.web.effects import effect_of
from vrijwilligers.web.extensions import login_manager

View = TypeVar("View", bound=Callable[..., object])
EVERYONE = "everyone"
SHOWN, FORMS = "_user_id", "csrf_token"  # in the session, where Flask-Login and Flask-WTF look
LEFT = "left"  # both of the session before: what its pages still send is not lost
SIGNED_IN = "signed in"


def requires(permission: Permission) -> Callable[[View], View]:
    """Mark a view as open to staff who hold this permission."""
    return lambda view: _mark(view, permission)


def signed_in(view: View) -> View:
    """Mark a view as open to everybody of the team, for what is their own."""
    return _mark(view, SIGNED_IN)


def not_repeated(view: View) -> View:
    """Mark a view whose answers no page of the lock carries on: they have to be given again."""
    view.is_not_repeated = True  # type: ignore[attr-defined]
    return view


def no_draft(view: View) -> View:
    """Mark a view whose form is never kept as a draft: it asks a secret, or a word to confirm."""
    view.is_without_drafts = True  # type: ignore[attr-defined]
    return view


def special_draft(may_keep: Callable[..., bool]) -> Callable[[View], View]:
    """Mark a view whose form asks a special category of data (GDPR, article 9).

    What is typed there is kept, sealed for itself, only while ``may_keep`` says so; it gets the
    colleague and, by name, the numbers in the address.
    """

    def mark(view: View) -> View:
        view.may_keep_special = may_keep  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Mark a view as open to everyone."""
    return _mark(view, EVERYONE)


def matrix(app: Flask) -> list[str]:
    """List each endpoint with its methods, who may enter and what its form does, one line each."""
    return sorted(
        f"{rule.endpoint:<32} {'/'.join(sorted((rule.methods or set()) & {'GET', 'POST'})):<9}"
        f"{_access(app, rule.endpoint) or '':<18} {effect_of(app, rule.endpoint) or ''}".rstrip()
        for rule in app.url_map.iter_rules()
    )


def init_app(app: Flask) -> None:
    """Put the lock on, and refuse to start while a door has none."""
    if open_doors := [name for name in app.view_functions if not _access(app, name)]:
        raise RuntimeError(f"These views say neither @requires nor @public: {open_doors}")
    app.before_request(_check)


def is_not_repeated(endpoint: str) -> bool:
    """Tell whether what is typed on this page is dropped when the screen is locked."""
    return getattr(current_app.view_functions[endpoint], "is_not_repeated", False)


def keeps_drafts(endpoint: str, member: Any, numbers: Mapping[str, Any]) -> bool:
    """Tell whether what a colleague types on this page may be kept before it is saved."""
    view: Any = current_app.view_functions[endpoint]
    if getattr(view, "is_without_drafts", False):
        return False
    if is_special(endpoint):
        return bool(view.may_keep_special(member, **numbers))
    return not is_not_repeated(endpoint)


def is_special(endpoint: str) -> bool:
    """Tell whether this page asks a special category of data."""
    return hasattr(current_app.view_functions[endpoint], "may_keep_special")


def is_public(endpoint: str) -> bool:
    """Tell whether everyone may open this endpoint."""
    return _access(current_app, endpoint) == EVERYONE


def may_enter(endpoint: str, member: Any) -> bool:
    """Tell whether a colleague may open an endpoint that is not for everyone."""
    access = _access(current_app, endpoint)
    if access in (None, EVERYONE):
        return False
    return access == SIGNED_IN or bool(member.may(access))


def is_closed_to(path: str, member: Any) -> bool:
    """Tell whether a form stands at an address that is for others than this colleague.

    Where none stands any more it is not: the record went, or the product changed.
    """
    adapter = current_app.create_url_adapter(request)
    try:
        endpoint, _numbers = adapter.match(path, method="POST")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect):
        return False
    return not may_enter(endpoint, member)


def senders() -> list[tuple[str, str]]:
    """Return the tokens of this session and of the one before, each with that of its forms."""
    pairs = ([session.get(SHOWN), session.get(FORMS)], session.get(LEFT) or [None, None])
    return [(token, forms) for token, forms in pairs if token and forms]


def is_let_in() -> bool:
    """Tell whether this request reached a page that is not for everyone."""
    return bool(g.get("is_let_in"))


def _check() -> ResponseReturnValue | None:
    if request.endpoint is None or is_public(request.endpoint):
        return None
    access = _access(current_app, request.endpoint)
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    if access != SIGNED_IN and not current_user.may(access):
        abort(403)
    g.is_let_in = True
    return None


def _mark(view: View, access: str) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def _access(app: Flask, endpoint: str) -> str | None:
    if endpoint.split(".")[-1] == "static":  # style sheets, scripts and fonts
        return EVERYONE
    return getattr(app.view_functions[endpoint], "access", None)
