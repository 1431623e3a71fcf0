"""Saying what the columns of a file mean, and the words in it that we do not know."""

from collections.abc import Mapping

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.records.db import read_only
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.actions import looking, profiles, uploads
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.forms.mapping import columns_form, words_form
from vrijwilligers.vacancies.readers.mappings import ColumnMap
from vrijwilligers.vacancies.views.blueprint import bp
from vrijwilligers.vacancies.wording import ALLOWANCES
from vrijwilligers.vacancies.wording.files import COLUMNS
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.words import ENGAGEMENTS
from vrijwilligers.web.access import requires
from vrijwilligers.web.templates import form_page
from vrijwilligers.web.writing import writes


@bp.route("/imports/<int:import_id>/columns", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes
def import_columns(import_id: int) -> ResponseReturnValue:
    """Say what each column of a file means, and remember it under a name."""
    record = queries.get_import(import_id)
    with read_only():
        asked = profiles.asked_of(record)
    form = columns_form(asked.columns, asked.name, makes_ids=asked.told.makes_ids)
    if form.validate_on_submit():
        with form.showing_problems():
            told = form.details(asked.told.values)
            return _read_as(import_id, form.name.data, told)
    return form_page("vacancies/import_columns.html", form, record=queries.get_import(import_id))


@bp.route("/imports/<int:import_id>/words", methods=["GET", "POST"])
@requires(VacancyPermission.IMPORT)
@writes
def import_words(import_id: int) -> ResponseReturnValue:
    """Say what words mean that are not of our lists, and remember it."""
    record = queries.get_import(import_id)
    with read_only():
        asked = profiles.asked_of(record)
        form = words_form(profiles.unknown_words(record, asked.told), _codes())
    if form.validate_on_submit():
        with form.showing_problems():
            return _read_as(import_id, asked.name, form.details(asked.told), is_last=True)
    seen = {"record": queries.get_import(import_id), "names": COLUMNS}
    return form_page("vacancies/import_words.html", form, **seen)


def _codes() -> dict[str, Mapping[str, object]]:
    return {
        "category": category_names(spoken()),
        "talents": talent_names(spoken()),
        "engagement": {str(code): words for code, words in ENGAGEMENTS.items()},
        "allowance": {str(code): words for code, words in ALLOWANCES.items()},
    }


def _read_as(
    import_id: int, name: str, told: ColumnMap, *, is_last: bool = False
) -> ResponseReturnValue:
    """Read the file as it was told, remember that, and go on to what is open still."""
    with read_only():
        record = queries.get_import(import_id)
        looked = looking.look_as(record, told)
        asks_more = not is_last and bool(profiles.unknown_words(record, told))
    record = queries.hold_import(import_id)
    profile = profiles.remember(name, told, by=current_user.id, at=now())
    uploads.say_what_would_change(record, looked, profile.id)
    flash(_("We remember this for the next file."))
    page = ".import_words" if asks_more else ".import_show"
    return redirect(url_for(page, import_id=import_id), 303)
