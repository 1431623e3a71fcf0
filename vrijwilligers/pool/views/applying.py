"""Confirming by mail that one joins the pool, without an account; opening changes nothing."""

from collections.abc import Callable
from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.pool.actions import applying as actions
from vrijwilligers.pool.models import PoolApplication
from vrijwilligers.pool.rules.links import APPLICATION
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.wording.applications import say_wishes
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.writing import writes

PATH = "/join/<token>"
Deed = Callable[..., None]


def _is_over(link: SignedLink) -> bool:
    """Tell whether what a link opens is erased, or cannot be read any more."""
    try:
        return record_of(link, PoolApplication).details is None
    except NoResultFound:
        return True


def _what_was_said(link: SignedLink) -> dict[str, object]:
    return {
        "is_confirmed": link.answer == actions.CONFIRMED,
        "is_withdrawn": link.answer == actions.WITHDRAWN,
    }


@bp.get(PATH)
@public
@opens(APPLICATION, is_over=_is_over, shown=_what_was_said)
def confirm_application(link: SignedLink, token: str) -> str:
    """Show what somebody filled in, and ask whether they join."""
    details = record_of(link, PoolApplication).details
    return render_template(
        "pool/application.html",
        token=token,
        form=Form(formdata=None),
        name=details.given_name if details else "",
        wishes=say_wishes(details.wishes) if details else [],
    )


@bp.post(f"{PATH}/yes")
@public
@writes(Effect.GOES_ON)
@opens(APPLICATION, is_over=_is_over, shown=_what_was_said)
def say_joins(link: SignedLink, token: str) -> ResponseReturnValue:
    """Let somebody join who confirms it."""
    return _said(actions.confirm, link, token, now())


@bp.post(f"{PATH}/no")
@public
@writes(Effect.OWN)
@opens(APPLICATION, is_over=_is_over, shown=_what_was_said)
def say_joins_not(link: SignedLink, token: str) -> ResponseReturnValue:
    """Erase at once what was filled in."""
    return _said(actions.withdraw, link, token, now())


def _said(deed: Deed, link: SignedLink, token: str, at: datetime) -> ResponseReturnValue:
    deed(link, at=at)
    return redirect(url_for(".confirm_application", token=token), 303)
