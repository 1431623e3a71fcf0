"""The page on which a referrer announces somebody, by its link; opening it changes nothing."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.views import opens
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.referrers.actions import leads as actions
from vrijwilligers.referrers.forms.leads import LeadForm
from vrijwilligers.referrers.queries.links import is_over, why_over
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.referrers.views.by_link import PATH
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.web.access import public
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route(f"{PATH}/announce", methods=["GET", "POST"])
@public
@writes(Effect.ADDS)
@opens(REFERRER, is_over=is_over, shown=why_over)
def announce(link: SignedLink, token: str) -> ResponseReturnValue:
    """Ask a first name and one way to reach, once the person was told what becomes of it."""
    form = LeadForm(data={"language": spoken()})
    if form.validate_on_submit():
        with form.showing_problems():
            actions.announce_person(link, form.details(), at=now())
            flash(_("Thank you. We call or write to this person within a few days."))
            return redirect(url_for(".progress_by_link", token=token), 303)
    return form_page(
        "referrers/announce.html",
        form,
        token=token,
        organisation=record_of(link, Organisation),
        days=RetentionTerm.LEAD.default.amount,
    )
