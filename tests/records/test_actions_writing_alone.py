"""Who erases writes alone, on PostgreSQL as on SQLite; all others share the place."""

from threading import Thread

from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.records.writers import write_alone

SOON = 0.5  # seconds: far more than a writer needs who waits for nobody


def writer(app, done):
    def write():
        with app.app_context():
            with transaction():
                db.session.connection()
                done.append("written")
            db.session.remove()

    thread = Thread(target=write)
    thread.start()
    return thread


def test_nobody_begins_to_write_while_somebody_is_erased_p11(app, database):
    done = []
    write_alone()
    other = writer(app, done)
    other.join(SOON)
    assert done == []

    database.rollback()
    other.join(60)
    assert done == ["written"]


def test_two_who_write_at_once_wait_for_nobody_on_postgresql(app, database):
    database.rollback()
    database.connection()
    done = []
    other = writer(app, done)
    is_shared = database.get_bind().dialect.name == "postgresql"
    other.join(60 if is_shared else SOON)
    assert bool(done) == is_shared
    database.rollback()
    other.join(60)
    assert done == ["written"]
