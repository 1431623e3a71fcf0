"""Which conversations belong to a day: from its first moment in Brussels to that of the next."""

from datetime import date, datetime, time, timedelta

from vrijwilligers.desk import queries
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.vocabulary.clock import BRUSSELS

DAY = date(2026, 3, 29)  # the clock is put forward: a day of 23 hours
MOMENT = timedelta(microseconds=1)


def test_a_day_begins_with_its_first_moment_and_ends_before_that_of_the_next(make, database):
    first = datetime.combine(DAY, time(), BRUSSELS)
    after = datetime.combine(DAY + timedelta(days=1), time(), BRUSSELS)
    contacts = {
        at: make.visit(Channel.PHONE) for at in (first - MOMENT, first, after - MOMENT, after)
    }
    for at, contact in contacts.items():
        contact.at = at
    database.commit()

    ours = [contacts[after - MOMENT].id, contacts[first].id]
    assert [one.id for one in queries.contacts_today(make.candidate(), DAY).nameless] == ours
    assert queries.tally_on(DAY, by=0).counts == dict.fromkeys(Channel, 0) | {Channel.PHONE: 2}
    assert database.query(DeskContact).count() == 4
