"""What begins as an address of a link and is none: it lost a piece on its way through a mail."""

from flask import g
from flask.typing import ResponseReturnValue

from vrijwilligers.answers.views.blueprint import bp
from vrijwilligers.links.views import UNKNOWN
from vrijwilligers.web.access import public
from vrijwilligers.web.errors import page


@bp.get("/", defaults={"rest": ""})
@bp.get("/<path:rest>")
@public
def lost(rest: str) -> ResponseReturnValue:
    """Say how to come by a link that works."""
    g.error_template = UNKNOWN
    return page(404)
