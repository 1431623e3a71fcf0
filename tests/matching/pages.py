"""What the tests of the pages of matching read back."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.settings.rules.open_days import OpenDays
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)


def in_days(number):
    """The first day from then on that is proposed by a desk that said no hours."""
    return OpenDays().first_from(today() + number * DAY)


def introductions(database):
    return database.scalars(select(Introduction).order_by(Introduction.id)).all()


def follow_ups(database):
    return database.scalars(select(FollowUp).order_by(FollowUp.id)).all()
