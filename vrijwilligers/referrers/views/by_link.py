"""The page on which a referrer sees how it goes, by its link; opening it changes nothing."""

from flask import render_template
from flask.typing import ResponseReturnValue

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.referrers import wording
from vrijwilligers.referrers.feature import PagesOfReferrer
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.queries.links import is_over, why_over
from vrijwilligers.referrers.rules.links import REFERRER, destroy_by
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.referrers.views.links import print_of
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import public

PATH = "/progress/<token>"


@bp.get(PATH)
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def progress_by_link(link: SignedLink, token: str) -> str:
    """Show one word of each who agreed."""
    organisation = record_of(link, Organisation)
    return render_template(
        "referrers/progress.html",
        token=token,
        organisation=organisation,
        clients=clients.clients_of(organisation.id),
        destroy_by=destroy_by(today()),
        link=link,
        pages=[page for some in announce(PagesOfReferrer(token)) for page in some],
        words=wording,
    )


@bp.get(f"{PATH}/pdf")
@public
@opens(REFERRER, is_over=is_over, shown=why_over)
def progress_pdf_by_link(link: SignedLink, token: str) -> ResponseReturnValue:
    """Print the list."""
    return print_of(record_of(link, Organisation))
