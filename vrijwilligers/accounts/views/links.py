"""The address of a one-time link, and how its token stays out of the logs."""

import logging
import re

from flask import current_app
from flask.blueprints import BlueprintSetupState

from vrijwilligers.accounts.views.blueprint import bp

TOKEN = re.compile(r"(accounts(?:/|%2F)welcome(?:/|%2F))[\w-]+", re.IGNORECASE)
LOGS_OF_ADDRESSES = ("werkzeug", "gunicorn.access")


def address_of(token: str) -> str:
    """Return the whole address of a one-time link; also outside a request."""
    path = current_app.url_map.bind("").build("accounts.choose_password", {"token": token})
    return current_app.config["SERVER_ADDRESS"].rstrip("/") + path


def without_tokens(record: logging.LogRecord) -> bool:
    """Take the token out of a line of the log; let the line through."""
    line = record.getMessage()
    if TOKEN.search(line):
        record.msg, record.args = TOKEN.sub(r"\1…", line), ()
    return True


@bp.record_once
def _keep_tokens_out(_: BlueprintSetupState) -> None:
    for name in LOGS_OF_ADDRESSES:
        logging.getLogger(name).addFilter(without_tokens)
