"""Somebody is announced by a referrer, called, and comes or does not come."""

from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.feature import AnnouncedIsKnown, WhoIsAnnounced
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.organisations import queries as organisations
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.records import audit, facts
from vrijwilligers.referrers.feature import LeadDeed, ReferrerFact
from vrijwilligers.referrers.models import Lead
from vrijwilligers.referrers.queries import leads as queries
from vrijwilligers.referrers.rules.leads import LeadDetails, LeadOutcome, is_mail
from vrijwilligers.vocabulary.clock import day_of, now
from vrijwilligers.vocabulary.problems import Problem

MOST_WAITING = 20  # people of one referrer whom nobody spoke yet
SECOND_CLICK = timedelta(hours=1)


class TooManyAnnounced(Problem):
    """A link that goes round, or a machine that fills in forms."""

    message = _l("We still have to call many people whom you announced. Phone us for more.")


class LeadIsClosed(Problem):
    """A colleague noted already what became of it."""

    message = _l("A colleague noted already what became of this. Below stands how it is now.")


def announce_person(link: SignedLink, details: LeadDetails, *, at: datetime) -> Lead:
    """Keep whom a referrer announces; the same person within the hour is one.

    Raise ``LinkIsDead`` or ``TooManyAnnounced``.
    """
    links.use(link, at=at)
    organisation = record_of(link, Organisation)
    organisations.hold_all([organisation.id])
    waiting = queries.waiting_of(organisation.id, at)
    known = next((one for one in waiting if _is_same(one, details, at)), None)
    if known:
        return known
    if len(waiting) >= MOST_WAITING:
        raise TooManyAnnounced
    lead = Lead(
        organisation_id=organisation.id,
        name=details.name,
        reach=details.reach,
        language=details.language,
        brought_at=at,
        counted=facts.record(ReferrerFact.LEAD, on=day_of(at)),
    )
    db.session.add(lead)
    db.session.flush()
    audit.record(LeadDeed.ANNOUNCED, lead, by=None)
    return lead


def note_try(lead: Lead, *, by: int | None, at: datetime) -> None:
    """Note that nobody answered. Raise ``LeadIsClosed``."""
    _refuse_closed(lead)
    lead.tries, lead.tried_at = lead.tries + 1, at
    audit.record(LeadDeed.TRIED, lead, by=by)


def note_absent(lead: Lead, *, by: int | None, at: datetime) -> None:
    """Note that somebody did not come; until the lead goes it can be taken back."""
    _refuse_closed(lead)
    lead.outcome, lead.outcome_at = LeadOutcome.ABSENT, at
    audit.record(LeadDeed.CLOSED, lead, by=by)


def reopen(lead: Lead, *, by: int | None) -> None:
    """Take back that somebody did not come."""
    lead.outcome = lead.outcome_at = None
    audit.record(LeadDeed.REOPENED, lead, by=by)


def remove(lead: Lead, *, by: int | None) -> None:
    """Forget somebody who does not want that we know them, or who was announced by mistake."""
    audit.record(LeadDeed.REMOVED, lead, by=by)
    facts.take_back(lead.counted)
    db.session.delete(lead)


def first_answers(question: WhoIsAnnounced) -> dict[str, str]:
    """Answer what a referrer told of somebody, as answers of a fiche."""
    lead = queries.get(question.lead_id, now())
    way = "email" if is_mail(lead.reach) else "phone"
    return {"given_name": lead.name, way: lead.reach, "language": lead.language}


def take_up(known: AnnouncedIsKnown) -> int | None:
    """Forget a lead of whom a fiche is made; answer which referrer that was."""
    lead = queries.find(known.lead_id, now())
    if lead is None:
        return None
    organisation_id = lead.organisation_id
    facts.record(ReferrerFact.LEAD_CAME, on=day_of(now()))
    audit.record(LeadDeed.TAKEN_UP, lead, by=known.by)
    db.session.delete(lead)
    return organisation_id


def _refuse_closed(lead: Lead) -> None:
    if lead.outcome is not None:
        raise LeadIsClosed


def _is_same(lead: Lead, details: LeadDetails, at: datetime) -> bool:
    is_second = at - lead.brought_at < SECOND_CLICK
    return is_second and (lead.name, lead.reach) == (details.name, details.reach)
