"""The pages of addresses."""

from functools import partial

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import addresses as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.addresses import AddressForm, ChangeAddressForm, answers_of
from vrijwilligers.organisations.queries import parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back
from vrijwilligers.organisations.wording import say_address
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import SureActionForm, editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

PAGE = "organisations/address.html"


@bp.route("/<int:organisation_id>/addresses/new", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.ADDS)
def new_address(organisation_id: int) -> ResponseReturnValue:
    """Add a house of an organisation."""
    organisation = opened(organisation_id)
    form = AddressForm(data={"is_main": not organisation.addresses})
    if form.validate_on_submit():
        with form.showing_problems():
            actions.add(organisation, form.details(), by=current_user.id)
            flash(_("The address was added."))
            return way_back(organisation_id)
    return form_page(PAGE, form, organisation=organisation, address=None)


@bp.route("/<int:organisation_id>/addresses/<int:address_id>", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.SAVES)
def change_address(organisation_id: int, address_id: int) -> ResponseReturnValue:
    """Write an address anew."""
    organisation = opened(organisation_id)
    address = parts.address(organisation_id, address_id)
    answers, seen = answers_of(address), {"organisation": organisation, "address": address}
    form = editing(partial(ChangeAddressForm, data=answers), answers["version"])
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(organisation, address, form.details(), by=current_user.id)
            flash(_("The address is saved."))
            return way_back(organisation_id)
    return form_page(PAGE, form, **seen)


@bp.route("/<int:organisation_id>/addresses/<int:address_id>/remove", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.HARMS)
def remove_address(organisation_id: int, address_id: int) -> ResponseReturnValue:
    """Ask whether an address goes, and take it out."""
    organisation = opened(organisation_id)
    address = parts.address(organisation_id, address_id)
    answers = answers_of(address)
    form = editing(SureActionForm, answers["version"])
    if form.validate_on_submit():
        actions.remove(organisation, address, by=current_user.id)
        flash(_("The address was removed."))
        return way_back(organisation_id)
    seen = {"organisation": organisation, "address": say_address(address)}
    return form_page("organisations/remove_address.html", form, **seen)
