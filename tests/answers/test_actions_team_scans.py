"""The talent scan of a team: by a link, counts alone, from five people on."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.answers.links import mails
from tests.desk import Desk
from tests.site.test_talent_scan import Scanner
from vrijwilligers.answers.actions import team_scans
from vrijwilligers.answers.rules import TEAM
from vrijwilligers.links.actions import LinkIsDead
from vrijwilligers.links.queries import by_token
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.records.facts import Fact
from vrijwilligers.scans import queries
from vrijwilligers.scans.actions import teams
from vrijwilligers.scans.models import ScanCode, TalentScan, TeamScan, TeamTalent
from vrijwilligers.scans.rules.teams import told_of
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.clock import now

TOKEN = re.compile(r"/answers/team/([\w-]+)")


@pytest.fixture
def house(make):
    return make.organisation(name="Buurthuis De Ketel")


@pytest.fixture
def token(house, database):
    new = team_scans.make_link(house, by=None, at=now() - timedelta(hours=1))
    database.commit()
    return new.token


class Colleague(Scanner):
    """Somebody of a team, who comes from the page of the team and goes back to it."""

    def __init__(self, app, token):
        super().__init__(app)
        self.outside = Desk(app)
        self.page = self.outside.get("answers.team", token=token)
        self.take()

    def finish(self):
        """Say yes to five cards, and compare no pairs."""
        self.answer("y" * 5 + "n" * (len(talents.current_set().codes) - 5))
        return self.take(go="end")

    def count(self, page, **answers):
        """Press the button that counts for the team."""
        return self.outside.send(page, answers, form="form#count-for-team")


def chose(*codes):
    return ScanResult(sure=codes, close=())


def counted(database, token, *results):
    for result in results:
        team_scans.add(by_token(token, TEAM), result, at=now())
    database.commit()


@pytest.mark.parametrize(
    ("people", "amounts", "told"),
    [
        (0, {}, (0, {})),
        (5, {"cooking": 5, "music": 4}, (5, {"cooking": 5})),
        (15, {"cooking": 14, "music": 5, "sports": 0}, (15, {"cooking": 10, "music": 5})),
    ],
)
def test_what_is_told_of_a_team_goes_in_fives_p28(people, amounts, told):
    assert told_of(people, amounts) == told


def test_nothing_is_told_of_four_and_the_fifth_shows_what_five_chose_p28(desk, token, database):
    counted(database, token, *[chose("cooking", "music")] * 4)
    page = desk.get("answers.team", token=token)
    assert "Before that we show nothing." in page.text
    assert not page.html.select(".team-talents li")

    counted(database, token, chose("cooking", "sports"))
    page = desk.get("answers.team", token=token)
    assert "5 people are counted." in page.text
    [shown] = page.html.select(".team-talents li")
    assert talents.talent_names("en")["cooking"].lower() in shown.get_text().lower()
    assert "chosen by 5 people or more" in shown.get_text(" ", strip=True)


def test_who_comes_after_five_waits_for_four_others_p28(token, database, house):
    counted(database, token, *[chose("cooking")] * 5)
    counted(database, token, *[chose("cooking", "music")] * 4)
    database.expire_all()
    team = queries.current_team(house.id, at=now())
    amounts = {one.code: (one.amount, one.waiting) for one in team.talents}
    assert (team.people, team.waiting) == (5, 4)
    assert amounts == {"cooking": (5, 4), "music": (0, 4)}
    counted(database, token, chose("sports"))
    database.expire_all()
    amounts = {one.code: (one.amount, one.waiting) for one in team.talents}
    assert (team.people, team.waiting) == (10, 0)
    assert amounts == {"cooking": (9, 0), "music": (4, 0), "sports": (1, 0)}


def test_somebody_of_the_team_scans_sees_their_own_talents_and_counts_once(app, token, database):
    colleague = Colleague(app, token)
    result = colleague.finish()
    assert result.heading == "Your talents"
    assert token not in result.html.title.get_text()
    assert database.scalars(select(TeamTalent)).all() == []

    for _ in range(2):
        answer = colleague.count(result)
    page = colleague.outside.open(answer.location)
    assert "Your talents are counted, without your name." in page.text
    assert "Before that we show nothing." in page.text
    database.rollback()
    [team] = database.scalars(select(TeamScan)).all()
    assert (team.people, team.waiting) == (0, 1)
    assert {one.code for one in team.talents} == {*talents.current_set().codes[:5]}
    for kept in (ScanCode, TalentScan):
        assert database.scalars(select(kept)).all() == []


def test_a_colleague_who_is_signed_in_may_try_the_link(coordinator, token):
    page = coordinator.get("answers.team", token=token)
    sent = {one["name"]: one.get("value", "") for one in page.html.select("form#scan input")}
    answer = coordinator.client.post(page.html.select_one("form#scan")["action"], data=sent)
    assert answer.status_code == 200


def test_a_scan_that_is_not_done_counts_for_nobody(app, token, database):
    colleague = Colleague(app, token)
    colleague.answer("y")
    begun = colleague.line
    result = Colleague(app, token).finish()
    colleague.count(result, line=begun)
    database.rollback()
    assert database.scalars(select(TeamScan.waiting)).all() == [0]


def test_a_pause_of_a_team_goes_on_for_that_team(app, token):
    colleague = Colleague(app, token)
    colleague.answer("yy")
    link = colleague.page.html.select_one("#pause-link")["value"]
    assert link.endswith(f"/answers/team/{token}#{colleague.line}")
    other = Colleague(app, token)
    other.page = other.outside.get("answers.team", token=token)
    other.take(form="form#go-on", line=link)
    assert "Card 3 of" in other.page.text
    assert other.page.html.select_one("[name=team]")["value"] == token


def test_what_is_no_token_is_carried_nowhere(app, make):
    scanner = Scanner(app)
    scanner.page = scanner.open("/site/en/talents/")
    scanner.take(team="https://elders.example.org/")
    assert not scanner.page.html.select("[name=team]")
    assert "elders" not in scanner.page.response.text


def test_a_coordinator_makes_the_link_sees_the_counts_and_ends_it(
    coordinator, desk, house, database
):
    page = coordinator.submit(
        "team_links.show", {"to": "show"}, organisation_id=house.id, status=200
    )
    [token] = TOKEN.findall(page.html.select_one("#link")["value"])
    counted(database, token, *[chose("cooking")] * 6)
    page = coordinator.get("team_links.show", organisation_id=house.id)
    assert token not in page.response.text
    assert "5 people are counted." in page.text
    coordinator.send(page, {}, form="main .harm")
    assert desk.get("answers.team", token=token, status=410)
    database.rollback()
    [team] = database.scalars(select(TeamScan)).all()
    assert (team.waiting, [one.waiting for one in team.talents]) == (0, [0])
    page = coordinator.get("team_links.show", organisation_id=house.id)
    assert not page.html.select("main .deed")


def test_a_new_link_begins_again_and_the_old_one_counts_no_more(house, token, database):
    counted(database, token, *[chose("cooking")] * 5)
    old = by_token(token, TEAM)
    team_scans.make_link(house, by=None, at=now())
    database.commit()
    with pytest.raises(LinkIsDead):
        team_scans.add(old, chose("cooking"), at=now())
    assert queries.current_team(house.id, at=now()).people == 0


def test_the_link_is_mailed_in_the_language_of_its_reader(coordinator, house, database):
    house.contact_persons = [
        ContactPerson(name="Zoé", email="zoe@maison.example.org", language="fr")
    ]
    database.commit()
    to = {"to": str(house.contact_persons[0].id)}
    coordinator.submit("team_links.show", to, organisation_id=house.id)
    [message] = mails(database)
    assert (message.address, message.language) == ("zoe@maison.example.org", "fr")
    assert TOKEN.findall(message.body)


def test_reception_makes_no_link_of_a_team(reception, house):
    reception.get("team_links.show", organisation_id=house.id, status=403)


def test_a_scan_of_a_team_counts_a_scan_once_and_says_nothing_of_the_team(app, token, database):
    colleague = Colleague(app, token)
    colleague.count(colleague.finish())
    database.rollback()
    facts = database.scalars(select(Fact).where(Fact.kind == "talent_scan")).all()
    assert {fact.amount for fact in facts} == {1}  # one row for each dimension


def test_ending_what_was_never_begun_is_no_harm(house, database):
    teams.end(house, at=now())
    assert database.scalars(select(TeamScan)).all() == []
