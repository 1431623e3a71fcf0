"""An edition of the volunteer market, with its stands, visitors and appointments."""

from tests.fuzz.prepared.candidates import CONSENTS
from tests.markets.editions import a_market, a_stand, at_a_market
from tests.markets.stands import a_full_market
from tests.vacancies.own import own
from vrijwilligers.markets.actions import afterwards, day, groups
from vrijwilligers.markets.queries import stands
from vrijwilligers.markets.rules.groups import GroupKind, MarketGroupDetails
from vrijwilligers.vocabulary.clock import now, today


def prepare_markets(prepared):
    """Plan an edition of the market, with its steps."""
    market, empty = a_market(prepared.make), a_market(prepared.make, days=200)
    stand = a_stand(prepared.make, market, table_number=2)
    a_stand(prepared.make, market, table_number=3).tasks[0].checked_at = now()
    prepared.note("market_id", market, empty)
    prepared.past_market = a_full_market(prepared.make, days=-3)
    past, ended = stands.of_market(prepared.past_market.id)[:2]
    afterwards.end(ended, by=None, today=today())
    prepared.note("stand_id", stand, past, ended)
    prepared.note("task_id", *stand.tasks)
    prepared.note("visitor_id", day.welcome(market, language="fr", candidate=None, at=now()))
    prepared.note("step_id", *market.steps)
    came = at_a_market(prepared.make, prepared.make.candidate(consents=CONSENTS), None)
    prepared.database.add(came)
    prepared.database.flush()
    (made,) = came.appointments
    made.task.vacancy_id = own(prepared.make, organisation=made.stand.organisation).id
    prepared.note("market_id", made.stand.market_id)
    prepared.note("appointment_id", made)
    prepare_groups(prepared)


def prepare_groups(prepared):
    """Let a group have a workshop."""
    details = MarketGroupDetails(kind=GroupKind.WORKSHOP, held_on=today(), people=8)
    prepared.note("group_id", groups.note(details, by=None))
