"""Which answers a script on any other website may read: the feeds and the interface, nothing else.

Nobody is known there and nothing can be sent, so there is nothing to guard but that.
"""

from flask import Response, request

METHODS = ("GET", "HEAD", "OPTIONS")
ASKED = "If-None-Match"  # beside what a browser lets through by itself
SHOWN = "ETag"


def let_every_website_ask(answer: Response) -> Response:
    """Say to a browser that the page of somebody else may read this answer."""
    if request.method in METHODS:
        answer.headers["Access-Control-Allow-Origin"] = "*"
        answer.headers["Access-Control-Expose-Headers"] = SHOWN
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = ", ".join(METHODS)
        answer.headers["Access-Control-Allow-Headers"] = ASKED
    return answer
