"""A result of the talent scan taken along: under a short code, only when asked, or on paper."""

from datetime import date

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from vrijwilligers.scans import actions
from vrijwilligers.scans.documents import LEAF_NAMES, LeafCode, talent_leaf
from vrijwilligers.scans.rules import ScanDetails
from vrijwilligers.scans.rules.progress import ScanScreen
from vrijwilligers.scans.rules.short_codes import LASTS, read_code
from vrijwilligers.site.views.blueprint import bp
from vrijwilligers.site.views.talents import (
    carried,
    carried_on,
    details_of,
    private,
    result_of,
)
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.clock import day_of, now, today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.access import public
from vrijwilligers.web.deed_numbers import repeatable
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.extensions import csrf, limiter, load_limiter
from vrijwilligers.web.prints import handed_over
from vrijwilligers.web.writing import writes

CODES = "60 per hour"  # from one place
WRONG_CODES = "10 per day"
PRINTS = "120 per hour"  # from one place: a class of thirty may be one
wrong_codes = limiter.shared_limit(
    WRONG_CODES, scope="scan codes", deduct_when=lambda response: response.status_code == 422
)


@bp.post("/talents/code")
@csrf.exempt
@public
@limiter.limit(CODES)
@repeatable
@writes(Effect.ADDS)
def leave_scan() -> ResponseReturnValue:
    """Keep the result that the form carries under a new code, and show it with that."""
    progress, _reading = carried()
    if progress.screen != ScanScreen.RESULT:
        return _start()
    details = details_of(progress)
    code, until = actions.leave(details, at=now())
    page = render_template(
        "site/talents/result.html",
        notice="",
        **carried_on(progress.line()),
        short_code=code,
        until=until,
        **result_of(details, progress.set),
    )
    return private(make_response(page))


@bp.post("/talents/code/show")
@csrf.exempt
@public
@wrong_codes
@does(Effect.SHOWS)
def show_scan() -> ResponseReturnValue:
    """Show the result that stands for a code; a wrong one is counted."""
    typed = request.form.get("code", "")
    try:
        kept = actions.result_of(typed, at=now())
    except Problem as problem:
        return _start(wrong=problem.message, status=422)
    details = kept.details
    carried_line = carried_on("") | {"team": "", "pause_link": ""}
    used = talents.set_named(details.set_code, details.set_version)
    page = render_template(
        "site/talents/result.html",
        notice="",
        **carried_line,
        short_code=typed.strip().upper(),
        until=kept.expires_at,
        **result_of(details, used),
    )
    return private(make_response(page))


@bp.post("/talents/code/erase")
@csrf.exempt
@public
@wrong_codes
@repeatable
@writes(Effect.OWN)
def erase_scan() -> ResponseReturnValue:
    """Erase the result that stands for a code; a wrong one is counted, as where it is shown."""
    try:
        actions.forget_code(request.form.get("code", ""))
    except Problem as problem:
        return _start(wrong=problem.message, status=422)
    return _start(done=_("The code is erased."))


@bp.post("/talents/print")
@csrf.exempt
@public
@load_limiter.limit(PRINTS)
@wrong_codes
@does(Effect.SHOWS)
def print_scan() -> ResponseReturnValue:
    """Print the result that the form carries, or that stands for a code; nothing is kept."""
    if typed := request.form.get("code", ""):
        return _printed_by_code(typed)
    progress, _reading = carried()
    if progress.screen != ScanScreen.RESULT:
        return _start()
    return _printed(details_of(progress), chosen_on=today())


def _printed_by_code(typed: str) -> ResponseReturnValue:
    try:
        kept = actions.result_of(typed, at=now())
    except Problem as problem:
        return _start(wrong=problem.message, status=422)
    code = LeafCode(code=read_code(typed) or "", until=kept.expires_at)
    return _printed(kept.details, chosen_on=day_of(kept.expires_at - LASTS), code=code)


def _printed(
    details: ScanDetails, *, chosen_on: date, code: LeafCode | None = None
) -> ResponseReturnValue:
    leaf = talent_leaf(details, language=spoken(), chosen_on=chosen_on, today=today(), code=code)
    return private(handed_over(leaf.pdf, LEAF_NAMES[spoken()], "inline"))


def _start(*, wrong: object = "", done: str = "", status: int = 200) -> ResponseReturnValue:
    page = render_template("site/talents/start.html", wrong=wrong, done=done)
    return private(make_response(page, status))
