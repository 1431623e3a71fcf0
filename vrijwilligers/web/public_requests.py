"""Pages for everybody: no cookie is read or set, and the language stands in the address.

So an answer is the same for all who ask it, and every cache on the way may keep it.
"""

from typing import Any

from flask import Flask, Response, g
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import URLSafeTimedSerializer

from vrijwilligers.records.encryption import seal, unseal
from vrijwilligers.web.extensions import login_manager

ERROR = "errors/error.html"


class EncryptedSerializer(URLSafeTimedSerializer):
    """Signs as Flask does and encrypts the outcome: nobody reads in a browser what is in it."""

    def dumps(self, *content: Any, **options: Any) -> str:
        """Write down what a session holds."""
        return seal(str(super().dumps(*content, **options)))

    def loads(self, cookie: str | bytes, **options: Any) -> Any:  # type: ignore[override]
        """Read it back; raise ``BadSignature`` where it was not written here."""
        return super().loads(unseal(str(cookie)) or "", **options)


class Sessions(SecureCookieSessionInterface):
    """Sessions in sealed cookies, but none for strangers: nothing tells their answers apart."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Return what writes and reads the cookie."""
        made = super().get_signing_serializer(app)
        return made and EncryptedSerializer(
            made.secret_keys,
            salt=made.salt,
            serializer=self.serializer,
            signer_kwargs=made.signer_kwargs,
        )

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Leave the answer to a stranger alone."""
        if not is_served():
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Keep sessions away from strangers."""
    app.session_interface = Sessions()


def receive(language: str, *, error_template: str) -> None:
    """Serve this request to nobody in particular, in a language; errors have a page of their own.

    Flask-Login finds its user here, so it does not look in the session.
    """
    g.page_language = language
    g.error_template = error_template
    g._login_user = login_manager.anonymous_user()


def is_served() -> bool:
    """Tell whether this request is one of a stranger."""
    return "page_language" in g


def page_language() -> str | None:
    """Return the language that the address asks for, if it asks for one."""
    return g.get("page_language")


def error_template() -> str:
    """Return which page tells what went wrong."""
    return g.get("error_template", ERROR)
