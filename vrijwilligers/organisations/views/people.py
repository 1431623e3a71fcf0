"""The pages of contact persons."""

from functools import partial
from typing import Any

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import people as actions
from vrijwilligers.organisations.feature import OrganisationPermission, WhereContactIs
from vrijwilligers.organisations.forms.people import (
    ChangePersonForm,
    PersonForm,
    RemovePersonForm,
    answers_of,
)
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.organisations.queries import parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now
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


@bp.route("/<int:organisation_id>/people/<int:person_id>/remove", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.HARMS)
def remove_person(organisation_id: int, person_id: int) -> ResponseReturnValue:
    """Ask whether somebody is no longer our contact, and take them out."""
    organisation = opened(organisation_id)
    person = parts.person(organisation_id, person_id)
    named = [line for lines in announce(WhereContactIs(person_id)) for line in lines]
    form = editing(partial(_remove_form, person, bool(named)), answers_of(person)["version"])
    if form.validate_on_submit():
        follower = form.follower_id()
        actions.remove(person, by=current_user.id, at=now(), follower_id=follower)
        flash(_("The contact person was removed."))
        return way_back(organisation_id)
    seen = {"organisation": organisation, "person": person, "vacancies": named}
    return form_page("organisations/remove_person.html", form, **seen)


def _remove_form(person: ContactPerson, is_named: bool, **given: Any) -> RemovePersonForm:
    form = RemovePersonForm(**given)
    if is_named:
        others = person.organisation.contact_persons
        form.ask({one.id: one.name for one in others if one.id != person.id})
    else:
        del form.follower
    return form
