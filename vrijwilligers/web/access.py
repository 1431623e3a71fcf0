"""Who may open which page. Nobody, unless the view says so."""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, abort, current_app, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.feature import Permission
from vrijwilligers.web.extensions import login_manager

View = TypeVar("View", bound=Callable[..., object])
EVERYONE = "everyone"
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


def public(view: View) -> View:
    """Mark a view as open to everyone."""
    return _mark(view, EVERYONE)


def matrix(app: Flask) -> list[str]:
    """List each endpoint with its methods and who may enter, one line each."""
    return sorted(
        f"{rule.endpoint:<32} {'/'.join(sorted((rule.methods or set()) & {'GET', 'POST'})):<9}"
        f"{_access(app, rule.endpoint)}"
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


def is_public(endpoint: str) -> bool:
    """Tell whether everyone may open this endpoint."""
    return _access(current_app, endpoint) == EVERYONE


def _check() -> ResponseReturnValue | None:
    if request.endpoint is None or is_public(request.endpoint):
        return None
    access = _access(current_app, request.endpoint)
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    if access != SIGNED_IN and not current_user.may(access):
        abort(403)
    return None


def _mark(view: View, access: str) -> View:
    view.access = access  # type: ignore[attr-defined]
    return view


def _access(app: Flask, endpoint: str) -> str | None:
    if endpoint.split(".")[-1] == "static":  # style sheets, scripts and fonts
        return EVERYONE
    return getattr(app.view_functions[endpoint], "access", None)
