"""Answers that are kept until something changes (docs/adr/0004).

A public answer depends on its address, the day, and what was open: one query tells the version of
that. Who has the answer already gets 304 without any page being made; who has not gets the one that
was made last. Each process keeps some megabytes, and answers other than 200 are never kept.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from threading import Lock

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from vrijwilligers.extensions import db, limiter
from vrijwilligers.site import queries
from vrijwilligers.site.views.asking import FILTERS
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken

MOST = 32 * 1024 * 1024  # bytes in each process
ASKED = ("language", "limit", "page", "size")  # what an answer may depend on, besides the filters
FRESH = timedelta(minutes=1)
Made = tuple[bytes, list[tuple[str, str]]]

searched_often = limiter.limit("60 per minute", exempt_when=lambda: "text" not in request.args)


class Shelf:
    """The answers that were made last, by what they were made of."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.bytes = most, 0
        self.made: OrderedDict[str, Made] = OrderedDict()
        self.lock = Lock()

    def take(self, key: str) -> Response | None:
        """Return a fresh copy of a kept answer, if there is one."""
        with self.lock:
            if key not in self.made:
                return None
            self.made.move_to_end(key)
            body, headers = self.made[key]
        return Response(body, headers=headers)

    def put(self, key: str, answer: Response) -> Response:
        """Keep an answer, and let go of those that were asked for the longest ago."""
        body = answer.get_data()
        with self.lock:
            before, _ = self.made.pop(key, (b"", []))
            self.made[key] = (body, list(answer.headers))
            self.bytes += len(body) - len(before)
            while self.bytes > self.most:
                _, (gone, _) = self.made.popitem(last=False)
                self.bytes -= len(gone)
        return answer


SHELF = Shelf()


def kept(view: Callable[..., ResponseReturnValue]) -> Callable[..., Response]:
    """Let a public view answer with what it made before, as long as that is still true."""

    @wraps(view)
    def wrapper(**values: object) -> Response:
        key = _made_of()
        if request.if_none_match.contains_weak(key):
            return _with_caching(Response(status=304), key)
        answer = SHELF.take(key)
        if answer is None:
            answer = make_response(view(**values))
            if answer.status_code != 200:
                return answer
            SHELF.put(key, answer)
        return _with_caching(answer, key)

    return wrapper


def _made_of() -> str:
    asked = sorted((name, request.args.get(name)) for name in (*FILTERS, *ASKED))
    parts = (db.engine.url, request.path, asked, spoken(), today(), *queries.version())
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def _with_caching(answer: Response, key: str) -> Response:
    answer.set_etag(key, weak=True)
    answer.cache_control.public = True
    answer.cache_control.max_age = int(FRESH.total_seconds())
    return answer
