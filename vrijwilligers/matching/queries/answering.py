"""What an organisation sees through the link of an introduction, and who is held meanwhile."""

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.matching.models import FollowUp, Introduction
from vrijwilligers.matching.queries.introductions import COMPLETE


def opened_by(link: SignedLink) -> Introduction:
    """Return the introduction that a link opens; raise ``NoResultFound``."""
    return record_of(link, Introduction, *COMPLETE)


def hold_opened_by(link: SignedLink) -> Introduction:
    """Return it as it is now, for who is going to change it.

    What is to be done about it is held first and then its candidate, as where a colleague notes an
    outcome: two who wait for each other crosswise would both fail.
    """
    planned = select(FollowUp.id).where(
        FollowUp.introduction_id == link.record_id, FollowUp.done_at.is_(None)
    )
    db.session.scalars(planned.order_by(FollowUp.id).with_for_update()).all()
    theirs = (
        select(Candidate.id)
        .join(Introduction, Introduction.candidate_id == Candidate.id)
        .where(Introduction.id == link.record_id)
    )
    db.session.scalar(theirs.with_for_update(of=Candidate))
    wanted = select(Introduction).where(Introduction.id == link.record_id).options(*COMPLETE)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def last_answer(introduction: Introduction) -> FollowUp | None:
    """Return what was said last through a link about an introduction."""
    said = select(FollowUp).where(
        FollowUp.introduction_id == introduction.id,
        FollowUp.link_holder.is_not(None),
        FollowUp.outcome.is_not(None),
    )
    return db.session.scalars(said.order_by(FollowUp.id.desc()).limit(1)).first()
