"""Undoing an import: first what will happen, then a tick and a button."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.imports import queries
from vrijwilligers.imports.actions import undoing
from vrijwilligers.imports.queries.undoing import foreseen
from vrijwilligers.imports.rules import ImportKind
from vrijwilligers.imports.wording import say_file
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Stale
from vrijwilligers.web.forms import SureForm
from vrijwilligers.web.templates import form_page

MOST_NAMED = 200  # records that a page names one by one


def import_undo(kind: ImportKind, import_id: int) -> ResponseReturnValue:
    """Say what undoing an import does, and do it."""
    form, run = SureForm(), queries.get_run(import_id, kind)
    if form.validate_on_submit():
        by = current_user.id
        with transaction():
            undoing.begin_undo(queries.hold_run(import_id), by=by, at=now())
        undoing.carry_on_undo(import_id)
        flash(_("The import was undone."))
        return redirect(url_for(".import_show", import_id=import_id), 303)
    if not queries.can_be_undone(run, now()):
        raise Stale
    outcome = {name: keys for name, keys in foreseen(kind, run).items() if keys}
    named = {name: kind.labels(keys[:MOST_NAMED]) for name, keys in outcome.items()}
    seen = {"kind": kind, "run": run, "outcome": outcome, "named": named, "say_file": say_file}
    return form_page("imports/undo.html", form, **seen)
