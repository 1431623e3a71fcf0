"""How a line of the log looks: its time, its level, the number of the request, and who says it.

No name of a person stands in it; tokens are taken out where a line is made (``links.logs``). The
number of the request also stands on the page of an error.
"""

import logging
import secrets
import time

from flask import g, has_request_context

LINE = "%(asctime)s %(levelname)s [%(request)s] %(name)s: %(message)s"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
NO_REQUEST = "-"


def request_number() -> str:
    """Return the number of this request; it is made when something first asks for it."""
    if not has_request_context():
        return NO_REQUEST
    if "request_number" not in g:
        g.request_number = secrets.token_hex(4)
    return str(g.request_number)


class LineFormatter(logging.Formatter):
    """Writes one line for each message, whatever stands in it."""

    def __init__(self) -> None:
        super().__init__(LINE, MOMENT)
        self.converter = time.gmtime

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Write the line, with the number of the request; a message from outside breaks none."""
        record.request = request_number()
        record.message = record.message.replace("\r", "\\r").replace("\n", "\\n")
        return super().formatMessage(record)


def write_lines() -> None:
    """Let all that is logged in this process be written so, from warnings on; of ours all."""
    handler = logging.StreamHandler()
    handler.setFormatter(LineFormatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING)
    logging.getLogger(__package__.partition(".")[0]).setLevel(logging.INFO)
