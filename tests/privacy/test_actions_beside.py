"""A night beside ten desks, two coordinators at once, and a night that is killed (P-10, P-11)."""

import os
import signal
import subprocess
import sys
import time
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound

from tests.conftest import SECRET
from tests.together import PATIENCE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.desk import actions as desk
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.db import transaction
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now, today

DESKS, VISITS, GO = 10, 5, 30
BREATH = 0.5  # seconds between two visits of a desk


@pytest.fixture
def going(make, database):
    """Fiches whose day has come, and one that stays."""
    for _ in range(GO):
        make.candidate(erase_on=today())
    stays = make.candidate().id
    make.staff("reception")
    database.commit()
    return stays


def counts_visits(app, candidate_id, waited):
    """Count one visit after the other, with a breath between; note how long each one took."""
    with app.app_context():
        for _ in range(VISITS):
            start = time.perf_counter()
            with transaction():
                candidate = db.session.get_one(Candidate, candidate_id)
                desk.count_with(candidate, Channel.PHONE, by=None, today=today())
            waited.append(time.perf_counter() - start)
            time.sleep(BREATH)
        db.session.remove()


def test_ten_desks_count_their_visits_while_a_night_erases_p10(app, database, going, capsys):
    waited = []
    desks = [Thread(target=counts_visits, args=(app, going, waited)) for _ in range(DESKS)]
    for one in desks:
        one.start()
    gone = end_all(now())["candidate"]
    for one in desks:
        one.join()
    with capsys.disabled():
        server = database.get_bind().dialect.name
        sys.stdout.write(f" longest wait of a desk on {server}: {max(waited):.2f} s ")
    assert gone == GO
    assert database.scalars(select(Candidate.id)).all() == [going]
    assert len(waited) == database.scalar(select(func.count(DeskContact.id))) == DESKS * VISITS


def test_of_two_who_erase_somebody_at_once_one_does_it_p11(app, make, database):
    person = PersonKey(DataSubject.CANDIDATE, make.candidate().id)
    database.commit()
    both, said = Barrier(2, timeout=PATIENCE), []

    def take_away():
        with app.app_context():
            named_in = search(person)
            both.wait()
            try:
                with transaction():
                    erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
                said.append("erased")
            except Exception as error:
                said.append(type(error))
            db.session.remove()

    clerks = [Thread(target=take_away) for _ in range(2)]
    for one in clerks:
        one.start()
    for one in clerks:
        one.join()
    assert sorted(said, key=str) == sorted(["erased", NoResultFound], key=str)
    logged = select(func.count(AuditEvent.id)).where(AuditEvent.deed == "erased")
    assert database.scalar(logged) == 1


def test_a_night_that_is_killed_ends_the_same_when_it_runs_again_p10(
    app, database, going, tmp_path
):
    words = [sys.executable, "-m", "vrijwilligers", "privacy", "erase-expired", "--really"]
    environment = os.environ | {
        "VRIJWILLIGERS_DATABASE_URL": db.engine.url.render_as_string(hide_password=False),
        "VRIJWILLIGERS_SECRET_KEY": SECRET,
        "VRIJWILLIGERS_ENCRYPTION_KEYS": ",".join(app.config["ENCRYPTION_KEYS"]),
        "VRIJWILLIGERS_INSTANCE": str(tmp_path),
    }
    database.rollback()
    with subprocess.Popen(words, env=environment) as night:
        left = GO + 1
        while left > GO - 5 and night.poll() is None:
            time.sleep(0.01)
            left = database.scalar(select(func.count(Candidate.id)))
            database.rollback()
        night.send_signal(signal.SIGKILL)
    assert 1 < database.scalar(select(func.count(Candidate.id))) <= GO
    database.rollback()

    end_all(now())

    assert database.scalars(select(Candidate.id)).all() == [going]
    logged = select(func.count(AuditEvent.id)).where(AuditEvent.deed == "erased")
    assert database.scalar(logged) == GO
