"""The pages of the information note: what volunteers are told before they start."""

from functools import partial

from flask import abort, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import agreements as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.agreements import InformationForm, answers_of_note
from vrijwilligers.organisations.models import InformationNote
from vrijwilligers.organisations.queries import parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, opens_pdf, pdf, way_back
from vrijwilligers.records import audit
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

FILE_NAMES = {"nl": "organisatienota", "fr": "note-information", "en": "information-note"}
PAGE = "organisations/information.html"


@bp.route("/<int:organisation_id>/information", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@opens_pdf
@writes(Effect.SAVES)
def information(organisation_id: int) -> ResponseReturnValue:
    """Note what the information note of an organisation says."""
    organisation = opened(organisation_id)
    answers, seen = answers_of_note(organisation.information_note), {"organisation": organisation}
    form = editing(partial(InformationForm, data=answers), answers["version"])
    if form.validate_on_submit():
        with form.showing_problems():
            asked = {"by": current_user.id, "today": today()}
            actions.note_information(organisation, form.details(), **asked)
            flash(_("The information note is saved."))
            return way_back(organisation_id)
    return form_page(PAGE, form, **seen)


@bp.get("/<int:organisation_id>/information/file")
@requires(OrganisationPermission.READ)
def information_file(organisation_id: int) -> ResponseReturnValue:
    """Hand over the note; who takes it is logged."""
    content = parts.information_note(organisation_id).file or abort(404)
    seen = (InformationNote.__tablename__, organisation_id)
    audit.record_view_of(seen, by=current_user.id)
    return pdf(content, f"{FILE_NAMES[spoken()]}-{organisation_id}")
