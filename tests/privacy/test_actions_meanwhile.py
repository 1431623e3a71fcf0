"""What is written between the search for somebody and their erasing (P-11)."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from sqlalchemy import text, update

from tests.together import PATIENCE
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import beginning_as, transaction
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import write_alone
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def person(make, database):
    """Somebody whom others name after they were looked for."""
    candidate = make.candidate(given_name="An", family_name="Quackelbeen")
    database.commit()
    return PersonKey(DataSubject.CANDIDATE, candidate.id)


def yesterday(database):
    """Let all that stands there be of yesterday."""
    database.commit()
    for table in db.metadata.sorted_tables:
        if "changed_at" in table.c:
            database.execute(update(table).values(changed_at=now() - timedelta(days=1)))
    database.commit()


def erased(person, named_in):
    with transaction():
        return erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)


def texts_of(database):
    return set(database.scalars(text("SELECT what FROM follow_up")))


def test_a_task_that_is_made_or_changed_after_the_search_loses_the_name_p11(make, database, person):
    changed, same = make.follow_up(what="Nog niets"), make.follow_up(what="Niemand")
    yesterday(database)
    named_in = search(person)
    assert not named_in.mentions
    changed.what = "An Quackelbeen belt"
    make.follow_up(what="Quackelbeen, An komt langs")
    database.commit()
    kept = same.version

    assert erased(person, named_in).mentions == []
    assert texts_of(database) == {"[erased] belt", "[erased] komt langs", "Niemand"}
    assert database.get_one(FollowUp, same.id).version == kept


def test_a_text_that_is_a_part_of_a_changed_record_is_looked_at_again_p11(make, database, person):
    vacancy = make.vacancy(texts={"nl": ("Soep", "Koken")})
    step = make.introduction(vacancy=vacancy).steps[0]
    yesterday(database)
    named_in = search(person)
    (words,) = vacancy.texts
    words.description, step.note = "Koken met An Quackelbeen", "Mevrouw Quackelbeen was erbij"
    vacancy.changed_at = step.introduction.changed_at = now()
    database.commit()
    seen = step.id

    assert erased(person, named_in).mentions == [("introduction_step", seen)]
    assert database.scalar(text("SELECT description FROM vacancy_text")) == "Koken met [erased]"


def test_a_name_that_went_out_meanwhile_changes_nothing(make, database, person):
    task = make.follow_up(what="An Quackelbeen bellen")
    yesterday(database)
    named_in = search(person)
    task.what = "Iemand bellen"
    database.commit()
    key, kept = task.id, task.version

    assert "follow_up" not in erased(person, named_in).rows
    assert database.get_one(FollowUp, key).version == kept


def test_who_writes_while_somebody_is_erased_comes_before_or_after_p11(app, make, database, person):
    """They write the name again and again: what was there when the person went, names nobody."""
    keys = [make.follow_up(what="Nog niets").id for _ in range(3)]
    yesterday(database)
    over, begun = Event(), [Event() for _ in keys]
    writers = [
        Thread(target=writes_the_name, args=(app, key, at_work, over))
        for key, at_work in zip(keys, begun, strict=True)
    ]
    for one in writers:
        one.start()
    assert all(one.wait(PATIENCE) for one in begun)
    named_in = search(person)
    with transaction():
        erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
        left = texts_of(database)
    over.set()
    for one in writers:
        one.join()
    assert left == {f"[erased] {key}" for key in keys}


def test_who_erases_waits_for_a_text_that_is_not_committed_yet_p11(app, make, database, person):
    """On PostgreSQL a look sees what is committed alone: so nobody writes meanwhile."""
    yesterday(database)
    written = {"due_on": now().date(), "changed_at": when_it_may_have_begun(database)}
    database.add(FollowUp(what="An Quackelbeen belt", **written))
    database.flush()
    over, answers = Event(), []
    who = Thread(target=erases, args=(app, person, answers, over))
    who.start()
    while not over.is_set() and not somebody_waits(database):
        over.wait(0.01)
    database.commit()
    who.join()
    assert [erasure.mentions for erasure in answers] == [[]]
    assert texts_of(database) == {"[erased] belt"}


def when_it_may_have_begun(database):
    """Return when a text was written that is committed now: on PostgreSQL that may be long ago."""
    is_alone = database.get_bind().dialect.name == "sqlite"
    return now() - timedelta(0 if is_alone else 1)


def erases(app, person, answers, over):
    try:
        with app.app_context():
            named_in = search(person)
            with transaction():
                write_alone()
                answers.append(
                    erase(person, ErasureReason.REQUEST, by=None, at=now(), named_in=named_in)
                )
            db.session.remove()
    finally:
        over.set()


def somebody_waits(database):
    """Tell whether somebody waits for who writes; on SQLite whoever writes is waited for anyway."""
    if database.get_bind().dialect.name == "sqlite":
        return True
    with beginning_as(writer=False), db.engine.connect() as connection:
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        return bool(connection.scalar(text(waiting)))


def writes_the_name(app, key, at_work, over):
    with app.app_context():
        while not over.is_set():
            with transaction():
                db.session.get_one(FollowUp, key).what = f"An Quackelbeen {key}"
            at_work.set()
        db.session.remove()
