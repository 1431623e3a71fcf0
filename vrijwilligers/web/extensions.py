"""The Flask extensions of the pages, made here unbound and tied to the app in ``init_app``."""

from typing import Any

from flask import Flask
from flask_bootstrap import Bootstrap5
from flask_limiter import Limiter
from flask_login import LoginManager
from flask_wtf import CSRFProtect

from vrijwilligers.web import limit_storage
from vrijwilligers.web.places import place

REDIS_SECONDS = 0.5  # a store that does not answer by then is away
REDIS = {
    "socket_timeout": REDIS_SECONDS,
    "socket_connect_timeout": REDIS_SECONDS,
    "retry": None,
}
_sure: dict[str, Any] = {"in_memory_fallback_enabled": True, "swallow_errors": True}

bootstrap = Bootstrap5()
csrf = CSRFProtect()
limiter = Limiter(place, **_sure)  # of guessing: all workers count together
load_limiter = Limiter(place, **_sure)  # of work: the same, but nobody waits to be counted
login_manager = LoginManager()


def init_app(app: Flask) -> None:
    """Tie the extensions to the app. A store of limits that is away keeps nobody out."""
    bootstrap.init_app(app)
    csrf.init_app(app)
    store = app.config["RATELIMIT_STORAGE_URI"]
    is_ours = store.startswith(limit_storage.ADDRESS)
    if not is_ours:
        app.config["RATELIMIT_STORAGE_OPTIONS"] = REDIS
    limiter.init_app(app)
    app.config["RATELIMIT_STORAGE_URI"] = limit_storage.BATCHES if is_ours else store
    load_limiter.init_app(app)
    app.config["RATELIMIT_STORAGE_URI"] = store
    login_manager.init_app(app)
    login_manager.login_view = "accounts.sign_in"
    login_manager.login_message = None
    login_manager.session_protection = None  # what a session may do stands on the server
