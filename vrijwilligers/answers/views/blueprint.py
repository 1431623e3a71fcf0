"""The blueprint of the pages that a link opens, and how often somebody may send something."""

from flask import Blueprint, Response, request

from vrijwilligers.links import tokens
from vrijwilligers.web.extensions import limiter

bp = Blueprint("answers", __name__, url_prefix="/answers")


def _link() -> str:
    """Name the link without saying its token: this may stand in a shared store and a log."""
    return tokens.hash_of((request.view_args or {})["token"])


sending = limiter.limit("60 per hour", methods=["POST"])
asking_again = limiter.limit("3 per hour", key_func=_link, methods=["POST"])
proposing_often = limiter.limit("20 per hour", key_func=_link, methods=["POST"])


@bp.after_request
def keep_to_its_reader(response: Response) -> Response:
    """Keep these pages out of search engines and out of the memory of a shared computer."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
