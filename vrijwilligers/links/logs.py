"""How tokens stay out of every log: found in the addresses of the app, so that none is forgotten.

A record of the log is cleaned where it is made, whoever makes it: our own code, werkzeug, gunicorn.
"""

import logging
import re
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import unquote
from weakref import WeakSet

from flask import Blueprint
from flask.blueprints import BlueprintSetupState
from flask.sansio.app import App

SECRETS = frozenset({"token", "short_code"})
ARGUMENT = re.compile(r"<(?:[^<>:]*:)?(\w+)>")
IN_ADDRESS = r"[^\s/?&#\"'<>]+"
DEEPEST = 3  # an address in an address in an address

_apps: WeakSet[App] = WeakSet()
_make_record = logging.getLogRecordFactory()


bp = Blueprint("links", __name__)  # it has no pages: it sees which addresses the app has


@bp.record_once
def watch(state: BlueprintSetupState) -> None:
    """Keep the tokens in the addresses of an app out of the logs, also those added later."""
    _apps.add(state.app)
    logging.setLogRecordFactory(_clean_record)


def without_tokens(line: str) -> str:
    """Return a line of a log without the tokens in the addresses that it names."""
    pattern = _pattern(frozenset(rule for app in _apps for rule in _secret_rules(app)))
    plain = line
    for _ in range(DEEPEST):
        plain = unquote(plain)
    if pattern is None or not pattern.search(plain):
        return line
    cleaned = pattern.sub(r"\1…", plain)
    return "".join(letter if letter.isprintable() else "?" for letter in cleaned)


def _clean_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _make_record(*args, **kwargs)
    with suppress(TypeError, ValueError, KeyError):  # a line that cannot be written says so later
        line = record.getMessage()
        if (cleaned := without_tokens(line)) != line:
            record.msg, record.args = cleaned, ()
    return record


def _secret_rules(app: App) -> list[str]:
    return [rule.rule for rule in app.url_map.iter_rules() if SECRETS & rule.arguments]


@lru_cache(maxsize=8)
def _pattern(rules: frozenset[str]) -> re.Pattern[str] | None:
    """Return a pattern of what stands before a token in any of these addresses, and the token."""
    befores = {_before_the_secret(rule) for rule in rules}
    if not befores:
        return None
    in_order = sorted(befores, key=len, reverse=True)
    return re.compile(f"({'|'.join(in_order)}){IN_ADDRESS}", re.IGNORECASE)


def _before_the_secret(rule: str) -> str:
    parts, end = [], 0
    for argument in ARGUMENT.finditer(rule):
        parts.append(re.escape(rule[end : argument.start()]))
        if argument[1] in SECRETS:
            break
        parts.append(IN_ADDRESS)
        end = argument.end()
    return "".join(parts)
