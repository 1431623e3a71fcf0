"""Who wants to join the pool by the public page, at the desk: confirm by phone, or remove."""

from collections.abc import Sequence
from functools import partial

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.wording import compared
from vrijwilligers.pool.actions import applying as actions
from vrijwilligers.pool.feature import ApplicationDeed, PoolPermission
from vrijwilligers.pool.forms.applications import AcceptForm
from vrijwilligers.pool.models import PoolApplication
from vrijwilligers.pool.queries import applications as queries
from vrijwilligers.pool.views.blueprint import bp
from vrijwilligers.pool.wording.applications import application_line, say_wishes
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.editing import editing, opened
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import after_writing, writes

APPLICATION = "/applications/<int:application_id>"


@bp.get("/applications")
@requires(PoolPermission.JOIN)
def applications() -> str:
    """Show who wants to join, who is for the desk first."""
    found = queries.waiting()
    audit.record_seen("pool_application", amount=len(found), by=current_user.id)
    lines = [application_line(one) for one in found]
    return render_template("pool/applications.html", lines=lines)


@bp.route(APPLICATION, methods=["GET", "POST"])
@requires(PoolPermission.JOIN)
@writes(Effect.SAVES)
def application(application_id: int) -> ResponseReturnValue:
    """Show what somebody sent with who it may be, and let them join who says so."""
    one = opened(queries.get, queries.hold, application_id)
    details = one.details
    known = candidates.likely_doubles(actions.person_of(details)) if details else []
    form = editing(partial(AcceptForm), one.version)
    form.offer({person.id: _said(person) for person in known})
    if form.validate_on_submit():
        with form.showing_problems():
            candidate = _accept(one, form)
            flash(_("It is noted. We ask this person for short assignments."))
            return redirect(url_for("desk.fiche", candidate_id=candidate.id), 303)
    _log_opened(one, known)
    return form_page(
        "pool/application_at_desk.html",
        form,
        one=one,
        line=application_line(one),
        details=details,
        wishes=say_wishes(details.wishes) if details else [],
        doubles=compared(known, actions.person_of(details)) if details else [],
    )


@bp.post(f"{APPLICATION}/remove")
@requires(PoolPermission.JOIN)
@writes(Effect.HARMS)
def remove_application(application_id: int) -> ResponseReturnValue:
    """Erase what somebody sent."""
    actions.remove(queries.hold(application_id), by=current_user.id, at=now())
    flash(_("It is erased. Nothing is left of it."))
    return redirect(url_for(".applications"), 303)


def _accept(one: PoolApplication, form: AcceptForm) -> Candidate:
    by, at, known_id = current_user.id, now(), form.known_id()
    if known_id is None:
        return actions.accept_new(one, by=by, at=at)
    candidate = candidates.hold(known_id)
    actions.accept_known(one, candidate, by=by, at=at)
    return candidate


def _said(person: Candidate) -> str:
    return _("%(name)s, fiche %(number)s", name=person.short_name, number=person.number)


def _log_opened(one: PoolApplication, known: Sequence[Candidate]) -> None:
    log_view(one, deed=ApplicationDeed.OPENED)
    log = partial(audit.record_seen, "candidate", amount=len(known), by=current_user.id)
    after_writing(log) if may_write() else log()
