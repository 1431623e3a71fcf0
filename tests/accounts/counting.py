"""An app that counts tries, for the tests of limits, and who tries at it from where."""

from tests.conftest import settings
from tests.desk import Desk
from vrijwilligers.app import create_app
from vrijwilligers.extensions import db
from vrijwilligers.records.outbox import Message
from vrijwilligers.web.extensions import limiter, load_limiter


def counting(server, app, tmp_path, **changes):
    """Give a browser at an app that counts, for a while; the keys are those of the other app."""
    keys = {"ENCRYPTION_KEYS": app.config["ENCRYPTION_KEYS"]}
    counted = create_app(settings(server, tmp_path, RATELIMIT_ENABLED=True, **keys, **changes))
    counted.load_pages()
    yield Desk(counted)
    for limits in (limiter, load_limiter):
        limits.enabled = False
        limits._storage_dead = False
    with counted.app_context():
        for engine in db.engines.values():
            engine.dispose()


def at(desk, address):
    """Let a browser stand at another address."""
    desk.client.environ_base["REMOTE_ADDR"] = address
    return desk


def elsewhere(desk, address="203.0.113.9"):
    return at(Desk(desk.app), address)


def mails(database, kind):
    database.rollback()
    return database.query(Message).filter_by(kind=kind).all()


def try_many(desk):
    """Use up what one place may try."""
    signed = desk.signed("/accounts/sign-in")
    for number in range(51):
        filled = {"email": f"x{number}@example.org"} | signed
        with desk._request():
            desk.client.post("/accounts/sign-in", data=filled)
