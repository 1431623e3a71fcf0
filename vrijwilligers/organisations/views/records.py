"""The pages of the record itself: adding an organisation, changing it, how many it takes."""

from functools import partial

from flask import flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations import queries
from vrijwilligers.organisations.actions import limits as limit_actions
from vrijwilligers.organisations.actions import records as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.fields import LIMITS
from vrijwilligers.organisations.forms.contacts import LimitsForm
from vrijwilligers.organisations.forms.doubles import AddForm
from vrijwilligers.organisations.forms.records import (
    NEW,
    ChangeOrganisationForm,
    OrganisationForm,
    answers_of,
)
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.queries import doubles
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, way_back
from vrijwilligers.organisations.wording.doubles import DoubleLine, line
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/new", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.ADDS)
def new() -> ResponseReturnValue:
    """Add an organisation."""
    form = AddForm(data=NEW)
    if form.validate_on_submit():
        with form.showing_problems():
            organisation = actions.add(
                form.details(), by=current_user.id, is_another=form.is_another.data
            )
            flash(_("The organisation was added. Note whom to call there."))
            return way_back(organisation.id)
    return form_page("organisations/new.html", form, holder=_holder(form), doubles=_doubles(form))


@bp.route("/<int:organisation_id>/change", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.SAVES)
def change(organisation_id: int) -> ResponseReturnValue:
    """Write down what is new about an organisation."""
    organisation = opened(organisation_id)
    form = editing(
        partial(ChangeOrganisationForm, data=answers_of(organisation)), organisation.version
    )
    seen = {"organisation": organisation, "holder": _holder(form, organisation_id)}
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(organisation, form.details(), by=current_user.id)
            flash(_("The organisation is saved."))
            return way_back(organisation_id)
    return form_page("organisations/change.html", form, **seen)


@bp.route("/<int:organisation_id>/limits", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.SAVES)
def limits(organisation_id: int) -> ResponseReturnValue:
    """Set how many people an organisation takes: a pause, a cap for each vacancy."""
    organisation = opened(organisation_id)
    answers = LIMITS.snapshot(organisation)
    form = editing(partial(LimitsForm, data=answers), organisation.version)
    if form.validate_on_submit():
        with form.showing_problems():
            by = current_user.id
            limit_actions.limit(organisation, form.details(), by=by, today=today())
            flash(_("Saved. It counts from now on."))
            return way_back(organisation_id)
    return form_page("organisations/limits.html", form, organisation=organisation)


@bp.post("/<int:organisation_id>/resume")
@requires(OrganisationPermission.WRITE)
@writes(Effect.TURNS)
def resume(organisation_id: int) -> ResponseReturnValue:
    """End the pause of an organisation."""
    limit_actions.resume(opened(organisation_id), by=current_user.id)
    flash(_("The pause is over. People can be introduced again."))
    return way_back(organisation_id)


def _doubles(form: AddForm) -> list[DoubleLine]:
    """Return who may be meant by what was typed, once something was."""
    if not form.is_submitted() or not form.name.data:
        return []
    return [line(found.organisation) for found in doubles.like(form.name.data)]


def _holder(form: OrganisationForm, but: int | None = None) -> Organisation | None:
    """Return which organisation has a number already that was filled in here."""
    if not form.is_submitted():
        return None
    return queries.holder_of(form.kbo.data, form.vcode.data, but=but)
