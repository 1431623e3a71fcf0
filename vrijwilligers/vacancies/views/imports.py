"""Bringing in a file with vacancies: try it out, look at the report, take it over."""

import json

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.core.access import Permission, requires
from vrijwilligers.core.clock import now, today
from vrijwilligers.core.db import reading, writes
from vrijwilligers.core.pages import form_page, listing, page_number
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.actions import plans, uploads
from vrijwilligers.vacancies.forms.imports import TakeOverForm, UploadForm
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.views.pages import bp

MOST_NAMED = 200  # vacancies that a page names one by one


@bp.get("/imports/")
@requires(Permission.VACANCY_IMPORT)
def imports() -> ResponseReturnValue:
    """List the files that were tried out or taken over."""
    found = listing(queries.imports(), number=page_number())
    reports = [(record, json.loads(record.report)) for record in found.items]
    return render_template("vacancies/imports.html", listing=found, reports=reports)


@bp.route("/imports/new", methods=["GET", "POST"])
@requires(Permission.VACANCY_IMPORT)
@writes
def import_new() -> ResponseReturnValue:
    """Try out a file: say what it would change, and change nothing yet."""
    form = UploadForm()
    if form.validate_on_submit():
        with form.showing_problems():
            upload = form.details()
            with reading():  # reading a file takes time: the other desks can go on writing
                plan = plans.of_file(
                    upload.content, upload.source_name, is_complete=upload.is_complete
                )
            record = uploads.try_out(upload, plan, by=current_user.id, at=now())
            return redirect(url_for(".import_show", import_id=record.id), 303)
    return form_page("vacancies/import_new.html", form, sources=queries.source_names())


@bp.route("/imports/<int:import_id>", methods=["GET", "POST"])
@requires(Permission.VACANCY_IMPORT)
@writes
def import_show(import_id: int) -> ResponseReturnValue:
    """Show the report of a file, and bring it in: compared once more with what we have now."""
    form = TakeOverForm()
    if form.validate_on_submit():
        with form.showing_problems():
            with reading():
                plan = plans.of_upload(queries.get_import(import_id))
            record, confirmed = queries.get_import(import_id), form.is_confirmed.data
            uploads.take_over(record, plan, is_confirmed=confirmed, by=current_user.id, at=now())
            flash(_("The vacancies were taken over."))
            return redirect(url_for(".import_show", import_id=import_id), 303)
    return _page_of(import_id, form)


def _page_of(import_id: int, form: TakeOverForm) -> ResponseReturnValue:
    """Show a report; where a tick is asked, with what is missing now and not as it was then."""
    record = queries.get_import(import_id)
    report, missing = json.loads(record.report), list[wording.Line]()
    asks = not record.taken_over_at and (report["is_drastic"] or bool(form.errors))
    if asks:
        with reading():
            plan = plans.of_upload(record)
        report |= plan.counts
        form.ask_about(report["withdrawn"])
        named = queries.by_ids(plan.withdrawn[:MOST_NAMED])
        missing = [wording.line(vacancy, today=today()) for vacancy in named]
    seen = {"record": record, "report": report, "asks": asks, "missing": missing}
    return form_page("vacancies/import_show.html", form, **seen)


@bp.post("/imports/<int:import_id>/throw-away")
@requires(Permission.VACANCY_IMPORT)
@writes
def import_throw_away(import_id: int) -> ResponseReturnValue:
    """Forget a file that was tried out."""
    uploads.throw_away(queries.get_import(import_id), by=current_user.id)
    flash(_("The file was thrown away. Nothing was changed."))
    return redirect(url_for(".imports"), 303)


@bp.get("/imports/template.csv")
@requires(Permission.VACANCY_IMPORT)
def template() -> ResponseReturnValue:
    """Hand over an empty table that Excel opens well: a mark for UTF-8, and semicolons."""
    header = "\ufeff" + ";".join(COLUMNS) + "\r\n"
    file_name = {"Content-Disposition": 'attachment; filename="vacancies.csv"'}
    return Response(header, mimetype="text/csv", headers=file_name)
