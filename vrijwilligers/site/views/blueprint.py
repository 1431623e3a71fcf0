"""The blueprint of the public pages: the language stands in the address, and nobody is known."""

from typing import Any

from flask import Blueprint, current_app, g, url_for

from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web import public_requests

bp = Blueprint("site", __name__, url_prefix=f"/site/<any({','.join(LANGUAGES)}):language>")


@bp.url_value_preprocessor
def _receive(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    public_requests.receive((values or {}).pop("language"), error_template="site/error.html")


@bp.app_url_defaults
def _go_on_in_the_same_language(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint.startswith("site.") and "page_language" in g:
        values.setdefault("language", g.page_language)


def address(endpoint: str, **values: Any) -> str:
    """Return the whole address of a public page, whatever host was asked."""
    return current_app.config["SERVER_ADDRESS"].rstrip("/") + url_for(endpoint, **values)
