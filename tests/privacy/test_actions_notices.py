"""Thirty days before a fiche goes its person hears of it, once (P-10)."""

from datetime import UTC, datetime, timedelta

from vrijwilligers.matching.models import FollowUp
from vrijwilligers.matching.rules.callees import FollowUpTask
from vrijwilligers.matching.wording.tasks import say_task
from vrijwilligers.privacy.actions.notices import notify_each_night
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import as_of, day_of
from vrijwilligers.vocabulary.languages import speaking

AT = datetime(2027, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def night(days=0):
    with as_of(AT + days * DAY):
        notify_each_night(AT + days * DAY)


def test_who_has_an_address_hears_it_once_in_their_language(make, database):
    candidate = make.candidate(language="fr", erase_on=day_of(AT) + 30 * DAY)
    version = candidate.version
    database.commit()
    night(-1)
    assert database.query(Message).count() == 0
    night()
    night()
    (message,) = database.query(Message).all()
    assert message.subject == "Pouvons-nous garder vos données ?"
    assert "9 avril 2027" in message.body
    assert (message.candidate_id, message.address) == (candidate.id, candidate.email)
    database.refresh(candidate)
    assert candidate.version == version, "who has the fiche open is not held up"


def test_who_has_no_address_is_a_task_for_the_desk(make, database):
    candidate = make.candidate(email=None, phone="+32470112233", erase_on=day_of(AT) + 5 * DAY)
    night()
    night(1)
    (task,) = database.query(FollowUp).all()
    assert (task.candidate_id, task.due_on) == (candidate.id, day_of(AT))
    assert (task.what, task.task) == (None, FollowUpTask.KEEP)
    for language, day in (("nl", "15 maart 2027"), ("fr", "15 mars 2027")):
        with speaking(language):
            assert day in say_task(task), "in the language of who reads it"
    assert database.query(Message).count() == 0


def test_another_day_is_told_anew(make, database):
    candidate = make.candidate(erase_on=day_of(AT) + 10 * DAY)
    night()
    candidate.erase_on = day_of(AT) + 360 * DAY
    database.commit()
    night(1)
    assert database.query(Message).count() == 1
    night(335)
    assert database.query(Message).count() == 2


def test_who_withdrew_or_asked_to_be_left_alone_hears_nothing(make, database):
    make.candidate(erase_on=day_of(AT) + 10 * DAY, fiche_consent=False)
    make.candidate(erase_on=day_of(AT) + 10 * DAY, restricted_at=AT)
    make.candidate(erase_on=day_of(AT))
    night()
    assert database.query(Message).count() == 0
