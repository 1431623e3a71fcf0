"""What was done at a prepared desk that a page lets undo, choose about, or go on with."""

from datetime import timedelta

from sqlalchemy import select

from tests.vacancies.own import own
from tests.visitor_texts.made import filled
from vrijwilligers.matching.actions.events import note_goes_alone
from vrijwilligers.matching.actions.letters import rewrite
from vrijwilligers.matching.actions.weights import choose
from vrijwilligers.matching.rules.letters import LetterTemplateKind, LetterText
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.matching.rules.weight_sets import WeightOrigin
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.talents.actions import lists
from vrijwilligers.talents.models import Category
from vrijwilligers.talents.queries.list_changes import last_change
from vrijwilligers.talents.rules.details import Way
from vrijwilligers.vacancies.actions import merging
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import now, today

FORTNIGHT = timedelta(days=14)


def do_what_can_be_undone(prepared, *, candidate):
    """Let somebody stop our e-mails and go alone; write, weigh, tell two vacancies apart."""
    make, by = prepared.make, prepared.colleague.id
    candidate.mail_stopped_at = now()
    for key in make.session.scalars(select(Vacancy.id)).all():
        note_goes_alone(candidate, key, by=by)
    text = LetterText(subject="Je afspraak", body="Dag {name}, tot dan.")
    rewrite(LetterTemplateKind.APPOINTMENT, "fr", text, by=by)
    choose(Weights(days=30), why=None, origin=WeightOrigin.BY_HAND, by=by)
    filled("ti")
    lists.move(Category, "food", Way.UP, by=by)
    prepared.note("list_change_id", last_change(Category))
    one, other = (own(make, status=Status.PUBLISHED, organisation=prepared.house) for _ in "ab")
    merging.tell_apart(one, other, by=by)
    prepared.note("vacancy_stays_id", prepared.shown, one)
    prepared.note("vacancy_goes_id", prepared.asked, other)


def leave_what_waits(prepared):
    """Leave somebody in a basket of the inbox, and work that only another source still offers."""
    make = prepared.make
    make.introduction(state=IntroductionState.CONTACTED, since_on=today() - FORTNIGHT)
    prepared.note("vacancy_id", make.offered_elsewhere())
