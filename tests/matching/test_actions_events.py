"""What is noted of somebody at the desk: once a day, however often it is done."""

from sqlalchemy import select

from tests.matching.deeds import DAY
from vrijwilligers.desk import actions as conversations
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.actions.events import hand_out, note_shown
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.vocabulary.clock import as_of, now, today


def test_what_is_taken_along_or_shown_is_noted_once_a_day_and_anew_on_another(make, database):
    person, vacancy, by = make.candidate(), make.vacancy(), make.staff("reception").id

    def noted():
        conversations.count_with(person, Channel.WALK_IN, by=by, today=today())
        for deed in (hand_out, note_shown) * 2:
            deed(person, [vacancy.id], by=by, today=today())
            database.flush()
        return sorted(database.scalars(select(FicheEvent.kind)))

    assert noted() == ["handed_out", "suggested"]
    with as_of(now() + DAY):
        assert noted() == ["handed_out", "handed_out", "suggested", "suggested"]
