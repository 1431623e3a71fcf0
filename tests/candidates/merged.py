"""Two fiches that become one and two again; what they had, to compare."""

from sqlalchemy import select

from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate, CandidateRow
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.desk.models import ConversationNote, DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now

WHY = MergeReason.SAME_REACH


def merge(stays, goes, *taken, by=None, at=None):
    done = merging.merge(stays, goes, taken, WHY, by=by, at=at or now())
    db.session.commit()
    return done


def undo(done, at=None):
    number = merging.undo(done, by=None, at=at or now())
    db.session.commit()
    return number


def rows(model):
    return db.session.scalars(select(model)).all()


def belongings(goes, make):
    """Let something of many tables belong to somebody."""
    clerk = make.staff("reception")
    introduction = make.introduction(candidate=goes)
    make.follow_up(candidate=goes)
    visit = DeskContact(candidate_id=goes.id, channel=Channel.WALK_IN)
    note = ConversationNote(candidate_id=goes.id, text="Zoekt iets met dieren.", staff_id=clerk.id)
    source = {"source_name": "Lijst", "digest": "x", "version": 1}
    db.session.add_all([visit, note, CandidateRow(record_id=goes.id, **source)])
    db.session.commit()
    return introduction


def picture(number):
    """What stands in every row of somebody, but for versions."""
    everything = merging.belonging_rows(Candidate.__table__, number)
    left_out = {"version", "changed_at"}
    return sorted(
        repr((one.table.name, sorted((k, v) for k, v in one.values.items() if k not in left_out)))
        for one in everything
    )
