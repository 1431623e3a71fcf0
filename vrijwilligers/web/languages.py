"""Which language a page speaks, and to whom."""

from flask import Flask, current_app, g, has_request_context, request, session
from flask_babel import get_babel, get_locale, refresh
from flask_login import current_user

from vrijwilligers.vocabulary.languages import (
    LANGUAGES,
    language_name,
    listed,
    opening,
    say_day,
    say_hour,
    say_near_day,
)
from vrijwilligers.web import public_requests


def init_app(app: Flask) -> None:
    """Choose the language per request, and give the templates their words."""
    get_babel(app).locale_selector = choose_language
    app.jinja_env.globals |= {
        "get_locale": get_locale,
        "LANGUAGES": LANGUAGES,
        "language_name": language_name,
    }
    app.jinja_env.filters |= {"day": say_day, "hour": say_hour, "near_day": say_near_day}
    app.jinja_env.filters |= {"listed": listed, "opening": opening}


def choose_language() -> str:
    """Take what the address says, what the user chose, what the link or the browser asks."""
    if not has_request_context():
        return current_app.config["BABEL_DEFAULT_LOCALE"]
    if language := public_requests.page_language():
        return language
    own = current_user.language if current_user.is_authenticated else None
    chosen = session.get("language") or own or g.get("preferred_language")
    return chosen if chosen in LANGUAGES else browser_language()


def prefer(language: str | None) -> None:
    """Speak a language from here on to whoever chose none: whatever their browser asks."""
    g.preferred_language = language
    refresh()


def browser_language() -> str:
    """Return the first language of the browser that is ours (``fr-BE`` is ``fr``), or the default.

    Werkzeug's own choice takes a later exact language before an earlier one with a country.
    """
    wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    default = current_app.config["BABEL_DEFAULT_LOCALE"]
    return next((code for code in wanted if code in LANGUAGES), default)
