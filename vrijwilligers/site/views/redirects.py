"""The addresses without a language: the door, short addresses on paper, and search engines."""

from math import ceil
from typing import Any

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from vrijwilligers.site import queries
from vrijwilligers.site.views.blueprint import address
from vrijwilligers.site.views.response_cache import asked_often, cached
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.web import public_requests
from vrijwilligers.web.access import public
from vrijwilligers.web.languages import browser_language

bp = Blueprint("door", __name__)

IN_A_PART = 5_000  # vacancies, each with an address in three languages
FIXED = ("home", "index", "accessibility")


@bp.url_value_preprocessor
def _receive(_endpoint: str | None, _values: object) -> None:
    public_requests.receive(browser_language(), error_template="site/error.html")


@bp.get("/site/")
@public
def language() -> ResponseReturnValue:
    """Go on in the language that the browser asks for."""
    return _onwards("site.home")


@bp.get("/v/<int:vacancy_id>")
@public
def short(vacancy_id: int) -> ResponseReturnValue:
    """Go from the short address on paper to the vacancy, in the reader's language."""
    return _onwards("site.show", vacancy_id=vacancy_id)


@bp.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    """Let search engines read the public pages, and nothing of the team."""
    rules = ("User-agent: *", "Allow: /site/", "Allow: /v/", "Disallow: /")
    lines = (*rules, "", f"Sitemap: {address('door.sitemap')}", "")
    return Response("\n".join(lines), mimetype="text/plain")


@bp.get("/sitemap.xml")
@public
@cached
def sitemap() -> ResponseReturnValue:
    """Name the parts of the map: a part may hold 50,000 addresses (sitemaps.org)."""
    last = max(1, ceil(queries.how_many(today()) / IN_A_PART))
    parts = [address("door.sitemap_part", part=part) for part in range(1, last + 1)]
    page = render_template("site/sitemaps.xml", parts=parts)
    return Response(page, mimetype="application/xml")


@bp.get("/sitemap-<int:part>.xml")
@public
@asked_often
@cached
def sitemap_part(part: int) -> ResponseReturnValue:
    """List public pages in their three languages; the first part also has the fixed ones."""
    found = queries.shown_numbers(today(), part=max(1, part), size=IN_A_PART)
    shown = [
        _in_each_language("site.show", vacancy_id=row.id) | {"changed": row.changed_at.isoformat()}
        for row in found
    ]
    fixed = [_in_each_language(f"site.{name}") for name in FIXED] if part == 1 else []
    page = render_template("site/sitemap.xml", pages=fixed + shown)
    return Response(page, mimetype="application/xml")


def _in_each_language(endpoint: str, **values: Any) -> dict[str, object]:
    return {"languages": {code: address(endpoint, language=code, **values) for code in LANGUAGES}}


def _onwards(endpoint: str, **values: Any) -> Response:
    answer = redirect(url_for(endpoint, **values), 302)
    answer.vary.add("Accept-Language")
    return answer  # type: ignore[return-value]
