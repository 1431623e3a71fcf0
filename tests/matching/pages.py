"""What the tests of the pages of matching read back."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.matching.models import FollowUp, Introduction

DAY = timedelta(days=1)


def introductions(database):
    return database.scalars(select(Introduction).order_by(Introduction.id)).all()


def follow_ups(database):
    return database.scalars(select(FollowUp).order_by(FollowUp.id)).all()
