"""What two do at the same moment at a market, and what is taken back with an edition."""

import pytest
from sqlalchemy import func, select

from tests.markets.editions import SOUP, a_market, a_stand
from tests.together import at_once
from vrijwilligers.extensions import db
from vrijwilligers.markets.actions import day, editions, problems, tasks
from vrijwilligers.markets.models import StandTask
from vrijwilligers.markets.queries import stands
from vrijwilligers.markets.rules.details import StandTaskDetails
from vrijwilligers.markets.rules.texts import MOST_TASKS
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import now

ONE_MORE = StandTaskDetails(**SOUP)


def test_two_tasks_at_once_do_not_pass_the_most_a_stand_may_have(app, make, database):
    stand = a_stand(make)
    while len(stand.tasks) < MOST_TASKS - 1:
        tasks.add(stand, ONE_MORE, by=None)
    number = stand.id
    database.commit()

    def write():
        try:
            tasks.add(stands.stand(number), ONE_MORE, by=None)
        except problems.TooManyTasks:
            db.session.rollback()

    at_once(app, write)
    database.rollback()
    asked = select(func.count()).select_from(StandTask).where(StandTask.stand_id == number)
    assert database.scalar(asked) == MOST_TASKS


@pytest.mark.parametrize("visitors", [0, 3])
def test_an_edition_that_is_removed_leaves_no_counts(visitors, make, database):
    market = a_market(make, days=0)
    for _nth in range(visitors):
        day.welcome(market, language="fr", candidate=None, at=now())
    database.commit()
    editions.remove(market, by=None)
    database.commit()
    counted = select(func.sum(Fact.amount)).where(Fact.kind == "market_visitor")
    assert not database.scalar(counted)
