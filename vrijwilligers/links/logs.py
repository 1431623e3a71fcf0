"""How tokens stay out of every log: found in the addresses of the app, so that none is forgotten.

What is searched in a list stands in its address too, and goes with them: it may be a name. So does
what somebody typed behind the name of a secret (``config.secret_names``).

A record of the log is cleaned where it is made, whoever makes it: our own code, werkzeug, gunicorn,
in a page and in a command. A command may know no addresses: there a token has only its own shape.
"""

import logging
import re
from contextlib import suppress
from functools import lru_cache
from typing import Any
from weakref import WeakSet

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState
from werkzeug.routing import Map

from vrijwilligers.config.secret_names import IN_AN_ADDRESS
from vrijwilligers.links.rules import TOKEN_LETTERS

ENCODED = re.compile(r"%(2[5def]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])", re.IGNORECASE)
SECRETS = frozenset({"token", "short_code"})
ARGUMENT = re.compile(r"<(?:[^<>:]*:)?(\w+)>")
IN_ADDRESS = r"[^\s/?&#\"'<>]+"
BEFORE_IT = r"(?:(?<![\w-])|(?<=%[\da-fA-F]{2}))"  # also a sign that is written in hexadecimals
BY_SHAPE = re.compile(rf"{BEFORE_IT}[\w-]{{{TOKEN_LETTERS}}}(?![\w-])", re.ASCII)
STRAY = r"[^\w\s…]{0,9}"  # a quote, a bracket, one slash more
SEARCHED = re.compile(
    rf"((?:[?&]|%(?:25)*(?:3f|26))(?:text|q|{IN_AN_ADDRESS})(?:=|%(?:25)*3d))[^\s&\"'<>]+",
    re.IGNORECASE,
)
DEEPEST = 3  # an address in an address in an address

_addresses: WeakSet[Map] = WeakSet()
_make_record = logging.getLogRecordFactory()


bp = Blueprint("links", __name__)  # it has no pages: it sees which addresses the app has


@bp.record_once
def watch(state: BlueprintSetupState) -> None:
    """Learn which addresses of an app hold a token, also those added later."""
    _addresses.add(state.app.url_map)


def keep_clean(_app: Flask) -> None:
    """Keep tokens out of all that is logged from now on."""
    logging.setLogRecordFactory(_clean_record)


def without_tokens(line: str) -> str:
    """Return a line of a log without the tokens in it, and in the addresses that it names."""
    return SEARCHED.sub(r"\1…", _without_tokens_in_addresses(BY_SHAPE.sub("…", line)))


def _without_tokens_in_addresses(line: str) -> str:
    rules = (rule for addresses in _addresses for rule in addresses.iter_rules())
    pattern = _pattern(frozenset(each.rule for each in rules if SECRETS & each.arguments))
    if pattern is None:
        return line
    cleaned = plain = line
    for _ in range(DEEPEST + 1):
        plain, count = pattern.subn(r"\1…", plain)
        cleaned = plain if count else cleaned
        plain = ENCODED.sub(lambda encoded: chr(int(encoded[1], 16)), plain)
    return cleaned


def _clean_record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _make_record(*args, **kwargs)
    with suppress(TypeError, ValueError, KeyError):  # a line that cannot be written says so later
        line = record.getMessage()
        if (cleaned := without_tokens(line)) != line:
            record.msg, record.args = cleaned, ()
    if record.exc_info and record.exc_info[0]:
        _clean_trace(record, logging.Formatter().formatException(record.exc_info))
    return record


def _clean_trace(record: logging.LogRecord, trace: str) -> None:
    """Let what is written of an exception be clean; one without a token is written as ever."""
    if (cleaned := without_tokens(trace)) != trace:
        record.exc_text = cleaned


@lru_cache(maxsize=8)
def _pattern(rules: frozenset[str]) -> re.Pattern[str] | None:
    """Return a pattern of what stands before a token in any of these addresses, and the token."""
    befores = {_before_the_secret(rule) for rule in rules}
    if not befores:
        return None
    in_order = sorted(befores, key=len, reverse=True)
    return re.compile(f"({'|'.join(in_order)}){STRAY}{IN_ADDRESS}", re.IGNORECASE)


def _before_the_secret(rule: str) -> str:
    parts, end = [], 0
    for argument in ARGUMENT.finditer(rule):
        parts.append(re.escape(rule[end : argument.start()]).replace("/", "/{1,9}"))
        if argument[1] in SECRETS:
            break
        parts.append(IN_ADDRESS)
        end = argument.end()
    return "".join(parts)
