"""An organisation that sends people, somebody who agreed that it hears of them, and who comes."""

from datetime import timedelta

from tests.answers.links import linked
from tests.markets.editions import at_a_market
from tests.referrers.made import a_client, a_lead, a_referrer
from vrijwilligers.referrers.actions import leads
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.vocabulary.clock import now, today


def prepare_referrers(prepared):
    """Let a referrer have a client, somebody to be called, and somebody who did not come."""
    referrer = referrer_with_client(prepared, days=20)
    prepared.note("referrer", referrer)
    linked(prepared.database, REFERRER, referrer, address="noor@example.org")
    absent = a_lead(prepared.make, referrer, name="Noa")
    leads.note_absent(absent, by=prepared.colleague.id, at=now())
    prepared.note("lead_id", a_lead(prepared.make, referrer), absent)


def referrer_with_client(prepared, days=None):
    """Return a referrer that hears how it goes with somebody, who was at a market of its own.

    Of those with a link, the first one that works shows its own market first.
    """
    referrer = a_referrer(prepared.make)
    client = a_client(prepared.make, referrer)
    prepared.note("client", client)
    came = at_a_market(prepared.make, client, None)
    prepared.database.add(came)
    prepared.database.flush()
    (made,) = came.appointments
    made.stand.tasks[0].checked_at = now()
    made.stand.market.held_on = today() + timedelta(days=days or 500 - referrer.id)
    prepared.database.commit()
    prepared.note("market_id", came.market_id)
    return referrer
