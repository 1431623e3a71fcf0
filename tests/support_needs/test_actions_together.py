"""Noting and withdrawing at the same moment: nothing is left without consent."""

from functools import partial

from sqlalchemy import func, select

from tests.support_needs.conftest import NEEDS
from tests.together import at_once
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates import queries as fiches
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.support_needs import actions
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.vocabulary.clock import today


def test_who_notes_while_a_colleague_withdraws_leaves_nothing_behind_p05(app, candidate, database):
    turns, number = iter((_note, _withdraw)), candidate.id
    database.rollback()
    at_once(app, partial(_next, turns, number))
    assert not fiches.get(number).consents_to(ConsentPurpose.SUPPORT_NEEDS)
    assert database.scalar(select(func.count()).select_from(CandidateSupport)) == 0


def _next(turns, candidate_id):
    next(turns)(fiches.hold(candidate_id))


def _note(candidate):
    try:
        actions.note(candidate, NEEDS, by=None)
    except actions.SupportConsentIsMissing:
        return  # the withdrawal was first


def _withdraw(candidate):
    candidates.withdraw(candidate, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
