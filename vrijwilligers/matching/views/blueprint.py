"""What the pages of matching share: their address, whom they show, and the way back."""

from flask import Blueprint, abort, redirect, request, url_for
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.feature import WhereToGoOn
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.queries.merging import survivor_of
from vrijwilligers.matching import queries
from vrijwilligers.matching.feature import MatchingPermission
from vrijwilligers.matching.models import Introduction
from vrijwilligers.matching.queries.offers import offers
from vrijwilligers.records.db import read_only
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web.addresses import (
    asked_address,
    asked_keys,
    local_path,
    way_on,
    with_argument,
)
from vrijwilligers.web.view_log import log_view

bp = Blueprint("matching", __name__, url_prefix="/matching")


def open_candidate(candidate_id: int) -> Candidate:
    """Return a candidate; who opens the page is logged, who sends it is logged by the deed."""
    candidate = candidates.get(candidate_id)
    log_opening(candidate)
    return candidate


def open_introduction(introduction_id: int) -> Introduction:
    """Return an introduction; opening its page shows the candidate, and is logged so."""
    introduction = queries.get_introduction(introduction_id)
    log_opening(introduction.candidate)
    return introduction


def asked_candidate() -> int | None:
    """Return whose fiche the address asks for; of one that became part of another, lead on there.

    What else the address asks stays as it is.
    """
    keys = asked_keys("candidate")
    if keys and request.method == "GET" and (merged := survivor_of(keys[0])):
        abort(redirect(with_argument(asked_address(), "candidate", merged.stays_id)))
    return keys[0] if keys else None


def lay_out_offers() -> None:
    """Let what is open be read before it is this one's turn to write: that may take a second."""
    with read_only():
        offers(today())


def shown_again(candidate: Candidate) -> None:
    """Log that a page shows somebody although nothing was done: what was sent is refused."""
    if request.method == "POST":
        log_view(candidate)


def way_back(candidate_id: int | None) -> str:
    """Return where to go after a deed: as the page asked, else how one goes on with this person."""
    if candidate_id is None:
        usual = url_for("matching.follow_ups")
    else:
        fiche = url_for("desk.fiche", candidate_id=candidate_id)
        usual = way_on(WhereToGoOn(candidate_id), fiche)
    return local_path(request.values.get("next"), usual)


def log_opening(candidate: Candidate) -> None:
    """Log that somebody opened a page about a person."""
    if request.method == "GET":
        log_view(candidate)


def colleagues() -> dict[int, str]:
    """Return who of the team may follow up, by name, without the one who asks."""
    return {
        member.id: member.name
        for member in accounts.team()
        if not member.is_closed and member.may(MatchingPermission.MAKE)
        if member.id != current_user.id
    }
