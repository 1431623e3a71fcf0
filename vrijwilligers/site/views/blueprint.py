"""The blueprint of the public pages: the language stands in the address, and nobody is known."""

from typing import Any

from flask import Blueprint, current_app, g, request, url_for

from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web import public_requests

NOWHERE = "site.nowhere"  # the page that says there is none

bp = Blueprint("site", __name__, url_prefix=f"/site/<any({','.join(LANGUAGES)}):language>")


@bp.url_value_preprocessor
def _receive(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    public_requests.receive((values or {}).pop("language"), error_template="site/error.html")


@bp.app_url_defaults
def _go_on_in_the_same_language(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("site.") and "page_language" in g:
        values.setdefault("language", g.page_language)


@bp.app_template_global()
def same_page_by_language() -> dict[str, str]:
    """Return where the page that is shown stands in each language; empty where it is in one."""
    if request.blueprint != bp.name or request.endpoint == NOWHERE:
        return {}
    asked = request.view_args or {}
    return {code: url_for(str(request.endpoint), language=code, **asked) for code in LANGUAGES}


def address(endpoint: str, **values: Any) -> str:
    """Return the whole address of a public page, whatever host was asked."""
    return current_app.config["SERVER_ADDRESS"].rstrip("/") + url_for(endpoint, **values)
