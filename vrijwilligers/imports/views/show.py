"""One file: what it would do or did, row by row; taking it over, or throwing it away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import parts, uploads
from vrijwilligers.imports.forms import TakeOverForm
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.readers.rejects import MOST
from vrijwilligers.imports.rules import ImportKind, Label, Report, TakeOverQuestion
from vrijwilligers.imports.rules.previews import PreviewRow, preview_rows
from vrijwilligers.imports.rules.reports import report_from_json, report_of
from vrijwilligers.imports.views.files import follow, onwards
from vrijwilligers.imports.views.previews import preview_of
from vrijwilligers.imports.views.versions import version_of_reading
from vrijwilligers.imports.wording import say_file
from vrijwilligers.records import audit
from vrijwilligers.records.db import may_write, read_only, transaction
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.vocabulary.terms import RetentionTerm
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.editing import editing
from vrijwilligers.web.templates import form_page

SMALL = 1_000  # rows of a file that is compared anew each time somebody looks at it
NAMED = ("withdrawn", "stays", "later")  # outcomes of undoing that somebody may look into
MOST_NAMED = 200  # records that a page names one by one


def import_show(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Show what becomes of a file, and bring it in: compared once more with what we have now."""
    if not may_write():
        audit.record_view(queries.get_run(import_id, kind), by=current_user.id)
        return _page_of(kind, import_id)
    form = _form_of(queries.get_run(import_id, kind))
    if form.validate_on_submit():
        with form.showing_problems():
            _take_over(kind, import_id, form)
            flash(str(kind.words.taken_over))
            return onwards(url_for(".import_show", import_id=import_id))
    return _page_of(kind, import_id, form)


def _take_over(kind: ImportKind, import_id: int, form: TakeOverForm) -> None:
    tell, is_ticked, by = follow(form), form.is_ticked.data, current_user.id
    parts.resume(now())
    with read_only():
        run = queries.get_run(import_id, kind)
        compared_as = run.options
        found = uploads.compared_now(run, is_ticked=is_ticked, follow=tell)
        account = uploads.account_of(kind, found)
    with transaction():
        run = uploads.hold_compared(import_id, compared_as)
        options = uploads.options_for(run, is_ticked)
        options = replace(options, is_another=form.is_another.data)
        parts.begin(run, account, options, by=by, at=now())
    parts.carry_on(import_id, found)


def _form_of(run: ImportRun) -> TakeOverForm:
    """Make the form about a file as it is read now."""
    return editing(
        TakeOverForm, version_of_reading(run), state=_("The file is read otherwise now.")
    )


def _page_of(
    kind: ImportKind, import_id: int, form: TakeOverForm | None = None
) -> ResponseReturnValue:
    """Show a report; where something is asked, or the file is small, as it would be now."""
    with read_only():
        run = queries.get_run(import_id, kind, ImportRun.content, ImportRun.rejected)
        form = form or _form_of(run)
        report, now_seen = report_from_json(run.report), _Now()
        if _is_compared_anew(run, report, form):
            now_seen = _seen_now(kind, run)
            report = now_seen.report or report
            form.is_ticked.label.text = now_seen.question.label if now_seen.question else ""
        seen: dict[str, object] = {"question": now_seen.question, "missing": now_seen.missing}
        seen |= {"say_file": say_file}
        seen |= _about(kind, run, report, now_seen.rows)
        return form_page("imports/show.html", form, kind=kind, run=run, report=report, **seen)


def _is_compared_anew(run: ImportRun, report: Report, form: TakeOverForm) -> bool:
    if run.started_at or run.content is None or report.asks_columns:
        return False
    return report.total <= SMALL or report.asks or bool(form.errors)


class _Now(NamedTuple):
    """What a file would do now."""

    report: Report | None = None
    question: TakeOverQuestion | None = None
    rows: list[PreviewRow] | None = None
    missing: Sequence[Label] = ()


def _seen_now(kind: ImportKind, run: ImportRun) -> _Now:
    found = uploads.compared_now(run)
    question = kind.question(found)
    records = question.records[:MOST_NAMED] if question else ()
    missing = kind.labels(records) if records else ()
    return _Now(report_of(found), question, preview_rows(kind, found), missing)


def _about(
    kind: ImportKind, run: ImportRun, report: Report, rows: list[PreviewRow] | None
) -> dict[str, object]:
    return {
        "preview": preview_of(kind, run, request.args.get("state"), rows),
        "profile": queries.name_of_profile(run),
        "is_complete": queries.options_of(run).is_complete or report.is_feed,
        "has_columns": queries.is_table(run),
        "can_be_undone": queries.can_be_undone(run, now()),
        "days_of_undo": length_of(RetentionTerm.IMPORT).amount,
        "is_abandoned": queries.is_abandoned(run, now()),
        "is_under_way": queries.is_under_way(run),
        "has_rejected": bool(run.rejected),
        "not_kept": max(0, report.rejected - MOST),
        "undone": _undone(kind, report),
        "doubles": _doubles(kind, report) if run.taken_over_at else [],
    }


def _undone(kind: ImportKind, report: Report) -> list[tuple[str, Sequence[Label]]]:
    """Say what undoing did, and name the records that did not simply go or come back."""
    return [
        (
            kind.words.undid[outcome](len(keys)),
            kind.labels(keys[:MOST_NAMED]) if outcome in NAMED else (),
        )
        for outcome, keys in report.undone.items()
        if keys
    ]


def _doubles(kind: ImportKind, report: Report) -> list[tuple[int, Label]]:
    """Return the rows that came in although they look like a record that we have still."""
    some = report.doubles[:MOST_NAMED]
    named = {one.key: one for one in kind.labels({one.id for one in some})} if some else {}
    return [(one.row, named[one.id]) for one in some if one.id in named]


def import_source(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Bring in a file under the name of the source that has most of its rows already."""
    with read_only():
        run = queries.get_run(import_id, kind)
        compared_as = run.options
        other = uploads.compared_now(run).same_as
        if not other:
            raise Stale  # somebody did it meanwhile, or took these rows away
        options = replace(queries.options_of(run), source_name=other)
        account = uploads.account_of(kind, compare(kind, run.content or b"", options))
    run = uploads.hold_compared(import_id, compared_as)
    uploads.say_source(run, options, account, by=current_user.id)
    flash(_("This file is read as a list of %(source)s now.", source=other))
    return redirect(url_for(".import_show", import_id=import_id), 303)


def import_throw_away(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Forget a file that was tried out."""
    queries.get_run(import_id, kind)
    uploads.throw_away(queries.hold_run(import_id), by=current_user.id)
    flash(_("The file was thrown away. Nothing was changed."))
    return redirect(url_for(".imports"), 303)


@repeatable
def import_go_on(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Finish a file that somebody left lying half-way."""
    queries.get_run(import_id, kind)
    parts.resume_one(import_id, now())
    return onwards(url_for(".import_show", import_id=import_id))
