"""The door of every page that a link opens."""

import pytest

from tests.links.purposes import ALL, CALL, CODE, DAY, MANY, ONCE, READ
from vrijwilligers.links import actions, views
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.rules import PURPOSES, LinkEndReason, Recipient
from vrijwilligers.registry import registry_of
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import now

NOT_CODES = ("23456789", "BCDFGHJK")


@pytest.fixture
def address(database):
    def address(purpose, *, ago=0 * DAY, ended=None, recipient=None):
        """Make a link and return where it leads, and its token."""
        link, token = actions.make(purpose, payload="soup", at=now() - ago, recipient=recipient)
        if ended:
            actions.end(link, ended, at=now())
        database.commit()
        return f"/shapes/{purpose.endpoint.partition('.')[2]}/{token}", token

    return address


@pytest.mark.parametrize("purpose", ALL, ids=lambda purpose: purpose.name)
def test_looking_uses_nothing_and_stays_private(shapes, address, purpose):
    where, _token = address(purpose)
    for _ in range(3):  # mail scanners open links
        answer = shapes.get(where)
        assert (answer.status_code, answer.text) == (200, "Open: soup.")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")


@pytest.mark.parametrize(
    ("purpose", "second"), [(ONCE, 410), (CODE, 410), (MANY, 200), (CALL, 200)]
)
def test_a_second_time_counts_where_the_purpose_allows_it(shapes, address, purpose, second):
    where, _token = address(purpose)
    assert shapes.post(where).text == "Used."
    again = shapes.post(where)
    assert again.status_code == second
    if second == 410:
        assert "This link has already been used." in again.text


def test_a_link_to_look_at_takes_nothing(shapes, address):
    where, _token = address(READ)
    assert shapes.post(where).status_code == 405


@pytest.mark.parametrize(
    ("dead", "said"),
    [
        ({"ago": 8 * DAY}, "This link is too old."),
        ({"ended": LinkEndReason.REVOKED}, "It was taken back"),
    ],
)
@pytest.mark.parametrize("purpose", ALL, ids=lambda purpose: purpose.name)
def test_a_dead_link_says_what_became_of_it(shapes, address, purpose, dead, said):
    answer = shapes.get(address(purpose, **dead)[0])
    assert answer.status_code == 410
    assert said in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_dead_link_says_how_to_reach_the_desk(shapes, address, database):
    settings.write_one("phone", "02 512 34 56", language="nl", by=None)
    database.commit()
    assert 'href="tel:' in shapes.get(address(ONCE, ago=8 * DAY)[0]).text


def test_who_holds_an_old_link_renews_it_three_times_an_hour_at_most(shapes, address, database):
    where, token = address(MANY, ago=8 * DAY, recipient=Recipient("an@example.org", "nl"))
    new = shapes.post(f"{where}/again").text
    assert shapes.get(f"/shapes/many/{new}").text == "Open: soup."
    assert by_token(new, MANY).renewed_from_id == by_token(token, MANY).id
    database.rollback()
    for _ in range(2):
        shapes.post(f"{where}/again")
    refused = shapes.post(f"{where}/again")
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600, "until the hour is over"


def test_sixty_things_an_hour_can_be_sent_from_one_place_v13(shapes, address):
    where, _token = address(MANY)
    assert {shapes.post(where).status_code for _ in range(60)} == {200}
    assert shapes.post(where).status_code == 429
    assert shapes.get(where).status_code == 200


def test_ten_codes_an_hour_may_be_guessed_and_right_ones_do_not_count_v13(shapes, address):
    where, _code = address(CODE)
    for _ in range(20):
        assert shapes.get(where).status_code == 200
    for number in range(10):
        assert shapes.get(f"/shapes/code/{NOT_CODES[number % 2]}").status_code == 404
    assert shapes.get(f"/shapes/code/{NOT_CODES[0]}").status_code == 429
    assert shapes.get(where).status_code == 429, "nor can the right one be found by guessing on"


def test_every_purpose_of_the_house_opens_a_page_and_has_one_for_when_it_is_dead(app):
    purposes = list(registry_of(app).loaded("link_purposes"))
    ours = {one.name for one in PURPOSES.values() if not one.name.startswith(("test ", "a test"))}
    assert ours == {one.name for one in purposes}
    with app.test_request_context():
        for purpose in purposes:
            assert views.address_of(purpose)("geheim").endswith("/geheim")
            app.jinja_env.get_template(purpose.dead_page)
