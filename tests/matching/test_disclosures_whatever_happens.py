"""Whatever the desk does in whatever order: who was told hears of its end, and nobody else."""

from contextlib import suppress
from random import Random

import pytest
from sqlalchemy import select

from tests.matching.deeds import introduce
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import introductions, recalls, withdrawing
from vrijwilligers.matching.models import Disclosure, Introduction, Recall
from vrijwilligers.matching.rules.disclosure import DisclosureChannel
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, next_states
from vrijwilligers.matching.rules.steps import StepDetails
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.problems import Problem

PHONED = DisclosureChannel.PHONE
AGAIN = dict.fromkeys((ConsentPurpose.FICHE, ConsentPurpose.SHARING), ConsentWay.SPOKEN)


class Desk:
    """A person, three organisations, and what may happen between them."""

    def __init__(self, make, database, seed):
        self.database, self.chance = database, Random(seed)
        self.me, self.candidate = make.staff("reception").id, make.candidate()
        self.vacancies = [make.vacancy() for _ in range(3)]

    def introduce(self):
        vacancy, contacted = self.chance.choice(self.vacancies), self.chance.choice([None, PHONED])
        introduce(self.candidate, vacancy, by=self.me, contacted=contacted)

    def step(self):
        one = self.any_of(Introduction)
        target = self.chance.choice(next_states(one.state))
        why = {"side": self.chance.choice([*EndedBy]), "reason": IntroductionEndReason.OTHER}
        details = StepDetails(target=target, on=today(), told_how=PHONED, **why)
        introductions.move(one, details, by=self.me, today=today())

    def take_back(self):
        withdrawing.withdraw(self.any_of(Introduction), by=self.me, at=now())

    def undo(self):
        withdrawing.undo(self.any_of(Introduction), by=self.me, at=now())

    def withdraw(self):
        purpose = self.chance.choice([ConsentPurpose.SHARING, ConsentPurpose.FICHE])
        candidates.withdraw(self.candidate, purpose, by=self.me, today=today())

    def undo_withdrawal(self):
        candidates.undo_withdrawal(self.candidate, by=self.me, at=now())

    def give(self):
        consent = ConsentDetails(ways=AGAIN, language="nl")
        candidates.give(self.candidate, consent, by=self.me, today=today())

    def tell(self):
        recalls.finish(self.any_of(Recall), PHONED, by=self.me)

    def any_of(self, model):
        found = self.database.scalars(select(model).order_by(model.id)).all()
        if not found:
            raise Problem
        return self.chance.choice(found)

    DEEDS = (
        introduce,
        introduce,
        step,
        step,
        take_back,
        undo,
        withdraw,
        undo_withdrawal,
        give,
        tell,
    )

    def happens(self):
        """Do one deed or be refused, all of it or nothing."""
        with suppress(Problem), self.database.begin_nested():
            self.chance.choice(self.DEEDS)(self)
        self.database.flush()
        self.database.expire_all()


def is_right(disclosure):
    """Tell whether an organisation hears what it must hear, and no more."""
    if disclosure.withdrawn_at is None or disclosure.told_on is None:
        return disclosure.recall is None
    recall = disclosure.recall
    return recall is not None and (recall.done_at is None) == (recall.sealed is not None)


@pytest.mark.parametrize("seed", range(6))
def test_who_was_told_hears_of_its_end_whatever_happens_p16(make, database, seed):
    desk = Desk(make, database, seed)
    for _ in range(60):
        desk.happens()
        every = database.scalars(select(Disclosure)).all()
        assert all(is_right(one) for one in every)
        linked = {one.recall_id for one in every}
        assert set(database.scalars(select(Recall.id))) <= linked
        running = {one.introduction_id for one in every if queries.is_shared(one.introduction)}
        assert running == {
            one.introduction_id
            for one in every
            if one.withdrawn_at is None and queries.may_be_shared(desk.candidate)
        }
