"""Staff in each state of an account, and the sessions they have."""

from tests.accounts.people import known
from vrijwilligers.accounts.actions import sessions
from vrijwilligers.accounts.rules.second_factor import new_secret
from vrijwilligers.accounts.rules.sessions import hash_of
from vrijwilligers.records.db import transaction
from vrijwilligers.vocabulary.clock import now


def prepare_staff(prepared):
    """Let colleagues be asked, proven by code and closed; open a session of each kind."""
    make = prepared.make
    asked = make.staff("reception", password_hash=None)
    proven = make.staff("reception", totp_secret=new_secret())
    closed = make.staff("reception", is_closed=True)
    prepared.note("staff_id", proven, asked, closed)
    locked = prepared.open_session("locked", known(make, *prepared.roles))
    prepared.open_session("colleague", prepared.colleague)
    prepared.open_session("reception", make.staff("reception"))
    prepared.open_session("administrator", make.staff("administrator"))
    with transaction():
        sessions.lock(hash_of(locked), at=now())
        token = sessions.start(proven, at=now(), awaits_code=True)
    prepared.sessions["half-way"] = {"pending": token, "language": "en"}
