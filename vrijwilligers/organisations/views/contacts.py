"""The pages on which a call, a mail or a visit is noted, by reception too, or taken out."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import contacts as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.contacts import OrganisationContactForm
from vrijwilligers.organisations.queries import parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back
from vrijwilligers.organisations.wording import CHANNELS
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import SureForm
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/<int:organisation_id>/contacts/new", methods=["GET", "POST"])
@requires(OrganisationPermission.NOTE)
@writes(Effect.ADDS)
def note(organisation_id: int) -> ResponseReturnValue:
    """Write down what was said with an organisation."""
    organisation = opened(organisation_id)
    people = organisation.contact_persons
    form = OrganisationContactForm(
        data={"on": today(), "contact_person": str(people[0].id) if people else ""}
    )
    form.offer(people)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.note(organisation, form.details(), by=current_user.id, at=now())
            flash(_("Thank you, that is noted."))
            return way_back(organisation_id)
    return form_page("organisations/note.html", form, organisation=organisation)


@bp.route("/<int:organisation_id>/contacts/<int:contact_id>/remove", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.HARMS)
def remove_note(organisation_id: int, contact_id: int) -> ResponseReturnValue:
    """Ask whether a note was a mistake, and take it out."""
    organisation = opened(organisation_id)
    contact, form = parts.contact(organisation_id, contact_id), SureForm()
    if form.validate_on_submit():
        actions.remove(contact, by=current_user.id)
        flash(_("The note was removed."))
        return way_back(organisation_id)
    seen = {"organisation": organisation, "contact": contact, "channels": CHANNELS}
    return form_page("organisations/remove_note.html", form, **seen)
