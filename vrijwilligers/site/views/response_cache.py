"""Answers that are kept until something changes (docs/adr/0004).

A public answer depends on its address, the day, and what was open: one query tells the version of
that. Who has the answer already gets 304 without any page being made; who has not gets the one that
was made last. Each process keeps some megabytes, and answers other than 200 are never kept.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import wraps
from hashlib import sha256
from threading import Lock

from cachetools import LRUCache
from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from vrijwilligers.extensions import db
from vrijwilligers.site import queries
from vrijwilligers.site.views.filters import has_unknown_filter, take_what_is_known
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.extensions import load_limiter

MOST = 32 * 1024 * 1024  # bytes in each process
FRESH = timedelta(minutes=1)
Made = tuple[bytes, list[tuple[str, str]]]

SEARCHES, LISTS = "60 per minute", "300 per minute"  # from one place; a school is one place too

asked_often = load_limiter.limit(lambda: SEARCHES if "text" in request.args else LISTS)


class ResponseCache:
    """The answers that were asked for last, by what they were made of."""

    def __init__(self, most: int = MOST) -> None:
        self.made: LRUCache[str, Made] = LRUCache(most, getsizeof=lambda made: len(made[0]))
        self.lock = Lock()

    def take(self, key: str) -> Response | None:
        """Return a fresh copy of a kept answer, if there is one."""
        with self.lock:
            made = self.made.get(key)
        return Response(made[0], headers=made[1]) if made else None

    def put(self, key: str, answer: Response) -> None:
        """Keep an answer, unless it is larger than all of the cache."""
        made = answer.get_data(), list(answer.headers)
        with self.lock, suppress(ValueError):
            self.made[key] = made


CACHE = ResponseCache()


def cached(view: Callable[..., ResponseReturnValue]) -> Callable[..., Response]:
    """Let a public view answer with what it made before, as long as that is still true."""

    @wraps(view)
    def wrapper(**values: object) -> Response:
        take_what_is_known()  # the page sees no more of the address than its key holds
        key = _made_of()
        if request.if_none_match.contains_weak(key):
            return _with_caching(Response(status=304), key)
        answer = CACHE.take(key)
        if answer is None:
            answer = make_response(view(**values))
            if answer.status_code != 200:
                return answer
            CACHE.put(key, answer)
        return _with_caching(answer, key)

    return wrapper


def _made_of() -> str:
    asked = [*sorted(request.args.items()), has_unknown_filter()]
    parts = (db.engine.url, request.path, asked, spoken(), today(), *queries.version())
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]


def _with_caching(answer: Response, key: str) -> Response:
    answer.set_etag(key, weak=True)
    answer.cache_control.public = True
    answer.cache_control.max_age = int(FRESH.total_seconds())
    return answer
