"""The blueprint of the public pages: the language stands in the address, and nobody is known."""

from typing import Any

from flask import Blueprint, current_app, g, request, url_for

from vrijwilligers.settings.current import desk_settings
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web import public_requests

NOWHERE = "site.nowhere"  # the page that says there is none
IN_ANY_LANGUAGE = {"site.home": "door.language", "site.show": "door.short"}  # where a browser asks

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


@bp.app_template_global()
def addresses_by_language() -> dict[str, str]:
    """Return the whole address of the page that is shown in each language, for search engines.

    The last (``x-default``) is for who reads none of them: it asks the browser, where one does.
    """
    if not same_page_by_language():
        return {}
    endpoint, asked = str(request.endpoint), request.view_args or {}
    whole = {code: address(endpoint, language=code, **asked) for code in LANGUAGES}
    door = IN_ANY_LANGUAGE.get(endpoint)
    default = whole[current_app.config["BABEL_DEFAULT_LOCALE"]]
    return whole | {"x-default": address(door, **asked) if door else default}


@bp.app_template_global()
def address_shown() -> str:
    """Return the one address of the page that is shown, whatever was asked of it."""
    return addresses_by_language().get(spoken(), "")


@bp.app_template_global()
def share_picture() -> str:
    """Return the whole address of the picture beside a shared link: of the desk, or ours."""
    logo = desk_settings().logo
    return address("settings.logo", v=logo) if logo else address("static", filename="share.png")


def address(endpoint: str, **values: Any) -> str:
    """Return the whole address of a public page, whatever host was asked."""
    return current_app.config["SERVER_ADDRESS"].rstrip("/") + url_for(endpoint, **values)
