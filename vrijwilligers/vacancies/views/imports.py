"""Bringing in a file with vacancies: try it out, look at it row by row, take it over."""

import json
from dataclasses import replace
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.records.listing import listing
from vrijwilligers.vacancies import queries, wording
from vrijwilligers.vacancies.actions import looking, profiles, progress, uploads
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.imports import TakeOverForm, UploadForm, WatchedForm
from vrijwilligers.vacancies.models import VacancyImport
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.readers import rejects
from vrijwilligers.vacancies.readers.columns import COLUMNS
from vrijwilligers.vacancies.readers.rows import not_followed
from vrijwilligers.vacancies.rules import Upload
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.views.previews import preview_of
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

REJECTED = {"nl": "geweigerd", "fr": "rejetees", "en": "rejected"}  # names of files
MOST_NAMED = 200  # vacancies that a page names one by one
CSV = "text/csv; charset=utf-8"


@bp.get("/imports/")
@requires(VacancyPermission.IMPORT)
def imports() -> ResponseReturnValue:
    """List the files that were tried out or taken over."""
    found = listing(queries.imports(), number=page_number())
    reports = [(record, json.loads(record.report)) for record in found.items]
    return render_template("vacancies/imports.html", listing=found, reports=reports)


@bp.route("/imports/new", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes
def import_new() -> ResponseReturnValue:
    """Try out a file: say what it would change, and change nothing yet."""
    form = UploadForm()
    if form.validate_on_submit():
        with form.showing_problems():
            record = _tried_out(form.details(), follow(form))
            page = ".import_columns" if json.loads(record.report).get("asks_columns") else None
            return _onwards(url_for(page or ".import_show", import_id=record.id))
    return form_page("vacancies/import_new.html", form, sources=queries.source_names())


def _onwards(address: str) -> ResponseReturnValue:
    """Send a browser on; tell the script of the bar where to go, so that the page is read once."""
    if request.headers.get("X-Requested-With") == "desk":
        return {"next": address}
    return redirect(address, 303)


def _tried_out(upload: Upload, tell: profiles.Follow) -> VacancyImport:
    with read_only():  # reading a file takes time: the other desks can go on writing
        upload = replace(upload, source_name=queries.source_as_known(upload.source_name))
        chosen = profiles.chosen_for(upload.content, upload.source_name, tell)
        looked = looking.look_at(upload, chosen) if not chosen.asks else None
    if looked is None:
        return uploads.keep_waiting(upload, by=current_user.id, at=now())
    return uploads.try_out(upload, looked, by=current_user.id, at=now())


def follow(form: WatchedForm) -> profiles.Follow:
    """Return to whom the reading tells how far it is."""
    key = form.progress_key()
    return progress.Teller(key) if key else not_followed


@bp.route("/imports/<int:import_id>", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes
def import_show(import_id: int) -> ResponseReturnValue:
    """Show what becomes of a file, and bring it in: compared once more with what we have now."""
    form = TakeOverForm()
    if form.validate_on_submit():
        with form.showing_problems():
            with read_only():
                looked = looking.look_again(queries.get_import(import_id), follow(form))
            record, confirmed = queries.hold_import(import_id), form.is_confirmed.data
            uploads.take_over(record, looked, is_confirmed=confirmed, by=current_user.id, at=now())
            flash(_("The vacancies were taken over."))
            return _onwards(url_for(".import_show", import_id=import_id))
    return _page_of(import_id, form)


def _page_of(import_id: int, form: TakeOverForm) -> ResponseReturnValue:
    """Show a report; where a tick is asked, with what is missing now and not as it was then."""
    record = queries.get_import(import_id)
    report, missing = json.loads(record.report), list[wording.Line]()
    asks = not record.taken_over_at and (report["is_drastic"] or bool(form.errors))
    if asks:
        with read_only():
            plan = uploads.plan_of(record)
        report |= plan.counts
        form.ask_about(report["withdrawn"])
        named = queries.by_ids(plan.withdrawn[:MOST_NAMED])
        missing = [wording.line(vacancy, today=today()) for vacancy in named]
    seen = {"record": record, "report": report, "asks": asks, "missing": missing}
    return form_page("vacancies/import_show.html", form, **seen, **_about(record, report))


def _about(record: VacancyImport, report: dict[str, Any]) -> dict[str, object]:
    undone: dict[str, list[int]] = report.get("undone") or {}
    return {
        "preview": preview_of(record, request.args.get("state")),
        "profile": files.name_of_profile(record),
        "has_columns": files.is_table(record),
        "can_be_undone": files.can_be_undone(record, now()),
        "has_rejected": bool(record.rejected),
        "not_kept": max(0, report["rejected"] - rejects.MOST),
        "undone": undone,
        "stayed": files.titles_of((undone.get("stays") or [])[:MOST_NAMED]),
        "kept": files.titles_of((undone.get("withdrawn") or [])[:MOST_NAMED]),
    }


@bp.post("/imports/<int:import_id>/throw-away")
@requires(VacancyPermission.IMPORT)
@writes
def import_throw_away(import_id: int) -> ResponseReturnValue:
    """Forget a file that was tried out."""
    uploads.throw_away(queries.hold_import(import_id), by=current_user.id)
    flash(_("The file was thrown away. Nothing was changed."))
    return redirect(url_for(".imports"), 303)


@bp.get("/imports/<int:import_id>/rejected.csv")
@requires(VacancyPermission.IMPORT)
def import_rejected(import_id: int) -> ResponseReturnValue:
    """Hand over the rejected rows with the reason, to correct and bring in again; it is logged."""
    record = files.with_rejected(import_id)
    rows = rejects.as_csv(json.loads(record.rejected or ""), reason=_("reason"))
    audit.record_view(record, by=current_user.id)
    name = {"Content-Disposition": f'attachment; filename="{REJECTED[spoken()]}-{import_id}.csv"'}
    return Response(rows, content_type=CSV, headers=name)


@bp.get("/imports/template.csv")
@requires(VacancyPermission.IMPORT)
def template() -> ResponseReturnValue:
    """Hand over an empty table that Excel opens well: a mark for UTF-8, and semicolons."""
    header = "\ufeff" + ";".join(COLUMNS) + "\r\n"
    file_name = {"Content-Disposition": 'attachment; filename="vacancies.csv"'}
    return Response(header, content_type=CSV, headers=file_name)


@bp.get("/imports/progress/<key>")
@requires(VacancyPermission.IMPORT)
def import_progress(key: str) -> ResponseReturnValue:
    """Tell a page that waits how far the reading of its file is."""
    done, total = files.progress_of(key)
    return {"done": done, "total": total}, 200, {"Cache-Control": "no-store"}
