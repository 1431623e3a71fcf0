"""The addresses of the links, and how their tokens stay out of the logs."""

import logging
import re

from flask import current_app
from flask.blueprints import BlueprintSetupState

from vrijwilligers.answers.views.blueprint import bp

TOKEN = re.compile(r"(answers(?:/|%2F)(?:vacancy|propose)(?:/|%2F))[\w-]+", re.IGNORECASE)
LOGS_OF_ADDRESSES = ("werkzeug", "gunicorn.access")


def answer_address(token: str) -> str:
    """Return the whole address at which an organisation answers; also outside a request."""
    return _whole("answers.vacancy", token)


def proposal_address(token: str) -> str:
    """Return the whole address at which an organisation proposes vacancies."""
    return _whole("answers.propose", token)


def _whole(endpoint: str, token: str) -> str:
    path = current_app.url_map.bind("").build(endpoint, {"token": token})
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
