"""The page on which a call, a mail or a visit is noted: reception does so too."""

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import now, today
from vrijwilligers.core.db import writes
from vrijwilligers.core.pages import form_page
from vrijwilligers.organisations.actions import contacts as actions
from vrijwilligers.organisations.forms.contacts import ContactForm
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back


@bp.route("/<int:organisation_id>/contacts/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_NOTE)
@writes
def note(organisation_id: int) -> ResponseReturnValue:
    """Write down what was said with an organisation."""
    organisation = opened(organisation_id)
    form = ContactForm(data={"on": today()})
    form.offer(organisation.contact_persons)
    if form.validate_on_submit():
        with form.showing_problems():
            actions.note(organisation, form.details(), by=current_user.id, at=now())
            flash(_("Thank you, that is noted."))
            return way_back(organisation_id)
    return form_page("organisations/note.html", form, organisation=organisation)
