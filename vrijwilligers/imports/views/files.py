"""The files of a kind: the list of them, a new one, its rejected rows, the empty template."""

import json
from dataclasses import replace

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, profiles, uploads
from vrijwilligers.imports.actions.progress import ProgressWriter
from vrijwilligers.imports.forms import WatchedForm, upload_form
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.readers.rejects import rejects_as_csv
from vrijwilligers.imports.rules import ImportKind, ImportOptions, Upload
from vrijwilligers.imports.rules.options import Follow, not_followed
from vrijwilligers.imports.rules.reports import report_from_json
from vrijwilligers.imports.wording import say_file
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.records.listing import listing
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.addresses import page_number
from vrijwilligers.web.templates import form_page

REJECTED = {"nl": "geweigerd", "fr": "rejetees", "en": "rejected"}  # names of files
CSV = "text/csv; charset=utf-8"


def imports(kind: ImportKind) -> ResponseReturnValue:
    """List the files that were tried out or taken over."""
    page = listing(queries.runs(kind), number=page_number())
    reports = [(run, report_from_json(run.report)) for run in page.items]
    return render_template(
        "imports/index.html", kind=kind, listing=page, reports=reports, say_file=say_file
    )


def import_new(kind: ImportKind) -> ResponseReturnValue:
    """Try out a file: say what it would change, and change nothing yet."""
    form = upload_form(kind)
    if form.validate_on_submit():
        parts.resume(now())
        with form.showing_problems():
            run = _tried_out(kind, form.upload(), follow(form))
            asks = report_from_json(run.report).asks_columns
            page = ".import_columns" if asks else ".import_show"
            return onwards(url_for(page, import_id=run.id))
    sources = kind.source_names() if kind.source_names else ()
    return form_page("imports/new.html", form, kind=kind, sources=sources)


def _tried_out(kind: ImportKind, upload: Upload, tell: Follow) -> ImportRun:
    options = upload.options
    with read_only():  # reading a file takes time: the other desks can go on writing
        source = queries.source_as_known(kind, options.source_name)
        read = replace(options.read, follow=tell)
        chosen = profiles.chosen_for(kind, upload.content, source, read)
        options = replace(options, source_name=source, read=chosen.read)
        account = _account(kind, upload.content, options, asks=chosen.asks)
    upload = replace(upload, options=options)
    return uploads.try_out(kind, upload, account, by=current_user.id, at=now())


def _account(
    kind: ImportKind, content: bytes, options: ImportOptions, *, asks: bool
) -> uploads.ImportAccount:
    if asks:
        return uploads.account_of_waiting(kind, content, options.read)
    return uploads.account_of(kind, compare(kind, content, options), content)


def follow(form: WatchedForm) -> Follow:
    """Return to whom the reading tells how far it is."""
    key = form.progress_key()
    return ProgressWriter(key) if key else not_followed


def onwards(address: str) -> ResponseReturnValue:
    """Send a browser on; tell the script of the bar where to go, so that the page is read once."""
    if request.headers.get("X-Requested-With") == "desk":
        return {"next": address}
    return redirect(address, 303)


def import_rejected(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Hand over the rejected rows with the reason, to correct and bring in again; it is logged."""
    run = queries.with_rejected(import_id, kind)
    rows = rejects_as_csv(json.loads(run.rejected or ""), reason=_("reason"))
    audit.record_view(run, by=current_user.id)
    name = {"Content-Disposition": f'attachment; filename="{REJECTED[spoken()]}-{import_id}.csv"'}
    return Response(rows, content_type=CSV, headers=name)


def import_template(kind: ImportKind) -> ResponseReturnValue:
    """Hand over an empty table that Excel opens well: a mark for UTF-8, and semicolons."""
    header = "\ufeff" + ";".join(kind.columns.labels) + "\r\n"
    file_name = {"Content-Disposition": f'attachment; filename="{kind.name}.csv"'}
    return Response(header, content_type=CSV, headers=file_name)


def import_progress(kind: ImportKind, key: str) -> ResponseReturnValue:
    """Tell a page that waits how far the reading of its file is."""
    done, total = queries.progress_of(key)
    return {"done": done, "total": total}, 200, {"Cache-Control": "no-store"}
