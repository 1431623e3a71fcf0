"""The pages on which somebody is erased: a candidate, a contact person, a closed account."""

from collections.abc import Iterator

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching import queries as matching
from vrijwilligers.organisations.feature import WhereContactIs
from vrijwilligers.organisations.queries import parts
from vrijwilligers.privacy.actions.accounts import refuse_open_account
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.feature import PrivacyPermission
from vrijwilligers.privacy.forms.erasures import (
    ContactErasureForm,
    ErasureForm,
    OtherErasureForm,
    ReasonForm,
)
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.queries.soon import going_soon
from vrijwilligers.privacy.views.blueprint import bp
from vrijwilligers.privacy.views.previews import links_to, preview_of
from vrijwilligers.privacy.wording.erasures import outcome
from vrijwilligers.records import audit
from vrijwilligers.records.db import write_back
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import write_alone
from vrijwilligers.registry import announce
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.web.access import no_draft, requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import after_writing, writes


@bp.get("/privacy/")
@requires(PrivacyPermission.ERASE)
def index() -> str:
    """Show whose fiche goes in the next thirty days, and why."""
    people = going_soon(today())
    audit.record_seen("candidate", amount=len(people), by=current_user.id)
    standing = {one.id for one in people if one.consents_to(ConsentPurpose.FICHE)}
    return render_template("privacy/index.html", people=people, standing=standing, today=today())


@bp.route("/candidates/<int:candidate_id>/erase", methods=["GET", "POST"])
@requires(PrivacyPermission.ERASE)
@no_draft
@writes(Effect.HARMS_TYPED)
def erase_candidate(candidate_id: int) -> ResponseReturnValue:
    """Ask why and which fiche it is, then erase it for good."""
    number = candidates.get_any(candidate_id).number
    person, form = PersonKey(DataSubject.CANDIDATE, candidate_id), ErasureForm(expected=number)
    if form.validate_on_submit():
        _erase(person, form, _("Fiche %(number)s is erased.", number=number))
        return redirect(url_for(".index"), 303)
    preview = preview_of(person)
    candidate = candidates.get_any(candidate_id)
    told = matching.still_to_tell(candidate_id)
    log_view(candidate)
    return form_page("privacy/erase.html", form, candidate=candidate, preview=preview, told=told)


@bp.route(
    "/organisations/<int:organisation_id>/people/<int:person_id>/erase", methods=["GET", "POST"]
)
@requires(PrivacyPermission.ERASE)
@writes(Effect.HARMS)
def erase_contact_person(organisation_id: int, person_id: int) -> ResponseReturnValue:
    """Ask why and who follows, then remove a contact person, also where others name them."""
    contact, vacancies = parts.person(organisation_id, person_id), [*_named_in(person_id)]
    person, form = PersonKey(DataSubject.CONTACT_PERSON, person_id), ContactErasureForm()
    others = contact.organisation.contact_persons
    form.ask({one.id: one.name for one in others if one is not contact}, is_named=bool(vacancies))
    if form.validate_on_submit():
        follower = form.follower_id()
        _erase(person, form, _("The contact person was removed."), follower_id=follower)
        return redirect(url_for("desk.organisation", organisation_id=organisation_id), 303)
    preview = preview_of(person, emptied={number for number, _title in vacancies})
    contact = parts.person(organisation_id, person_id)
    return form_page(
        "privacy/erase_contact_person.html",
        form,
        contact=contact,
        preview=preview,
        vacancies=vacancies,
    )


@bp.route("/accounts/staff/<int:staff_id>/erase", methods=["GET", "POST"])
@requires(PrivacyPermission.ACCOUNT)
@writes(Effect.HARMS)
def erase_account(staff_id: int) -> ResponseReturnValue:
    """Ask why, then erase a closed account for good; what was done stays, without who did it."""
    accounts.get(staff_id)
    person, form = PersonKey(DataSubject.STAFF, staff_id), OtherErasureForm()
    if form.validate_on_submit():
        with form.showing_problems():
            _erase(person, form, _("The account is erased."))
            return redirect(url_for("accounts.staff"), 303)
    preview = preview_of(person)
    member = accounts.get(staff_id)
    return form_page("privacy/erase_account.html", form, member=member, preview=preview)


def _erase(
    person: PersonKey, form: ReasonForm, done: str, *, follower_id: int | None = None
) -> None:
    """Erase somebody and say what is still to be done."""
    named_in = search(person)  # the texts of others are many: nobody waits meanwhile
    write_alone()
    refuse_open_account(person)
    by, at = current_user.id, now()
    gone = erase(person, form.why(), by=by, at=at, named_in=named_in, follower_id=follower_id)
    for sentence in outcome(done, links_to(gone.mentions), len(gone.to_tell)):
        flash(sentence)
    after_writing(write_back)


def _named_in(person_id: int) -> Iterator[tuple[int, str]]:
    """Yield the vacancies of which a contact person is the contact."""
    for lines in announce(WhereContactIs(person_id)):
        yield from lines
