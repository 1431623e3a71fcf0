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
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.records import audit
from vrijwilligers.records.db import LARGEST_KEY
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import LANGUAGES, spoken
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.prints import handed_over, lost_signs


@bp.post("/selection/<int:candidate_id>")
@requires(MatchingPermission.MAKE)
@does(Effect.SHOWS)
def selection(candidate_id: int) -> ResponseReturnValue:
    """Print the ticked vacancies for a visitor, in the visitor's language; it is logged."""
    candidate = candidates.get(candidate_id)
    audit.record_view(candidate, by=current_user.id)
    language = candidate.language if candidate.language in LANGUAGES else spoken()
    try:
        chosen = vacancies.by_ids(_ticked())
        printed = documents.selection(chosen, language=language, today=today())
    except CannotSelect as problem:
        flash(str(problem.message))
        return redirect(url_for("matching.suggestions", candidate_id=candidate.id), 303)
    name = f"{SHEET_NAMES[language]}-{today().isoformat()}.pdf"
    return lost_signs(printed.replaced) or handed_over(printed.pdf, name, "inline")


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


def _ticked() -> list[int]:
    """Return the ticked numbers, each once; what is no number is left out."""
    texts = dict.fromkeys(request.form.getlist("vacancy"))
    digits = (text for text in texts if text.isascii() and text.isdecimal() and len(text) < 11)
    return [number for number in map(int, digits) if number <= LARGEST_KEY]
