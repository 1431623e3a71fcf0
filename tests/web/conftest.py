"""What the tests of the web borrow: an app that counts who asks."""

import pytest

from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.web.extensions import limiter, load_limiter


@pytest.fixture
def strict(server, app, make, tmp_path):
    """A browser at an app of another name, which counts."""
    address = {"SERVER_ADDRESS": "https://desk.example.org", "RATELIMIT_ENABLED": True}
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counting = create_app(settings(server, tmp_path, **keys, **address))
    counting.load_pages()
    load_limiter.reset()
    yield Desk(counting)
    load_limiter.reset()
    limiter.enabled = load_limiter.enabled = False
    with counting.app_context():
        db.engine.dispose()


@pytest.fixture
def team(app, make, database):
    """Somebody who may do everything, at a browser."""
    return Desk(app).sign_in(make.staff("coordinator", "reception"))
