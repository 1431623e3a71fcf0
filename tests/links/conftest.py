import pytest

from tests.conftest import settings
from tests.links.purposes import with_pages
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.web.extensions import limiter


@pytest.fixture
def shapes(server, app, make, tmp_path):
    """A browser at an app that counts, with a page for each shape of a link."""
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    other = create_app(settings(server, tmp_path, RATELIMIT_ENABLED=True, **keys))
    other.load_pages()
    browser = with_pages(other).test_client()
    browser.get("/accounts/speak/en")
    yield browser
    limiter.enabled = False
    with other.app_context():
        for engine in db.engines.values():
            engine.dispose()
