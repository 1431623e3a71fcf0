"""A referrer brings people, sees in one word how it goes, and prints for its groups."""

import pytest

from tests.factories import Factories
from tests.markets.editions import at_a_market
from tests.referrers.made import a_client, a_lead, a_referrer
from vrijwilligers.links import actions as links
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.db import transaction
from vrijwilligers.referrers.rules.links import REFERRER
from vrijwilligers.vocabulary.clock import now

PAGES = (
    *("referrers/", "referrers/{referrer}", "referrers/{referrer}/change", "referrers/send"),
    *("referrers/{referrer}/link", "referrers/leads/", "referrers/candidates/{person}"),
    *("markets/{market}/referrers", "markets/{market}/referrers/send", "markets/{market}/ways"),
    *("markets/groups/", "markets/groups/new"),
)
PEOPLE = iter(
    [
        (("Naïma", "Bouchta"), ("Ruben", "Wouters")),
        (("Solange", "Mbemba"), ("Florent", "Delvaux")),
        (("Gwendolyn", "Hartley"), ("Desmond", "Okafor")),
        (("Zeynep", "Karaman"), ("Lieven", "Baeyens")),
        (("Thandiwe", "Mokoena"), ("Piotr", "Zielinski")),
    ]
)  # nobody twice: two of one name would be a pair


@pytest.fixture
def known(desk, request):
    """A referrer with somebody who has an appointment from a market, and one who began."""
    make = Factories(desk)
    referrer = a_referrer(make, name=f"De Wegwijzer {request.node.callspec.params['language']}")
    person, begun = (client(make, referrer, *names) for names in next(PEOPLE))
    make.introduction(candidate=begun, state=IntroductionState.STARTED)
    a_lead(make, referrer)
    visit = at_a_market(make, person, None)
    desk.add(visit)
    desk.commit()
    with transaction():
        token = links.make(REFERRER, referrer, at=now()).token
    found = {"referrer": referrer.id, "person": person.id, "market": visit.market_id}
    found |= {"names": (person.given_name, person.family_name), "begun": begun.given_name}
    desk.rollback()
    return found | {"token": token}


def client(make, referrer, given, family):
    return a_client(make, referrer, given_name=given, family_name=family, email=None, comes_by=True)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_referrer_announces_somebody_and_sees_in_one_word_how_it_goes(visitor, known, language):
    outside = visitor(language)
    page, site = outside.page, outside.site.address
    page.goto(f"{site}/referrers/progress/{known['token']}")
    outside.look_at(page, "progress")
    given, family = known["names"]
    assert f"{given} {family[0]}." in page.locator("main").inner_text()
    assert family not in page.locator("main").inner_text()
    page.locator(f"a[href*='/markets/referrer/'][href$='/{known['market']}']").click()
    outside.look_at(page, "market")
    said = page.locator("main").inner_text()
    assert outside.say("appointment") in said
    assert known["begun"] not in said
    page.goto(f"{site}/referrers/progress/{known['token']}/announce")
    outside.look_at(page, "announce")
    page.locator("#name").fill("Noor")
    page.locator("#reach").fill("+32470998877")
    page.locator("#told").check()
    page.locator("main .btn-main").click()
    page.wait_for_url(f"{site}/referrers/progress/{known['token']}")
    outside.look_at(page, "announced")


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_desk_reads_every_page_of_referrers(visitor, known, language):
    somebody = visitor(language)
    somebody.sign_in("coordinator")
    for path in PAGES:
        somebody.page.goto(f"{somebody.site.address}/{path.format(**known)}")
        somebody.look(path.replace("/", "-"))
