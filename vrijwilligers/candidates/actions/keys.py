"""The keys by which people are found, made again for whoever has none."""

from sqlalchemy import exists, insert, inspect, select, update

from vrijwilligers.candidates.models import Candidate, CandidateKey
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.keys import DERIVED
from vrijwilligers.extensions import db
from vrijwilligers.records.batches import MANY
from vrijwilligers.records.db import read_only, transaction

FROM = ("given_name", "family_name", "phone", "email")
PEOPLE, KEYS = Candidate.__table__, CandidateKey.__table__


def derive_missing() -> int:
    """Give whoever has no keys all that follows from a name, and return how many that were.

    Everybody has some from the first save on, so that only a migration can have taken them. Some
    hundred are done at a time: nobody else waits for long, and what stops halfway goes on later.
    """
    with read_only():
        if not inspect(db.session.connection()).has_table(KEYS.name):
            return 0
    done = 0
    while some := _derive_some():
        done += some
    return done


def _derive_some() -> int:
    without = select(*(PEOPLE.c[name] for name in ("id", *FROM))).where(
        ~exists().where(KEYS.c.candidate_id == PEOPLE.c.id)
    )
    with transaction():
        rows = db.session.execute(without.order_by(PEOPLE.c.id).limit(MANY)).all()
        for row in rows:
            details = CandidateDetails(**{name: getattr(row, name) for name in FROM})
            derived = {name: made(details) for name, made in DERIVED.items()}
            keys = derived.pop("keys")
            same = {"changed_at": PEOPLE.c.changed_at}  # nobody changed anything
            db.session.execute(update(PEOPLE).where(PEOPLE.c.id == row.id).values(derived | same))
            db.session.execute(
                insert(KEYS), [{"candidate_id": row.id, "key": key} for key in sorted(keys)]
            )
    return len(rows)
