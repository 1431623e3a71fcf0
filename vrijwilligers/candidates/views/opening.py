"""A candidate whose data a page opens, and what it shows with it."""

from collections.abc import Callable
from typing import Any

from flask import url_for
from flask_login import current_user

from vrijwilligers.candidates import queries
from vrijwilligers.candidates.feature import (
    AnnouncedIsKnown,
    VisitorIsKnown,
    WhereToGoOn,
    WhoIsAnnounced,
    WhoWasTold,
)
from vrijwilligers.candidates.forms import ConsentForm
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.wording import Texts, texts_of
from vrijwilligers.registry import announce
from vrijwilligers.web.addresses import asked_keys, way_on
from vrijwilligers.web.editing import opened
from vrijwilligers.web.view_log import log_view

CandidateQuery = Callable[[int], Candidate]


def shown_candidate(
    candidate_id: int, get: CandidateQuery = queries.get, hold: CandidateQuery = queries.hold
) -> Candidate:
    """Return a candidate whose data are opened, and log that; who changes them holds them."""
    candidate = opened(get, hold, candidate_id)
    log_view(candidate)
    return candidate


def who_was_told(candidate: Candidate) -> list[Any]:
    """Ask which organisations have data of somebody, in lines that say it."""
    return [line for lines in announce(WhoWasTold(candidate.id)) for line in lines]


def where_to_go_on(candidate: Candidate) -> str:
    """Return the page on which one goes on with somebody: as a rule the fiche."""
    fiche = url_for("desk.fiche", candidate_id=candidate.id)
    return way_on(WhereToGoOn(candidate.id), fiche)


def asked_visit() -> int | None:
    """Return the visit, counted without a name, of whom the address of this page is."""
    return next(iter(asked_keys("visit")), None)


def join_asked_visit(candidate: Candidate) -> None:
    """Say that the visit in the address was of this person."""
    if visit_id := asked_visit():
        announce(VisitorIsKnown(candidate.id, visit_id, by=current_user.id))


def told_before() -> dict[str, str]:
    """Return what was told of who was announced, of whom the address of this page is."""
    lead_id = next(iter(asked_keys("lead")), None)
    answers = announce(WhoIsAnnounced(lead_id)) if lead_id else []
    return {name: said for some in answers for name, said in some.items()}


def take_up_asked_lead(candidate: Candidate) -> str:
    """Say that who was announced has a fiche now; return where one goes on, if not as ever."""
    lead_id = next(iter(asked_keys("lead")), None)
    if lead_id is None:
        return ""
    ways = announce(AnnouncedIsKnown(candidate.id, lead_id, by=current_user.id))
    return next(iter(filter(None, ways)), "")


def show_texts(form: ConsentForm) -> Texts:
    """Put the texts of consent into a form, and return them."""
    texts = texts_of(form.asked)
    form.show(texts)
    return texts
