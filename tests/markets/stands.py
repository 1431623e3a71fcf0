"""Stands and tasks in the database, for pages and commands."""

from tests.markets.editions import a_market
from vrijwilligers.markets.models import Stand, StandTask
from vrijwilligers.markets.rules.states import StandState
from vrijwilligers.vocabulary.clock import now

TASKS = (
    ("Soep koken", "cooking helping", None),
    ("Koffie en een babbel", "listening talking", "A2"),
    ("Planten water geven", "gardening", None),
    ("Boeken klasseren", "organising", "B1"),
)


def a_full_market(make, days=20, **details):
    """Plan an edition with a stand for each task, all checked."""
    market = a_market(make, days, **details)
    for table, (title, talents, dutch) in enumerate(TASKS, start=1):
        stand = Stand(
            market_id=market.id,
            organisation_id=make.organisation(name=f"Buurthuis {table}").id,
            state=StandState.COMES,
            table_number=table,
            languages="nl fr",
            contact_phone="+3225550112",
        )
        task = StandTask(
            title_nl=title, what_nl="Je helpt mee.", talents=talents, dutch=dutch, checked_at=now()
        )
        stand.tasks.append(task)
        make.session.add(stand)
    make.session.commit()
    return market
