"""No private address opens while the screen is locked, and no page of the team lacks its lock."""

from pathlib import Path

import pytest
from werkzeug.routing import AnyConverter, IntegerConverter

from tests.accounts.people import change_session, idle, known, tell
from vrijwilligers.accounts.views.lock import AT_THE_LOCK
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.web.access import is_public

TEMPLATES = Path(__file__).parents[2] / "templates"
FOR_EVERYBODY = {
    "layouts/site.html",
    "site/widget.html",
    "errors/bare.html",
}  # nothing of the team stands on these
SIGNS = {"an_ordinary_request": {}, "a_script": {"X-Requested-With": "desk"}}
EVERY_ROLE = ("reception", "coordinator", "administrator")
NAME = "Zebedeus Quackelbeen"
TYPED = "Wil mensen ontmoeten"


def private_addresses(app):
    """Return method and address of each door that is not for everybody, with made-up numbers."""
    for rule in app.url_map.iter_rules():
        if is_public(rule.endpoint) or rule.endpoint in AT_THE_LOCK:
            continue
        values = {name: made_up(converter) for name, converter in rule._converters.items()}
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(rule.endpoint, values)
        yield from ((method, address) for method in rule.methods - {"HEAD", "OPTIONS"})


def made_up(converter):
    """Return something that may stand in an address."""
    if isinstance(converter, IntegerConverter):
        return 1
    return next(iter(converter.items)) if isinstance(converter, AnyConverter) else "x"


@pytest.fixture
def locked(desk, make):
    desk.sign_in(known(make, *EVERY_ROLE, name=NAME))
    return desk


@pytest.mark.parametrize("way", ["by the button", "by itself"])
@pytest.mark.parametrize("headers", SIGNS.values(), ids=SIGNS)
def test_no_private_address_opens_while_the_screen_is_locked_a01_p23(app, locked, way, headers):
    token = locked.get("accounts.forgot").html.select_one("[name=csrf_token]")["value"]
    if way == "by itself":
        idle(locked)
    else:
        change_session(locked, locked_at=now())
    with app.app_context():
        addresses = [*private_addresses(app)]
    assert len(addresses) > 100
    opened = [one for one in addresses if not is_shut(locked, *one, headers, token)]
    assert opened == []


def is_shut(desk, method, address, headers, token):
    """Tell whether a door sent us to the lock, and said nothing that lies behind it."""
    with desk._request():
        sent = {"csrf_token": token, "motivation": TYPED} if method == "POST" else None
        answer = desk.client.open(address, method=method, data=sent, headers=headers)
    is_at_the_lock = answer.status_code == 423 or "/accounts/unlock" in (answer.location or "")
    says_who = NAME in answer.text.replace("Enter the password of " + NAME, "")
    return is_at_the_lock and not says_who and TYPED not in answer.text


def test_every_page_on_which_something_of_the_team_may_stand_carries_the_lock():
    pages = {
        str(path.relative_to(TEMPLATES))
        for path in TEMPLATES.rglob("*.html")
        if "<!doctype html>" in (text := path.read_text())
        and not ("layouts/cover.html" in text and "desk.js" in text)
    }
    assert pages == FOR_EVERYBODY


def test_a_page_that_is_locked_has_no_lock_of_its_own_and_no_data_to_hide(locked):
    tell(locked, "/accounts/lock")
    page = locked.get("accounts.unlock")
    assert page.html.select_one("#locked") is None
    assert not page.html.body.get("data-idle-minutes")
