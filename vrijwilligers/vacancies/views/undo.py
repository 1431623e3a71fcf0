"""Undoing an import: first what will happen, then one button."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import undoing
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.imports import UndoForm
from vrijwilligers.vacancies.queries import files
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import requires
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes

MOST_NAMED = 200  # vacancies that a page names one by one


@bp.route("/imports/<int:import_id>/undo", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes
def import_undo(import_id: int) -> ResponseReturnValue:
    """Say what undoing an import does, and do it."""
    form = UndoForm()
    if form.validate_on_submit():
        undoing.undo(queries.hold_import(import_id), by=current_user.id, at=now())
        flash(_("The import was undone."))
        return redirect(url_for(".import_show", import_id=import_id), 303)
    record = queries.get_import(import_id)
    outlook = undoing.outlook(record, at=now())
    named = {name: files.titles_of(keys[:MOST_NAMED]) for name, keys in vars(outlook).items()}
    seen = {"record": record, "counts": outlook.counts(), "named": named}
    return form_page("vacancies/import_undo.html", form, **seen)
