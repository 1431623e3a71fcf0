"""What happened with somebody: one line, whatever it was and wherever it is written down."""

from datetime import time, timedelta

import pytest

from vrijwilligers.candidates.models import Consent
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk import actions, queries
from vrijwilligers.desk.models import ConversationNote
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions import events, outcomes
from vrijwilligers.matching.actions import follow_ups as to_do
from vrijwilligers.matching.actions import set_aside as set_asides
from vrijwilligers.matching.models import Appointment, IntroductionStep, VacancyArrival, VacancyWait
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome, OutcomeDetails
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import as_of, now, today

DAY = timedelta(days=1)


@pytest.fixture
def busy(make, database):
    """Somebody with whom everything happened that can happen."""
    candidate, vacancy, by = make.candidate(), make.vacancy(), make.staff("reception").id
    _introduce(make, candidate, vacancy)
    spoken = actions.count_with(candidate, Channel.WALK_IN, by=by, today=today())
    actions.count_with(candidate, Channel.PHONE, by=by, today=today())
    actions.add_note(candidate, "Kan ook op dinsdag.", by=by, contact=spoken)
    why = (SetAsideReason.TOO_FAR, "Geen bus")
    set_asides.set_aside(candidate, make.vacancy(), *why, by=by, today=today())
    events.note_event(candidate, FicheEventKind.HANDED_OUT, by=by, vacancy_id=vacancy.id)
    events.note_event(candidate, FicheEventKind.MAILED, by=by)
    asked = {"asked_by_id": by, "for_role": "coordinator", "asked_words": "Weet jij dit?"}
    to_do.finish(make.follow_up(candidate=candidate, **asked), by=by)
    reached = OutcomeDetails(outcome=FollowUpOutcome.REACHED, word="Belt zelf terug.")
    outcomes.note(make.follow_up(candidate=candidate), reached, by=by, today=today())
    came = {"criteria": "", "came_on": today(), "answer": ArrivalAnswer.TOLD, "answered_at": now()}
    database.add_all(
        [
            _mail(candidate, written_by_id=by),
            VacancyWait(candidate_id=candidate.id, least=Fit.GOOD, looked_on=today()),
            VacancyArrival(candidate_id=candidate.id, vacancy_id=vacancy.id, **came),
        ]
    )
    candidate.consents[1].withdrawn_at = now()
    database.commit()
    return candidate


def _introduce(make, candidate, vacancy):
    introduction = make.introduction(candidate=candidate, vacancy=vacancy)
    make.disclosure(introduction, told_on=today() - DAY)
    talked = {"state": IntroductionState.TALKED, "happened_on": today() - 3 * DAY}
    introduction.steps.append(IntroductionStep(**talked, note="Durft nog niet."))


def _mail(candidate, **wanted):
    kept = {"kind": "notice", "language": "nl", "subject": "Je afspraak", "body": "Tot dan."}
    return Message(address="x@example.org", candidate_id=candidate.id, **kept | wanted)


def kinds(listing):
    return [row.kind for row in listing.items]


def test_everything_stands_in_one_order_and_nothing_twice(busy):
    found = queries.timeline(busy, number=1)
    assert sorted(kinds(found)) == [
        *("arrival", "asked", "consent", "consent", "conversation", "event", "follow_up"),
        "follow_up",
        *("made", "mail", "note", "set_aside", "step", "step", "told", "wait", "withdrawn"),
    ]
    assert kinds(found)[-2:] == ["told", "step"]  # of yesterday, and of three days ago
    assert found.items[-1].text == "Durft nog niet."


def test_only_what_was_said_leaves_the_rest_out(busy):
    found = queries.timeline(busy, number=1, only_said=True)
    assert {row.text for row in found.items} == {
        *("Kan ook op dinsdag.", "Geen bus", "Durft nog niet.", "Weet jij dit?"),
        "Belt zelf terug.",
    }


def test_what_somebody_needs_is_not_on_it(make, database):
    """Not even that they agreed to tell it."""
    both = (ConsentPurpose.FICHE, ConsentPurpose.SUPPORT_NEEDS)
    candidate = make.candidate(consents=both)
    candidate.consents[1].withdrawn_at = now()
    database.commit()
    assert sorted(kinds(queries.timeline(candidate, number=1))) == ["consent", "made"]


def test_consent_that_goes_on_in_a_later_act_was_never_withdrawn(make, database):
    """Of two fiches that became one, the later act counts from the moment it was given."""
    candidate, at = make.candidate(), now()
    first = candidate.consents[0]
    first.withdrawn_at = at
    database.commit()
    later = {"purpose": first.purpose, "text_id": first.text_id, "way": first.way, "given_at": at}
    candidate.consents.append(Consent(**later))
    database.commit()
    given = ["consent"] * len(candidate.consents)
    assert sorted(kinds(queries.timeline(candidate, number=1))) == [*given, "made"]


def test_a_long_line_comes_in_pages_of_which_each_asks_as_much(make, database, counting):
    candidate = make.candidate()
    for ago in range(1, 31):
        said = ConversationNote(candidate_id=candidate.id, text=str(ago), said_at=now() - ago * DAY)
        database.add(said)
        database.add(_mail(candidate, queued_at=now() - ago * DAY))
        make.introduction(candidate=candidate, vacancy=make.vacancy())
    database.commit()

    def page(number):
        database.expire_all()
        database.refresh(candidate)
        with counting() as seen:
            found = queries.timeline(candidate, number=number)
        return found, seen.count

    first, questions = page(1)
    assert (first.total, first.pages, len(first.items)) == (93, 5, 20)
    assert questions == 1
    assert page(99)[0].number == 5


def test_an_appointment_to_come_stands_under_the_day_it_was_made_with_day_and_hour(make, database):
    candidate, on = make.candidate(), today() + 6 * DAY
    kept = {"state": IntroductionState.APPOINTMENT, "candidate": candidate}
    made = make.introduction(appointment=Appointment(on=on, begins_at=time(10, 30)), **kept)
    made.steps[-1].happened_on = on
    database.commit()

    def step():
        rows = queries.timeline(candidate, number=1).items
        return next(row for row in rows if row.code == IntroductionState.APPOINTMENT)

    assert (step().on, step().coming_on, step().hour) == (today(), on, time(10, 30))
    with as_of(now() + 7 * DAY):
        assert (step().on, step().coming_on) == (on, None)
