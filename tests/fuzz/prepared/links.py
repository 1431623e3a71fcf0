"""A link of each kind that is open, and one in each state that ends it."""

from datetime import timedelta
from functools import partial

from tests.answers.links import ending, linked
from tests.answers.proposals import WORK
from tests.desk import Desk
from tests.fuzz.prepared.matching import mailed_introduction, started_long_ago
from tests.fuzz.prepared.pool import asked_of_the_pool, day_of_a_call
from tests.fuzz.prepared.referrers import referrer_with_client
from tests.markets.editions import a_stand
from tests.pool.calls import an_application, member
from tests.vacancies.own import READY
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.answers.rules import PROPOSAL, REMINDER, TEAM
from vrijwilligers.links.rules import PURPOSES, LinkEndReason
from vrijwilligers.markets.queries import stands
from vrijwilligers.markets.rules.links import STAND, STAND_DAY
from vrijwilligers.matching.rules.answering import INTRODUCTION
from vrijwilligers.matching.rules.letters import MAIL_STOP
from vrijwilligers.matching.rules.still_there import STILL_THERE
from vrijwilligers.pool.rules.links import ANSWER as POOL_ANSWER
from vrijwilligers.pool.rules.links import APPLICATION as POOL_APPLICATION
from vrijwilligers.pool.rules.links import DAY as POOL_DAY
from vrijwilligers.pool.rules.links import STILL as POOL_STILL
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.scans.actions import teams
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.clock import now

REMINDED = "an@buurthuis.example.org"
HOUR = timedelta(hours=1)
DEAD_LINKS = (
    {"used_at": now()},
    {"expires_at": now() - HOUR},
    {"ended_at": now(), "ended_because": LinkEndReason.REVOKED},
)


def prepare_links(prepared):
    """Make a link of each kind that is open, and one in each state that ends it."""
    opened = {
        REMINDER: lambda: ending(prepared.make),
        PROPOSAL: lambda: prepared.make.organisation(**READY),
        INVITATION: lambda: prepared.make.staff("reception", password_hash=None),
        RESET: lambda: prepared.make.staff("reception"),
        MAIL_STOP: lambda: prepared.make.candidate(email="leest@example.org"),
        INTRODUCTION: partial(mailed_introduction, prepared),
        STILL_THERE: partial(started_long_ago, prepared),
        POOL_ANSWER: partial(asked_of_the_pool, prepared),
        STAND: lambda: a_stand(prepared.make),
        STAND_DAY: lambda: a_stand(prepared.make),
        REFERRER: partial(referrer_with_client, prepared),
        POOL_APPLICATION: partial(an_application, prepared.database),
        POOL_STILL: partial(member, prepared.make),
        POOL_DAY: partial(day_of_a_call, prepared),
        TEAM: partial(team_of_an_organisation, prepared),
    }
    assert set(opened) == set(PURPOSES.values()), "a kind of link is not walked"
    for purpose, record in opened.items():
        for state in (*DEAD_LINKS, {}):
            about = record() if state or purpose is not PROPOSAL else prepared.house
            token = linked(prepared.database, purpose, about, address=REMINDED, **state)
            prepared.tokens.append((purpose, token))
    past = stands.of_market(prepared.past_market.id)[0]
    prepared.tokens.append((STAND, linked(prepared.database, STAND, past, address=REMINDED)))
    proposing = dict(prepared.tokens)[PROPOSAL]
    asked = WORK.keys() - {"insured"}  # of this house we know it
    answers = {name: WORK[name] for name in asked}
    proposed = Desk(prepared.app).submit("answers.propose", answers, token=proposing).location
    prepared.note("proposed", int(proposed.rpartition("/")[2]))


def team_of_an_organisation(prepared):
    """Return the talent scan of a team in which six people chose."""
    organisation = prepared.make.organisation(**READY)
    prepared.note("organisation_id", organisation)
    team = teams.begin(organisation, at=now(), until=now() + TEAM.lasts)
    for _ in range(6):
        teams.add(team, ScanResult(sure=("cooking",), close=("music",)))
    return team
