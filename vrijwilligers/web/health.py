"""The address that tells a machine whether the desk is ready; it says nothing else."""

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from vrijwilligers.extensions import db
from vrijwilligers.web.access import public
from vrijwilligers.web.extensions import limiter

bp = Blueprint("health", __name__)
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def init_app(app: Flask) -> None:
    """Open the address."""
    app.register_blueprint(bp)


@bp.get("/health")
@public
@limiter.exempt
def show() -> ResponseReturnValue:
    """Say *ready* when the database answers, and 503 when it does not."""
    try:
        db.session.scalar(select(1))
    except SQLAlchemyError:
        return "not ready\n", 503, PLAIN
    return "ready\n", 200, PLAIN
