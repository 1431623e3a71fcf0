"""Saying what the columns of a file mean, and the words in it that we do not know."""

from dataclasses import replace
from functools import partial

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import profiles, uploads
from vrijwilligers.imports.forms.mapping import columns_form, words_form
from vrijwilligers.imports.queries.comparing import compare
from vrijwilligers.imports.readers.headers import headers_of
from vrijwilligers.imports.readers.unknown_words import unknown_words
from vrijwilligers.imports.rules import ColumnMap, ImportKind
from vrijwilligers.imports.rules.kinds import TABLE
from vrijwilligers.imports.views.versions import version_of_reading
from vrijwilligers.imports.wording import say_file, say_file_by_day
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.web.editing import editing
from vrijwilligers.web.templates import form_page


def import_columns(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Say what each column of a file means, and remember it under a name."""
    run = queries.get_run(import_id, kind)
    with read_only():
        asked = profiles.asked_columns(run)
    name = asked.name or say_file_by_day(run)
    form = editing(partial(columns_form, kind.columns, asked, name), version_of_reading(run))
    if form.validate_on_submit():
        with form.showing_problems():
            if place := form.elsewhere():
                profiles.look_elsewhere(queries.hold_run(import_id), place)
                return redirect(url_for(".import_columns", import_id=import_id), 303)
            told = form.details(asked.told.values)
            return _read_as(kind, import_id, form.name.data, told)
    run = queries.get_run(import_id, kind)
    return form_page("imports/columns.html", form, kind=kind, run=run, say_file=say_file)


def import_words(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Say what words mean that are not of our lists, and remember it."""
    run = queries.get_run(import_id, kind)
    with read_only():
        asked = profiles.asked_columns(run)
        words, codes = profiles.words_to_tell(run, asked.told), kind.named_codes()
        make = partial(words_form, words, kind.columns, codes)
        form = editing(make, version_of_reading(run))
    if form.validate_on_submit():
        with form.showing_problems():
            name = asked.name or say_file_by_day(run)
            return _read_as(kind, import_id, name, form.details(asked.told), is_last=True)
    run = queries.get_run(import_id, kind)
    headers = headers_of(asked.told)
    page = {"kind": kind, "run": run, "say_file": say_file, "headers": headers}
    return form_page("imports/words.html", form, **page)


def _read_as(
    kind: ImportKind, import_id: int, name: str, told: ColumnMap, *, is_last: bool = False
) -> ResponseReturnValue:
    """Read the file as it was told, remember that, and go on to what is open still."""
    with read_only():
        run = queries.get_run(import_id, kind)
        if run.content is None:
            raise Stale
        compared_as, options = run.options, queries.options_of(run)
        sheet, row = options.read.sheet or "", options.read.header_row
        told = replace(told, sheet=sheet, header_row=row)
        read = replace(options.read, format=TABLE, columns=told)
        found = compare(kind, run.content, replace(options, read=read))
        account = uploads.account_of(kind, found)
        asks_more = not is_last and bool(unknown_words(kind.columns, found.file.rows))
    run = uploads.hold_compared(import_id, compared_as)
    profile = profiles.remember(kind, name, told, by=current_user.id, at=now())
    read = replace(read, profile_id=profile.id)
    uploads.read_otherwise(run, replace(options, read=read), account)
    flash(_("We remember this for the next file."))
    page = ".import_words" if asks_more else ".import_show"
    return redirect(url_for(page, import_id=import_id), 303)
