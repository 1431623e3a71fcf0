"""What the pages of matching share: their address, whom they show, and the way back."""

from flask import Blueprint, request, url_for
from flask_login import current_user

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.core import audit
from vrijwilligers.core.pages import local_path
from vrijwilligers.matching import queries
from vrijwilligers.matching.models import Introduction

bp = Blueprint("matching", __name__, url_prefix="/matching")


def open_candidate(candidate_id: int) -> Candidate:
    """Return a candidate; who opens the page is logged, who sends it is logged by the deed."""
    candidate = candidates.get(candidate_id)
    _log(candidate)
    return candidate


def open_introduction(introduction_id: int) -> Introduction:
    """Return an introduction; opening its page shows the candidate, and is logged so."""
    introduction = queries.get_introduction(introduction_id)
    _log(introduction.candidate)
    return introduction


def way_back(candidate_id: int | None) -> str:
    """Return where to go after a deed: as the page asked, else the fiche, else the list."""
    if candidate_id is None:
        usual = url_for("matching.follow_ups")
    else:
        usual = url_for("desk.fiche", candidate_id=candidate_id)
    return local_path(request.values.get("next"), usual)


def _log(candidate: Candidate) -> None:
    if request.method == "GET":
        audit.record_view(candidate, by=current_user.id)
