"""What the tests of accounts share: a password, an app on a phone, doors to go through."""

from contextlib import contextmanager
from datetime import timedelta

import pyotp
from sqlalchemy import update

from vrijwilligers.accounts.models import DeskSession
from vrijwilligers.accounts.rules import passwords
from vrijwilligers.accounts.rules.sessions import hash_of
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now

PASSWORD = "drie stoelen en een paraplu"
OTHER = "zeven kachels zonder pannenkoek"
HASH = passwords.hashed(PASSWORD)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret=SECRET, *, steps=0):
    """The code that the app shows, or showed, or will show."""
    return pyotp.TOTP(secret).at(now() + timedelta(seconds=30 * steps))


def known(make, *roles, **wanted):
    """Somebody with a password."""
    return make.staff(*roles or ["reception"], **{"password_hash": HASH} | wanted)


def enter(desk, member, password=PASSWORD, **options):
    return desk.submit("accounts.sign_in", {"email": member.email, "password": password}, **options)


def is_in(desk):
    """Tell whether the browser is let in to what only the team may open."""
    return ask(desk, "/accounts/me").status_code == 200


def ask(desk, address, **headers):
    """Ask a page as a script does, and look at the bare answer."""
    with desk._request():
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return desk.client.get(address, headers=named, buffered=True)


def tell(desk, address, *, headers=None, **answers):
    """Send a form as a script does, with a token that the browser has."""
    filled = answers | desk.signed(address)
    with desk._request():
        return desk.client.post(address, data=filled, headers=headers, buffered=True)


def deeds_about(member):
    """What the log tells about an account, the latest first."""
    events = db.session.scalars(audit.history({"staff_member": [member.id]}))
    return [event.deed for event in events]


def doers_about(member):
    """Who did what the log tells about an account, by number."""
    return {
        *db.session.scalars(
            audit.history({"staff_member": [member.id]}).with_only_columns(AuditEvent.staff_id)
        )
    }


def token_in(text):
    return text.split("/accounts/welcome/")[1].split()[0].strip('"')


@contextmanager
def set_to(app, **settings):
    """Change settings for a while."""
    former = {name: app.config[name] for name in settings}
    app.config.update(settings)
    try:
        yield
    finally:
        app.config.update(former)


@contextmanager
def cookie(desk):
    """Open the session of a browser."""
    with desk.client.session_transaction() as session:
        yield session


def session_of(desk):
    """Return how the session of a browser stands on the server."""
    with cookie(desk) as session:
        token_hash = hash_of(session["_user_id"])
    with desk._request():
        return db.session.get(DeskSession, token_hash)


def change_session(desk, **values):
    """Change the session of a browser on the server: time goes by, somebody locks the screen."""
    token_hash = session_of(desk).token_hash
    with desk._request(), transaction():
        changed = update(DeskSession).where(DeskSession.token_hash == token_hash)
        db.session.execute(changed.values(**values))


def idle(desk, minutes=11):
    """Let nobody have touched the screen for a while."""
    change_session(desk, active_at=now() - timedelta(minutes=minutes))
