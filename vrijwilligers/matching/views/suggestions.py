"""The pages of suggestions: what fits somebody, and why something else does not."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import missing
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.queries.missing import missing_since
from vrijwilligers.matching.views.blueprint import (
    bp,
    lay_out_offers,
    open_candidate,
    way_back,
)
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.missing import say_missing
from vrijwilligers.matching.wording.refusals import say_excluded, say_refusal
from vrijwilligers.records.facts import TOTAL
from vrijwilligers.support_needs import queries as support
from vrijwilligers.support_needs.feature import SupportDeed, SupportPermission
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vacancies import queries as vacancies
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vocabulary.clock import months_after, today
from vrijwilligers.web.access import requires
from vrijwilligers.web.addresses import asked_text, page_number, sent_keys
from vrijwilligers.web.effects import Effect, does
from vrijwilligers.web.forms import LONGEST_LINE
from vrijwilligers.web.view_log import log_view
from vrijwilligers.web.writing import writes

STEP = 20
MOST_STEPS = 10
MOST_FOUND = 10
INTRODUCE = "introduce"


@bp.get("/candidates/<int:candidate_id>")
@requires(MatchingPermission.MAKE)
def suggestions(candidate_id: int) -> ResponseReturnValue:
    """Show what fits somebody, twenty at a time, with the reasons for and against."""
    candidate = open_candidate(candidate_id)
    steps = min(page_number(), MOST_STEPS)
    found = queries.suggestions(candidate, today=today(), limit=STEP * max(1, steps))
    return render_template(
        "matching/suggestions.html",
        candidate=candidate,
        suggestions=found,
        more=found.more if steps < MOST_STEPS else 0,
        page=steps,
        ticked=sent_keys("vacancy"),
        with_needs=False,
        may_heed_needs=_heeds_needs(candidate),
    )


@bp.get("/candidates/<int:candidate_id>/with-needs")
@requires(SupportPermission.OPEN)
def with_needs(candidate_id: int) -> ResponseReturnValue:
    """Show what fits somebody and heeds what they need; that opens their needs, and is logged.

    Where they stay shut or nothing is noted, their own page says why.
    """
    candidate = open_candidate(candidate_id)
    needs = support.needs_of(candidate).codes if _heeds_needs(candidate) else frozenset()
    if not needs:
        return redirect(url_for("support_needs.support", candidate_id=candidate_id))
    log_view(candidate, deed=SupportDeed.OPENED)
    return render_template(
        "matching/suggestions.html",
        candidate=candidate,
        suggestions=queries.suggestions(candidate, today=today(), limit=STEP, needs=needs),
        more=0,
        page=1,
        ticked=[],
        with_needs=True,
        may_heed_needs=False,
    )


def _heeds_needs(candidate: Candidate) -> bool:
    """Tell whether this colleague may open now what somebody needs, with their consent (P-05)."""
    is_agreed = candidate.consents_to(ConsentPurpose.SUPPORT_NEEDS)
    return is_agreed and support.may_open(candidate, current_user, day=today())


@bp.post("/candidates/<int:candidate_id>/ticked")
@requires(MatchingPermission.MAKE)
@does(Effect.SHOWS)
def ticked(candidate_id: int) -> ResponseReturnValue:
    """Go on with what is ticked: to introducing somebody there, or to a longer list."""
    keys, then = sent_keys("vacancy"), request.form.get("then", "")
    if then == INTRODUCE:
        return redirect(url_for("matching.introduce", candidate_id=candidate_id, vacancy=keys), 303)
    page = then if then.isdecimal() else None
    address = url_for("matching.suggestions", candidate_id=candidate_id, vacancy=keys, page=page)
    return redirect(address, 303)


@bp.post("/candidates/<int:candidate_id>/nothing-fits")
@requires(MatchingPermission.MAKE)
@writes(Effect.GOES_ON)
def note_nothing(candidate_id: int) -> ResponseReturnValue:
    """Count that nothing fitted somebody, without the person."""
    lay_out_offers()
    missing.note_nothing_fitted(candidates.get(candidate_id), today=today())
    flash(_("It is counted: coordinators see what is missing."))
    return redirect(way_back(candidate_id), 303)


@bp.get("/missing")
@requires(VacancyPermission.WRITE)
def what_is_missing() -> str:
    """Show what was missing in the last year when nothing fitted: figures, and nobody."""
    found = missing_since(months_after(today(), -12))
    return render_template(
        "matching/missing.html",
        total=sum(found[TOTAL].values()),
        parts=say_missing(found, code_lists.category_names()),
    )


@bp.post("/candidates/<int:candidate_id>/numbered")
@requires(MatchingPermission.MAKE)
@does(Effect.SHOWS)
def numbered(candidate_id: int) -> ResponseReturnValue:
    """Lead to introducing somebody to the vacancy of which the number was typed."""
    candidate = open_candidate(candidate_id)
    found = vacancies.numbered(request.form.get("number", "")[:LONGEST_LINE])
    if not found:
        flash(_("No vacancy has this number."))
        return redirect(url_for("matching.suggestions", candidate_id=candidate.id), 303)
    address = url_for("matching.introduce", candidate_id=candidate.id, vacancy=found[0].id)
    return redirect(address, 303)


@bp.get("/candidates/<int:candidate_id>/why-not")
@requires(MatchingPermission.MAKE)
def why_not(candidate_id: int) -> ResponseReturnValue:
    """Say why a vacancy is not among the suggestions, found as anywhere: by number or words."""
    candidate = open_candidate(candidate_id)
    asked = asked_text("q", longest=LONGEST_LINE)
    found = [one.vacancy for one in vacancies.searching(asked, today=today(), limit=MOST_FOUND)]
    refusals = queries.why_not(candidate, found, today=today())
    return render_template(
        "matching/why_not.html",
        candidate=candidate,
        asked=asked,
        excluded=say_excluded(queries.excluded(candidate, today=today())),
        found=[
            (vacancy_card(vacancy), [say_refusal(refusal) for refusal in refusals[vacancy.id]])
            for vacancy in found
        ],
    )
