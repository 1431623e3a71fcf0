"""The pages of referrers themselves: all of them, and one with whom it brought."""

from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.wording import agreement_line
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.referrers import wording
from vrijwilligers.referrers.actions import profiles as actions
from vrijwilligers.referrers.feature import ReferrerPermission
from vrijwilligers.referrers.forms.referrals import ReferrerProfileForm
from vrijwilligers.referrers.queries import clients
from vrijwilligers.referrers.queries import referrers as queries
from vrijwilligers.referrers.views.blueprint import bp
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAGE = "/<int:organisation_id>"


@bp.get("/")
@requires(ReferrerPermission.READ)
def index() -> str:
    """Show the organisations that send people to us, whom each serves, and of how many it hears."""
    found = listing(queries.referrers(), number=page_number())
    keys = [one.id for one in found.items]
    return render_template(
        "referrers/index.html",
        listing=found,
        serves=queries.served_by(keys),
        counts=clients.client_counts(keys),
    )


@bp.get(PAGE)
@requires(ReferrerPermission.READ)
def show(organisation_id: int) -> str:
    """Show a referrer: whom it serves, its counsellors, what we agreed, of whom it hears what."""
    organisation, day = queries.get(organisation_id), today()
    found = clients.clients_of(organisation_id)
    audit.record_seen("candidate", amount=len(found), by=current_user.id)
    agreed = queries.agreements_in_force(organisation_id, day)
    return render_template(
        "referrers/show.html",
        organisation=organisation,
        profile=queries.profile_of(organisation_id),
        clients=found,
        agreements=[agreement_line(one, day) for one in agreed],
        words=wording,
    )


@bp.route(f"{PAGE}/change", methods=["GET", "POST"])
@requires(ReferrerPermission.WRITE)
@writes(Effect.SAVES)
def describe(organisation_id: int) -> ResponseReturnValue:
    """Say whom a referrer serves."""
    organisation = opened(queries.get, queries.hold, organisation_id)
    form = _profile_form(organisation)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.describe(organisation, form.details(), by=current_user.id)
            flash(_("It is saved."))
            return redirect(url_for(".show", organisation_id=organisation_id), 303)
    return form_page("referrers/describe.html", form, organisation=organisation)


def _profile_form(organisation: Organisation) -> ReferrerProfileForm:
    profile = queries.profile_of(organisation.id)
    if profile is None:
        return editing(ReferrerProfileForm, 0)
    return editing(partial(ReferrerProfileForm, data={"serves": profile.serves}), profile.version)
