"""What keeps the links to their recipients: logs without tokens, and limits."""

import pytest

from tests.answers.links import ending, mails, reminded
from tests.answers.links import reminder as opened
from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.answers.actions import proposing
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.extensions import limiter


@pytest.fixture
def strict(server, app, make, tmp_path):
    """A browser at an app that counts; the keys are those of the other app."""
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counting = create_app(settings(server, tmp_path, RATELIMIT_ENABLED=True, **keys))
    counting.load_pages()
    yield Desk(counting)
    limiter.enabled = False
    with counting.app_context():
        db.engine.dispose()


def test_a_page_that_breaks_logs_no_token(desk, make, database, caplog):
    vacancy = ending(make)
    token = reminded(database, vacancy)
    database.delete(vacancy.texts[0])
    database.commit()
    desk.get("answers.vacancy", token=token, status=500)
    assert "answers.vacancy" in caplog.text
    assert token not in caplog.text


def test_a_new_link_may_be_asked_three_times_an_hour(strict, make, database, caplog):
    token = reminded(database, ending(make), expires_at=now())
    for status in (200, 200, 200, 429):
        strict.send(strict.get("answers.vacancy", token=token, status=410), {}, status=status)
    assert len(mails(database)) == 1
    assert token not in caplog.text


def test_looking_does_not_count_and_another_link_has_its_own_turn(strict, make, database):
    token, other = (reminded(database, ending(make), expires_at=now()) for _ in range(2))
    page = strict.get("answers.vacancy", token=token, status=410)
    for _ in range(3):
        strict.send(page, {}, status=200)
    for _ in range(10):
        strict.get("answers.vacancy", token=token, status=410)
    strict.send(strict.get("answers.vacancy", token=other, status=410), {}, status=200)


def test_sixty_answers_an_hour_from_one_place_are_enough(strict, make, database):
    token = reminded(database, ending(make))
    page = strict.get("answers.vacancy", token=token)
    for _ in range(60):
        strict.send(page, {"last_day": "1999-01-01"}, status=422)
    strict.send(page, {}, status=429)
    assert opened(token).used_at is None


def test_twenty_proposals_an_hour_through_one_link_are_enough(strict, make, database):
    token = proposing.make_link(make.organisation(), by=None, at=now())
    database.commit()
    page = strict.get("answers.propose", token=token)
    for _ in range(20):
        strict.send(page, {}, status=422)
    refused = strict.send(page, {"title": "Soep koken"}, status=429)
    assert refused.html.select_one("#carried [name=title]")["value"] == "Soep koken"
    shown = [line.get_text() for line in refused.html.select("#carried li")]
    assert "Soep koken" in shown
    assert [line for line in shown if line in {"nl", "food", "once"}] == [], "a code is no word"


def test_what_is_too_large_behind_a_link_is_refused_in_words(desk, make, database):
    token = proposing.make_link(make.organisation(), by=None, at=now())
    database.commit()
    address = desk.get("answers.propose", token=token).address
    with desk._request():
        answer = desk.client.post(address, data={"description": "soep " * 400_000})
    assert answer.status_code == 413
    assert "too large" in answer.text
    assert 'id="carried"' not in answer.text, "it was never read"


@pytest.mark.parametrize("token", ["a" * 5000, "%F0%9F", "..%2F", "%27%20OR%201=1"])
def test_a_token_of_whatever_is_not_there(desk, database, token):
    for page in ("vacancy", "propose"):
        desk.open(f"/answers/{page}/{token}", status=404)


def test_a_token_with_a_character_that_no_database_takes_is_refused(desk, database):
    for page in ("vacancy", "propose"):
        desk.open(f"/answers/{page}/%00", status=400)
