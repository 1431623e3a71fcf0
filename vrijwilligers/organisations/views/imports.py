"""Bringing in a file with organisations: try it out, look row by row, take it over."""

import json
from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.organisations.actions import plans, uploads
from vrijwilligers.organisations.actions.plans import Plan
from vrijwilligers.organisations.forms.imports import TakeOverForm, UploadForm
from vrijwilligers.organisations.models import OrganisationImport
from vrijwilligers.organisations.queries import doubles
from vrijwilligers.organisations.queries import imports as queries
from vrijwilligers.organisations.readers.canonical import COLUMNS
from vrijwilligers.organisations.views.blueprint import bp
from vrijwilligers.organisations.wording.differences import say_changes
from vrijwilligers.records.db import read_only, writes
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import Permission, requires
from vrijwilligers.web.pages import form_page, page_number

MOST_NAMED = 100  # rows of each sort that a page names one by one


@bp.get("/imports/")
@requires(Permission.ORGANISATION_WRITE)
def imports() -> ResponseReturnValue:
    """List the files that were tried out or taken over."""
    found = listing(queries.imports(), number=page_number())
    reports = [(record, json.loads(record.report)) for record in found.items]
    return render_template("organisations/imports.html", listing=found, reports=reports)


@bp.route("/imports/new", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_WRITE)
@writes
def import_new() -> ResponseReturnValue:
    """Try out a file: say what it would change, and change nothing yet."""
    form = UploadForm()
    if form.validate_on_submit():
        with form.showing_problems():
            upload = form.details()
            with read_only():  # reading a file takes time: the other desks can go on writing
                plan = plans.of_file(upload.content)
            record = uploads.try_out(upload, plan, by=current_user.id, at=now())
            return redirect(url_for(".import_show", import_id=record.id), 303)
    return form_page("organisations/import_new.html", form)


@bp.route("/imports/<int:import_id>", methods=["GET", "POST"])
@requires(Permission.ORGANISATION_WRITE)
@writes
def import_show(import_id: int) -> ResponseReturnValue:
    """Show what a file would do, and bring it in: compared once more with what we have now."""
    form = TakeOverForm()
    if form.validate_on_submit():
        with form.showing_problems():
            with read_only():
                record = queries.get_import(import_id)
                plan = plans.of_upload(record, replaces=form.replaces.data)
            record = queries.hold_import(import_id)
            uploads.take_over(record, plan, by=current_user.id, at=now())
            flash(_("The organisations were taken over."))
            return redirect(url_for(".import_show", import_id=import_id), 303)
    return _page_of(import_id, form)


def _page_of(import_id: int, form: TakeOverForm) -> ResponseReturnValue:
    """Show what was done; before that, what would be done now and not as it was then."""
    record = queries.get_import(import_id)
    seen: dict[str, Any] = {"record": record, "report": json.loads(record.report)}
    if not record.taken_over_at:
        seen |= _preview(record, form)
    return form_page("organisations/import_show.html", form, **seen)


def _preview(record: OrganisationImport, form: TakeOverForm) -> dict[str, Any]:
    with read_only():
        plan = plans.of_upload(record)
    form.ask_about(len(plan.differing))
    return {"report": uploads.report_of(plan), **_rows(plan)}


def _rows(plan: Plan) -> dict[str, Any]:
    """Name the rows one by one: new ones, what would be filled, where we say otherwise."""
    new = plan.new[:MOST_NAMED]
    alike = doubles.like_listed([one.details for one in new])
    return {
        "new": [(one, alike.get(place, [])) for place, one in enumerate(new)],
        "changed": [(one, say_changes(one.fills)) for one in plan.changed[:MOST_NAMED]],
        "differing": [(one, say_changes(one.differences)) for one in plan.differing[:MOST_NAMED]],
        "unchanged": [one for one in plan.known if not one.changes][:MOST_NAMED],
    }


@bp.post("/imports/<int:import_id>/throw-away")
@requires(Permission.ORGANISATION_WRITE)
@writes
def import_throw_away(import_id: int) -> ResponseReturnValue:
    """Forget a file that was tried out."""
    uploads.throw_away(queries.hold_import(import_id), by=current_user.id)
    flash(_("The file was thrown away. Nothing was changed."))
    return redirect(url_for(".imports"), 303)


@bp.get("/imports/template.csv")
@requires(Permission.ORGANISATION_WRITE)
def import_template() -> ResponseReturnValue:
    """Hand over an empty table that Excel opens well: a mark for UTF-8, and semicolons."""
    header = "\ufeff" + ";".join(COLUMNS) + "\r\n"
    file_name = {"Content-Disposition": 'attachment; filename="organisations.csv"'}
    return Response(header, mimetype="text/csv", headers=file_name)
