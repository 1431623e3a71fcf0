"""What somebody typed behind a signed link stands on the page that could not take it.

Nothing of it is stored: the page carries it, and it can be sent again from there. Only behind a
link, whose address is a key: elsewhere a foreign page could put its own answers there to be sent.
"""

from dataclasses import dataclass

from flask import Flask, current_app, request
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from vrijwilligers.config.secret_names import is_secret
from vrijwilligers.web import deed_numbers
from vrijwilligers.web.addresses import asked_address

OURS = {"csrf_token", deed_numbers.NAME}


@dataclass(frozen=True)
class CarriedForm:
    """A form as it was sent: where to, what nobody sees, all that was said, what was written."""

    address: str
    hidden: list[tuple[str, str]]
    said: list[str]
    words: list[str]


def init_app(app: Flask) -> None:
    """Let the page of an error, and that of a dead link, show what was typed."""
    app.jinja_env.globals["carried_form"] = carried_form


def carried_form() -> CarriedForm | None:
    """Return what was typed behind a link, to be sent again; nothing where a secret is asked."""
    view = current_app.view_functions.get(str(request.endpoint))
    if request.method != "POST" or not hasattr(view, "link_argument"):
        return None
    try:
        return _carried([*deed_numbers.carried_answers()])
    except (HTTPException, OSError, SQLAlchemyError):  # not to be read, or nobody knows who is in
        return None


def carried_answers() -> list[tuple[str, str]]:
    """Return what was answered in the form that was just sent, to ask it again; never a secret."""
    sent = deed_numbers.carried_answers()
    return _ours() + [one for one in sent if one[0] not in OURS and not is_secret(one[0])]


def _ours() -> list[tuple[str, str]]:
    number = deed_numbers.number_for(None, is_refused=True)  # what was done already is done once
    return [("csrf_token", generate_csrf()), (deed_numbers.NAME, number)]


def _carried(sent: list[tuple[str, str]]) -> CarriedForm | None:
    answers = [(name, value) for name, value in sent if name not in OURS]
    if not answers or any(is_secret(name) for name, _value in answers):
        return None
    said = [value for _name, value in answers if value.strip()]
    words = deed_numbers.words_typed(answers)
    return CarriedForm(asked_address(), _ours() + answers, said, words)
