"""What tests of outcomes share: a follow-up that was planned, and what is noted of it."""

from sqlalchemy import select

from vrijwilligers.matching.actions import outcomes
from vrijwilligers.matching.models import FicheEvent, FollowUp
from vrijwilligers.matching.rules.outcomes import (
    FollowUpOutcome,
    OutcomeDetails,
)
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import today

OUTCOME = FollowUpOutcome


NEXT_OPEN = OpenDays().next_after(today())


TUESDAY = OpenDays(weekdays=frozenset({1})).next_after(today())


def planned(make, state=IntroductionState.CONTACTED, **wanted):
    introduction = make.introduction(state=state)
    make.disclosure(introduction)
    about = {"introduction": introduction, "candidate": introduction.candidate}
    return make.follow_up(what="Samira bellen: is het gelukt?", **about | wanted)


def note(follow_up, outcome, **details):
    outcomes.note(follow_up, OutcomeDetails(outcome=outcome, **details), by=None, today=today())


def open_ones(database):
    still = select(FollowUp).where(FollowUp.done_at.is_(None)).order_by(FollowUp.id)
    return database.scalars(still).all()


def kinds(database):
    return database.scalars(select(FicheEvent.kind).order_by(FicheEvent.id)).all()
