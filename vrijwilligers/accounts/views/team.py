"""The team: who is in it, who joins, and what an administrator may do about accounts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.accounts import queries
from vrijwilligers.accounts.actions import entrance, second_factor, team
from vrijwilligers.accounts.feature import StaffPermission
from vrijwilligers.accounts.forms import InviteForm, RolesForm, SecrecyForm
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.accounts.rules.links import INVITATION
from vrijwilligers.accounts.rules.roles import roles_to_give
from vrijwilligers.accounts.views.blueprint import bp
from vrijwilligers.accounts.wording import ROLE_NAMES
from vrijwilligers.links.views import address_of
from vrijwilligers.records import audit
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.editing import editing, opened, version_of
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.forms import Form
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.get("/staff")
@requires(StaffPermission.READ)
def staff() -> str:
    """Show the team."""
    return render_template("accounts/staff.html", team=queries.team(), role_names=ROLE_NAMES)


@bp.route("/staff/invite", methods=["GET", "POST"])
@requires(StaffPermission.INVITE)
@writes(Effect.ASKS)
def invite() -> ResponseReturnValue:
    """Invite somebody by mail; nobody sees the link but who gets it."""
    form = InviteForm(language=spoken())
    form.offer(roles_to_give(current_user.role_names))
    if form.validate_on_submit():
        with form.showing_problems():
            inviter = queries.get(current_user.id)
            whole = address_of(INVITATION)
            member = team.invite(form.details(), by=inviter, address_of=whole, at=now())
            return render_template("accounts/invited.html", member=member)
    return form_page("accounts/invite.html", form)


@bp.route("/staff/<int:staff_id>", methods=["GET", "POST"])
@requires(StaffPermission.MANAGE)
@writes(Effect.HARMS)
def edit_staff(staff_id: int) -> ResponseReturnValue:
    """Show one account, and change its roles."""
    member = opened(queries.get, queries.hold, staff_id)
    form = _roles_form(member)
    if form.validate_on_submit():
        with form.showing_problems():
            team.change_roles(member, form.ticked_roles(), by=current_user.id)
            flash(_("The roles are saved."))
            return redirect(url_for(".staff"), 303)
    return _page_of(member, form)


@bp.get("/staff/<int:staff_id>/log")
@requires(StaffPermission.MANAGE)
def log(staff_id: int) -> str:
    """Show who did what to an account, the latest first."""
    member = queries.get(staff_id)
    return render_template(
        "accounts/log.html",
        member=member,
        listing=listing(audit.history({"staff_member": [member.id]}), number=page_number()),
        members=queries.names(),
    )


@bp.route("/staff/<int:staff_id>/secrecy", methods=["GET", "POST"])
@requires(StaffPermission.INVITE)
@writes(Effect.SAVES)
def note_secrecy(staff_id: int) -> ResponseReturnValue:
    """Note that somebody signed to keep secret what they hear."""
    member = opened(queries.get, queries.hold, staff_id)
    answers = {"signed_on": member.secrecy_signed_on}
    form = editing(partial(SecrecyForm, data=answers), version_of(answers))
    if form.validate_on_submit():
        with form.showing_problems():
            team.note_secrecy(member, form.signed_on.data, by=current_user.id, today=today())
            flash(
                _("The signature is noted.") if form.signed_on.data else _("No signature is noted.")
            )
            return redirect(url_for(".staff"), 303)
    return form_page("accounts/secrecy.html", form, member=member)


@bp.post("/staff/<int:staff_id>/close")
@requires(StaffPermission.MANAGE)
@writes(Effect.HARMS)
def close_account(staff_id: int) -> ResponseReturnValue:
    """Close an account."""
    member = queries.get(staff_id)
    done = _("The account of %(name)s is closed.", name=member.name)
    return _do(member, lambda: team.close(member, by=current_user.id, at=now()), done)


@bp.post("/staff/<int:staff_id>/reopen")
@requires(StaffPermission.MANAGE)
@writes(Effect.HARMS)
def reopen_account(staff_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    member = queries.get(staff_id)
    done = _("The account of %(name)s is open again.", name=member.name)
    return _do(member, lambda: team.reopen(member, by=current_user.id), done)


@bp.post("/staff/<int:staff_id>/end-sessions")
@requires(StaffPermission.MANAGE)
@writes(Effect.HARMS)
def end_sessions(staff_id: int) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    member = queries.get(staff_id)
    done = _("%(name)s is signed out everywhere.", name=member.name)
    return _do(member, lambda: entrance.end_sessions(member, by=current_user.id), done)


@bp.post("/staff/<int:staff_id>/remove-second-step")
@requires(StaffPermission.MANAGE)
@writes(Effect.HARMS)
def remove_second_factor(staff_id: int) -> ResponseReturnValue:
    """Take away the second step of somebody who lost it."""
    member = queries.get(staff_id)
    done = _("The second step of %(name)s is removed.", name=member.name)
    return _do(member, lambda: second_factor.remove(member, by=current_user.id), done)


@bp.post("/staff/<int:staff_id>/invite-again")
@requires(StaffPermission.MANAGE)
@writes(Effect.GOES_ON)
def invite_again(staff_id: int) -> ResponseReturnValue:
    """Send a new link to somebody who has not chosen a password yet, or lost it."""
    member, inviter = queries.get(staff_id), queries.get(current_user.id)
    team.invite_again(member, by=inviter, address_of=address_of(INVITATION), at=now())
    return render_template("accounts/invited.html", member=member)


def _do(member: StaffMember, deed: Callable[[], None], done: str) -> ResponseReturnValue:
    form = Form()
    if form.validate_on_submit():
        with form.showing_problems():
            deed()
            flash(done)
            return redirect(url_for(".edit_staff", staff_id=member.id), 303)
    roles_form = _roles_form(member, formdata=None)
    roles_form.form_errors.extend(form.form_errors)
    return _page_of(member, roles_form)


def _roles_form(member: StaffMember, **given: Any) -> RolesForm:
    roles = sorted(member.role_names)
    form = editing(partial(RolesForm, roles=roles, **given), version_of({"roles": roles}))
    form.address = url_for(".edit_staff", staff_id=member.id)
    return form


def _page_of(member: StaffMember, form: RolesForm) -> ResponseReturnValue:
    return form_page("accounts/edit_staff.html", form, member=member)
