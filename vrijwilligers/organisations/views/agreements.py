"""The pages of agreements: their register, keeping one, its file."""

from functools import partial

from flask import abort, flash, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import agreements as actions
from vrijwilligers.organisations.feature import OrganisationPermission
from vrijwilligers.organisations.forms.agreements import (
    AgreementForm,
    ChangeAgreementForm,
    answers_of_agreement,
)
from vrijwilligers.organisations.queries import lists, parts
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.views.parts import opened, opens_pdf, pdf, way_back
from vrijwilligers.organisations.wording import agreement_line
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import SureActionForm, editing
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

FILE_NAMES = {"nl": "overeenkomst", "fr": "convention", "en": "agreement"}
PAGE = "organisations/agreement.html"


@bp.get("/agreements/")
@requires(OrganisationPermission.READ)
def agreements() -> ResponseReturnValue:
    """Show the register of agreements, what ends soon first (STANDARDS P-19)."""
    found = listing(lists.agreements(today()), number=page_number())
    return render_template(
        "organisations/agreements.html",
        listing=found,
        lines=[agreement_line(agreement, today()) for agreement in found.items],
        names=lists.names(agreement.organisation_id for agreement in found.items),
    )


@bp.route("/<int:organisation_id>/agreements/new", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@opens_pdf
@writes(Effect.ADDS)
def new_agreement(organisation_id: int) -> ResponseReturnValue:
    """Keep an agreement that was signed."""
    organisation, form = opened(organisation_id), AgreementForm()
    if form.validate_on_submit():
        with form.showing_problems():
            actions.sign(organisation, form.details(), by=current_user.id, today=today())
            flash(_("The agreement is kept."))
            return way_back(organisation_id)
    return form_page(PAGE, form, organisation=organisation, agreement=None)


@bp.route("/<int:organisation_id>/agreements/<int:agreement_id>", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@opens_pdf
@writes(Effect.SAVES)
def change_agreement(organisation_id: int, agreement_id: int) -> ResponseReturnValue:
    """Correct what we wrote down of an agreement."""
    organisation = opened(organisation_id)
    agreement = parts.agreement(organisation_id, agreement_id)
    answers = answers_of_agreement(agreement)
    seen = {"organisation": organisation, "agreement": agreement}
    form = editing(partial(ChangeAgreementForm, data=answers), answers["version"])
    if form.validate_on_submit():
        with form.showing_problems():
            actions.change(agreement, form.details(), by=current_user.id, today=today())
            flash(_("The agreement is saved."))
            return way_back(organisation_id)
    return form_page(PAGE, form, **seen)


@bp.route("/<int:organisation_id>/agreements/<int:agreement_id>/remove", methods=["GET", "POST"])
@requires(OrganisationPermission.WRITE)
@writes(Effect.HARMS)
def remove_agreement(organisation_id: int, agreement_id: int) -> ResponseReturnValue:
    """Ask whether an agreement was kept by mistake, and throw it away."""
    organisation = opened(organisation_id)
    agreement = parts.agreement(organisation_id, agreement_id)
    answers = answers_of_agreement(agreement)
    form = editing(SureActionForm, answers["version"])
    if form.validate_on_submit():
        actions.remove(agreement, by=current_user.id)
        flash(_("The agreement was removed."))
        return way_back(organisation_id)
    seen = {"organisation": organisation, "line": agreement_line(agreement, today())}
    return form_page("organisations/remove_agreement.html", form, **seen)


@bp.get("/<int:organisation_id>/agreements/<int:agreement_id>/file")
@requires(OrganisationPermission.READ)
def agreement_file(organisation_id: int, agreement_id: int) -> ResponseReturnValue:
    """Hand over the signed file; who takes it is logged."""
    agreement = parts.agreement(organisation_id, agreement_id)
    content = agreement.file or abort(404)
    audit.record_view(agreement, by=current_user.id)
    return pdf(content, f"{FILE_NAMES[spoken()]}-{agreement.id}-{agreement.signed_on}")
