"""Sheets to hand over: a selection for one visitor, a flyer of one vacancy."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from vrijwilligers.bundles import documents
from vrijwilligers.bundles.documents import CannotSelect
from vrijwilligers.bundles.feature import BundlePermission
from vrijwilligers.bundles.rules import PaperSize
from vrijwilligers.bundles.views.blueprint import FLYER_NAMES, SHEET_NAMES, bp
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.matching.actions import events
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.records import audit
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import sent_keys
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.prints import handed_over, lost_signs
from vrijwilligers.web.writing import writes


@bp.post("/selection/<int:candidate_id>")
@requires(MatchingPermission.MAKE)
@repeatable
@writes(Effect.ADDS)
def selection(candidate_id: int) -> ResponseReturnValue:
    """Print the ticked vacancies for a visitor, in the visitor's language; note that they got them.

    A selection that cannot be printed goes back to its list, with what is ticked.
    """
    with read_only():  # printing takes a while: nobody waits for the database meanwhile
        candidate = candidates.get(candidate_id)
        audit.record_view(candidate, by=current_user.id)
        language = candidate.language if candidate.language in LANGUAGES else spoken()
        chosen = vacancies.by_ids(sent_keys("vacancy"))
        try:
            printed = documents.selection(chosen, language=language, today=today())
        except CannotSelect as problem:
            flash(str(problem.message))
            return redirect(_to_its_list(candidate_id), 303)
    if page := lost_signs(printed.replaced):
        return page
    _note_handed_out(candidate_id)
    name = f"{SHEET_NAMES[language]}-{today().isoformat()}.pdf"
    return handed_over(printed.pdf, name, "inline")


def _note_handed_out(candidate_id: int) -> None:
    candidate = candidates.hold(candidate_id)
    listed, me = sent_keys("shown"), current_user.id
    events.note_shown(candidate, listed, by=me, today=today())
    events.hand_out(candidate, sent_keys("vacancy"), by=me, today=today(), listed=listed)


def _to_its_list(candidate_id: int) -> str:
    asked, keys = request.form.get("page", ""), sent_keys("vacancy")
    page = asked if asked.isdecimal() else None
    return url_for("matching.suggestions", candidate_id=candidate_id, vacancy=keys, page=page)


@bp.get("/flyer/<int:vacancy_id>")
@requires(BundlePermission.PRINT)
def flyer(vacancy_id: int) -> ResponseReturnValue:
    """Print a flyer of an open vacancy."""
    vacancy = vacancies.get(vacancy_id)
    if not vacancy.is_open(today()):
        abort(404)
    language = request.args.get("language", spoken())
    size = request.args.get("size", PaperSize.A4)
    if language not in LANGUAGES or size not in set(PaperSize):
        abort(404)
    printed = documents.flyer(vacancy, language=language, size=PaperSize(size), today=today())
    name = f"{FLYER_NAMES[language]}-{vacancy.id}-{language}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")
