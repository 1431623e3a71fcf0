"""The pages of contact persons."""

from functools import partial

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import people as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.people import (
    ChangePersonForm,
    PersonForm,
    answers_of,
)
from vrijwilligers.organisations.queries import parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAGE = "organisations/person.html"


@bp.route("/<int:organisation_id>/people/new", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.ADDS)
def new_person(organisation_id: int) -> ResponseReturnValue:
    """Note whom we can reach at an organisation."""
    organisation, form = opened(organisation_id), PersonForm()
    if form.validate_on_submit():
        actions.add(organisation, form.details(), by=current_user.id)
        flash(_("The contact person was added."))
        return way_back(organisation_id)
    return form_page(PAGE, form, organisation=organisation, person=None)


@bp.route("/<int:organisation_id>/people/<int:person_id>", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.SAVES)
def change_person(organisation_id: int, person_id: int) -> ResponseReturnValue:
    """Write down what is new about a contact person."""
    organisation = opened(organisation_id)
    person = parts.person(organisation_id, person_id)
    answers, seen = answers_of(person), {"organisation": organisation, "person": person}
    form = editing(partial(ChangePersonForm, data=answers), answers["version"])
    if form.validate_on_submit():
        actions.change(person, form.details(), by=current_user.id)
        flash(_("The contact person is saved."))
        return way_back(organisation_id)
    return form_page(PAGE, form, **seen)
