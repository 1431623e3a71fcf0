"""An edition for referrers: what they print, and who of theirs has an appointment, if agreed."""

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.rules import AddressOf
from vrijwilligers.links.views import opens
from vrijwilligers.markets import wording
from vrijwilligers.markets.actions import referrers as actions
from vrijwilligers.markets.documents import clients_list, tasks_of
from vrijwilligers.markets.forms.referrers import SendMarketForm
from vrijwilligers.markets.models import Market
from vrijwilligers.markets.queries import clients, editions
from vrijwilligers.markets.queries.prints import printed_market
from vrijwilligers.markets.views.blueprint import bp
from vrijwilligers.markets.views.prints import (
    booklet_for_all,
    orientation_sheet,
    printed_languages,
)
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit
from vrijwilligers.referrers import wording as referrer_wording
from vrijwilligers.referrers.feature import PagesOfReferrer, ReferrerPermission
from vrijwilligers.referrers.queries import referrers
from vrijwilligers.referrers.queries.links import is_over, why_over
from vrijwilligers.referrers.rules.links import REFERRER, destroy_by
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import public, requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PATH = "/referrer/<token>/<int:market_id>"


@bp.get("/<int:market_id>/referrers")
@requires(ReferrerPermission.READ)
def referrers_of_market(market_id: int) -> str:
    """Show by referrer who made an appointment, of who agreed that it is told."""
    market, found = editions.get(market_id), clients.clients_at(market_id)
    seen = sum(len(theirs) for theirs in found.values())
    audit.record_seen("candidate", amount=seen, by=current_user.id)
    return render_template(
        "markets/referrers.html",
        market=market,
        referrers=referrers.with_counsellors(),
        clients=found,
        words=wording,
        say_progress=referrer_wording.say_progress,
    )


@bp.get("/<int:market_id>/referrers/<int:organisation_id>/pdf")
@requires(ReferrerPermission.READ)
def print_clients(market_id: int, organisation_id: int) -> ResponseReturnValue:
    """Print the list for a referrer, at the desk."""
    market, organisation = editions.get(market_id), referrers.get(organisation_id)
    seen = len(clients.clients_at(market_id).get(organisation_id, []))
    audit.record_seen("candidate", amount=seen, by=current_user.id)
    return _list(market, organisation)


@bp.route("/<int:market_id>/referrers/send", methods=["GET", "POST"])
@requires(ReferrerPermission.WRITE)
@writes(Effect.ASKS)
def send_to_referrers(market_id: int) -> ResponseReturnValue:
    """Show first who of which referrer gets a mail about an edition, then send them."""
    market, found = editions.get(market_id), clients.clients_at(market_id)
    offered = referrer_wording.offered_recipients(
        referrers.with_counsellors(), lambda one: _told(len(found.get(one.id, [])))
    )
    form = SendMarketForm().offer({key: one.words for key, one in offered.items()})
    if form.validate_on_submit():
        for one in (offered[key] for key in form.to.data):
            actions.send_edition(
                market,
                one.organisation,
                one.recipient,
                by=current_user.id,
                at=now(),
                address_of=_address_of(market_id),
            )
        many = len(form.to.data)
        flash(ngettext("%(num)s mail is on its way.", "%(num)s mails are on their way.", many))
        return redirect(url_for(".referrers_of_market", market_id=market_id), 303)
    return form_page(
        "markets/send_to_referrers.html", form, market=market, offered=offered, words=wording
    )


@bp.get(PATH)
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def for_referrer(link: SignedLink, token: str, market_id: int) -> str:
    """Show a referrer what it can print of an edition, and one word of each who agreed."""
    market, organisation = _shown(market_id), record_of(link, Organisation)
    return render_template(
        "markets/for_referrer.html",
        market=market,
        organisation=organisation,
        clients=clients.clients_at(market_id).get(organisation.id, []),
        languages=printed_languages(),
        tasks=tasks_of(printed_market(market, today=today()).stands),
        destroy_by=destroy_by(today()),
        token=token,
        words=wording,
        say_progress=referrer_wording.say_progress,
    )


@bp.get(f"{PATH}/list")
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def clients_by_link(link: SignedLink, token: str, market_id: int) -> ResponseReturnValue:
    """Print the list for a referrer."""
    return _list(_shown(market_id), record_of(link, Organisation))


@bp.get(f"{PATH}/booklet")
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def booklet_by_link(link: SignedLink, token: str, market_id: int) -> ResponseReturnValue:
    """Print the booklet with all stands for the groups of a referrer."""
    return booklet_for_all(_shown(market_id).id)


@bp.get(f"{PATH}/orientation")
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def orientation_by_link(link: SignedLink, token: str, market_id: int) -> ResponseReturnValue:
    """Print the orientation table for a referrer."""
    return orientation_sheet(_shown(market_id).id)


def pages_of_referrer(question: PagesOfReferrer) -> list[tuple[str, str]]:
    """Answer which editions the link of a referrer opens."""
    return [
        (
            _("%(market)s, %(day)s", market=wording.market_name(one), day=wording.market_when(one)),
            url_for("markets.for_referrer", token=question.token, market_id=one.id),
        )
        for one in editions.shown_to_referrers(today())
    ]


def _shown(market_id: int) -> Market:
    """Return an edition that referrers see; an old one is nobody's business any more."""
    found = {one.id: one for one in editions.shown_to_referrers(today())}
    return found.get(market_id) or abort(404)


def _list(market: Market, organisation: Organisation) -> ResponseReturnValue:
    found = clients.clients_at(market.id).get(organisation.id, [])
    printed = clients_list(market, organisation.name, found, today=today())
    name = f"market-{market.id}-referrer-{organisation.id}-{today().isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


def _told(many: int) -> str:
    return ngettext("%(num)s person has an appointment", "%(num)s people have one", many)


def _address_of(market_id: int) -> AddressOf:
    """Return how a token becomes the address of an edition for a referrer."""
    server = current_app.config["SERVER_ADDRESS"].rstrip("/")
    return lambda token: server + url_for(".for_referrer", token=token, market_id=market_id)
