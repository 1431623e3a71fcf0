"""The door of every page that a signed link opens."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Response, abort, after_this_request, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from vrijwilligers.links import queries
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.rules import PURPOSES, LinkPurpose, LinkState, LinkUse, hash_of
from vrijwilligers.records import audit, security_log
from vrijwilligers.records.security_log import RefusalKind
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.extensions import limiter
from vrijwilligers.web.forms import Form
from vrijwilligers.web.languages import prefer

View = Callable[..., ResponseReturnValue]
Over = Callable[[SignedLink], bool]
Shown = Callable[[SignedLink], Mapping[str, object]]
WRONG_CODES = "10 per hour"  # from one place
RENEWALS = "3 per hour"  # of one link
UNKNOWN = "links/unknown.html"  # the page of a link that never was


def opens(
    *purposes: LinkPurpose, is_over: Over | None = None, shown: Shown | None = None
) -> Callable[[View], View]:
    """Give a view the link that its address holds; a dead link gets the page of its purpose.

    The page speaks the language of the mail, until its reader chooses another.
    ``is_over`` tells that what an open link opens is over; ``shown`` is what the dead page shows.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**kwargs: Any) -> ResponseReturnValue:
            link, token = _found(kwargs, purposes)
            state = link.state(now())
            if state == LinkState.OPEN and is_over and is_over(link):
                state = LinkState.ENDED
            if state != LinkState.OPEN:
                return _dead(link, state, token, shown(link) if shown else {})
            if holder := PURPOSES[link.purpose].holder:
                audit.through_link(holder)
            return view(link=link, token=token, **kwargs)

        return _guarded(wrapper, purposes)

    return decorate


def renews(*purposes: LinkPurpose) -> Callable[[View], View]:
    """Give a view a link, dead or not, of which somebody asks a new one."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(**kwargs: Any) -> ResponseReturnValue:
            return view(link=_found(kwargs, purposes)[0], **kwargs)

        often = limiter.limit(RENEWALS, key_func=_link_asked, methods=["POST"])
        return _guarded(often(wrapper), purposes)

    return decorate


def address_of(purpose: LinkPurpose) -> Callable[[str], str]:
    """Return how a token becomes the whole address of its link; also outside a request."""

    def whole(token: str) -> str:
        argument = {_argument(purpose): token}
        path = current_app.url_map.bind("").build(purpose.endpoint, argument)
        return current_app.config["SERVER_ADDRESS"].rstrip("/") + path

    return whole


def _argument(purpose: LinkPurpose) -> str:
    """Name what holds the token in the address of a page: the log leaves out what is called so."""
    return "short_code" if purpose.is_typed else "token"


def _found(kwargs: dict[str, Any], purposes: tuple[LinkPurpose, ...]) -> tuple[SignedLink, str]:
    token = kwargs.pop(_argument(purposes[0]))
    link = _known(token, purposes)
    if PURPOSES[link.purpose].use == LinkUse.READ and request.method == "POST":
        abort(405)
    prefer(link.language)
    return link, token


def _known(token: str, purposes: tuple[LinkPurpose, ...]) -> SignedLink:
    try:
        return queries.by_token(token, *purposes)
    except NoResultFound:
        security_log.note(RefusalKind.LINK)
        g.error_template = UNKNOWN
        raise


def _dead(
    link: SignedLink, state: LinkState, token: str, shown: Mapping[str, object]
) -> ResponseReturnValue:
    purpose = PURPOSES[link.purpose]
    may_renew = link.address is not None and state in purpose.renewable
    page: dict[str, object] = {"may_renew": may_renew, **shown}
    form = Form(formdata=None)
    html = render_template(
        purpose.dead_page, link=link, link_state=state, token=token, form=form, **page
    )
    is_thanked = purpose.thanks and state == LinkState.USED and request.method == "GET"
    return html, 200 if is_thanked else 410


def _guarded(view: View, purposes: tuple[LinkPurpose, ...]) -> View:
    limited = _limited(view, purposes[0])

    @wraps(view)
    def guarded(**kwargs: Any) -> ResponseReturnValue:
        after_this_request(_keep_private)
        return limited(**kwargs)

    guarded.link_argument = _argument(purposes[0])  # type: ignore[attr-defined]
    return guarded


def _limited(view: View, purpose: LinkPurpose) -> View:
    limits = [limiter.limit(purpose.limit, methods=["POST"])]
    if purpose.limit_of_link:
        per_link = limiter.limit(purpose.limit_of_link, key_func=_link_asked, methods=["POST"])
        limits.append(per_link)
    if purpose.is_typed:
        limits.append(limiter.limit(WRONG_CODES, deduct_when=_was_not_found))
    for limit in limits:
        view = limit(view)
    return view


def _link_asked() -> str:
    """Name the link without saying its token: this may stand in a shared store and a log."""
    asked = request.view_args or {}
    return hash_of(asked.get("token") or asked["short_code"])


def _was_not_found(response: Response) -> bool:
    return response.status_code == 404


def _keep_private(response: Response) -> Response:
    """Keep the page out of search engines and out of the memory of a shared computer."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response
