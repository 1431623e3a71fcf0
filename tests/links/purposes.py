"""A purpose of each shape, and the pages that they open, for the tests alone."""

from datetime import timedelta

from flask import Blueprint, Flask

from vrijwilligers.links import actions
from vrijwilligers.links.rules import LinkPurpose, LinkState, LinkUse, declare
from vrijwilligers.links.views import opens, renews
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.writing import writes

DAY = timedelta(days=1)


def _purpose(name, **wanted):
    endpoint = f"shapes.{name}"
    return declare(LinkPurpose(name=f"test {name}", endpoint=endpoint, lasts=7 * DAY, **wanted))


ONCE = _purpose("once")
MANY = _purpose("many", use=LinkUse.MANY, replaces=True, renewable=frozenset({LinkState.EXPIRED}))
READ = _purpose("read", use=LinkUse.READ)
CALL = _purpose("call", use=LinkUse.CHANGEABLE)
CODE = _purpose("code", is_typed=True, limit="1000 per hour")
ALL = (ONCE, MANY, READ, CALL, CODE)


def pages() -> Blueprint:
    """Return a page of each shape: it uses its link when something is sent."""
    bp = Blueprint("shapes", __name__)

    def page(purpose, argument):
        @public
        @writes(Effect.TURNS)
        @opens(purpose)
        def view(link, token):
            if Form().validate_on_submit():
                actions.use(link, at=now(), answer="yes")
                return "Used."
            return f"Open: {link.payload}."

        name = purpose.endpoint.partition(".")[2]
        methods = ["GET", "POST"]
        bp.add_url_rule(f"/shapes/{name}/<{argument}>", name, view, methods=methods)

    for purpose in ALL:
        page(purpose, "short_code" if purpose.is_typed else "token")

    @bp.post("/shapes/many/<token>/again")
    @public
    @writes(Effect.GOES_ON)
    @renews(MANY)
    def again(link):
        return actions.renew(link, at=now()).token

    return bp


def with_pages(app: Flask) -> Flask:
    """Give an app these pages. It checks no signature of forms: these pages have none."""
    app.config["WTF_CSRF_ENABLED"] = False
    app.register_blueprint(pages())
    return app
