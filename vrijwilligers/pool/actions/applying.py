"""Joining the pool by the public page: sent, confirmed by mail or at the desk, or gone.

No fiche is made before it is confirmed. Who confirms by mail and may be somebody whom we know waits
for a colleague, as at the desk; what they read is the same.
"""

from dataclasses import replace
from datetime import date, datetime

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates import queries as candidate_queries
from vrijwilligers.candidates.actions.texts import text_shown
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.extensions import db
from vrijwilligers.links import actions as links
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import record_of
from vrijwilligers.links.rules import AddressOf, LinkEndReason
from vrijwilligers.matching.actions.consent import agree
from vrijwilligers.pool.actions import joining, problems
from vrijwilligers.pool.feature import ApplicationDeed
from vrijwilligers.pool.models import PoolApplication
from vrijwilligers.pool.queries import applications as queries
from vrijwilligers.pool.rules.applications import to_text
from vrijwilligers.pool.rules.details import ApplicationDetails
from vrijwilligers.pool.rules.links import APPLICATION
from vrijwilligers.records import audit, outbox
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.records.outbox import Message
from vrijwilligers.settings.current import takes_fiches
from vrijwilligers.vocabulary.clock import day_of

PURPOSES = (ConsentPurpose.FICHE, ConsentPurpose.POOL)
CONFIRMED, WITHDRAWN = "confirmed", "withdrawn"  # what is said by the link


def apply(details: ApplicationDetails, *, at: datetime, address_of: AddressOf) -> PoolApplication:
    """Keep what somebody sends who wants to join, sealed; who gave an address gets a link.

    The texts that were read are kept, so that they can be proved once it is confirmed. Raise
    ``ControllerIsMissing`` or ``TextHasChanged``.
    """
    if not takes_fiches():
        raise candidates.ControllerIsMissing
    for purpose in PURPOSES:
        text_shown(purpose, details.language, _shown(details))
    application = PoolApplication(sealed=to_text(details), sent_at=at)
    db.session.add(application)
    db.session.flush()
    if details.email:
        application.message_id = _mail(application, details, at, address_of)
    return application


def confirm(link: SignedLink, *, at: datetime) -> None:
    """Make the fiche of who confirms by mail; who may be known waits for the desk.

    Raise ``LinkIsDead``.
    """
    links.use(link, at=at, answer=CONFIRMED)
    application = queries.hold(record_of(link, PoolApplication).id)
    details = _opened(application)
    if candidate_queries.likely_doubles(person_of(details)):
        application.confirmed_at = at
        return
    _settle(application, _registered(details, by=None, today=day_of(at)), details, by=None, at=at)


def withdraw(link: SignedLink, *, at: datetime) -> None:
    """Erase at once what somebody sent, who says so by their link. Raise ``LinkIsDead``."""
    links.use(link, at=at, answer=WITHDRAWN)
    _erase(queries.hold(record_of(link, PoolApplication).id))


def accept_new(application: PoolApplication, *, by: int, at: datetime) -> Candidate:
    """Let somebody join of whom a colleague says that they have no fiche yet."""
    details = _opened(application)
    candidate = _registered(details, by=by, today=day_of(at))
    _settle(application, candidate, details, by=by, at=at)
    return candidate


def accept_known(
    application: PoolApplication, candidate: Candidate, *, by: int, at: datetime
) -> None:
    """Let somebody join of whom a colleague says whose fiche it is; what it lacked is added.

    Raise ``ChannelIsMissing`` where the fiche has another number or address than is wished.
    """
    details, day = _opened(application), day_of(at)
    lacking = [purpose for purpose in PURPOSES if not candidate.consents_to(purpose)]
    if lacking:
        agree(candidate, _consent(details, *lacking), _shown(details), by=by, today=day)
    _add_reach(candidate, details, by, day)
    _settle(application, candidate, details, by=by, at=at)


def remove(application: PoolApplication, *, by: int, at: datetime) -> None:
    """Erase what somebody sent, who does not want it after all or cannot be reached."""
    audit.record(ApplicationDeed.REMOVED, application, by=by)
    links.end_all_about(application, LinkEndReason.REVOKED, APPLICATION, at=at)
    _erase(application)


def let_expire(at: datetime) -> None:
    """Erase what nobody settled within fourteen days, with its mail; twice is once."""
    with read_only():
        numbers = db.session.scalars(queries.expired(at)).all()
    for number in numbers:
        with transaction():
            still = db.session.get(PoolApplication, number, with_for_update=True)
            if still is not None:
                _erase(still)


def person_of(details: ApplicationDetails) -> CandidateDetails:
    """Return who it is, as a fiche says it."""
    return CandidateDetails(
        given_name=details.given_name,
        family_name=details.family_name,
        email=details.email,
        phone=details.phone,
        language=details.language,
    )


def _mail(
    application: PoolApplication, details: ApplicationDetails, at: datetime, address_of: AddressOf
) -> int:
    """Send the link; neither it nor its address is kept elsewhere than in this mail."""
    link, token = links.make(APPLICATION, application, at=at)
    link.language = details.language
    message = outbox.queue(
        "pool_application",
        address=details.email or "",
        language=details.language,
        subject=_l("Do you join our pool? One click more"),
        name=details.given_name,
        link=address_of(token),
        until=day_of(link.expires_at),
    )
    db.session.flush()
    return message.id


def _opened(application: PoolApplication) -> ApplicationDetails:
    details = application.details
    if details is None:
        raise problems.ApplicationDoesNotOpen
    return details


def _registered(details: ApplicationDetails, *, by: int | None, today: date) -> Candidate:
    return candidates.register(
        person_of(details),
        _consent(details, *PURPOSES),
        by=by,
        today=today,
        shown=_shown(details),
        is_somebody_else=True,
    )


def _consent(details: ApplicationDetails, *purposes: ConsentPurpose) -> ConsentDetails:
    ways = dict.fromkeys(purposes, ConsentWay.ONLINE)
    return ConsentDetails(ways=ways, language=details.language)


def _shown(details: ApplicationDetails) -> dict[ConsentPurpose, str]:
    return {purpose: details.shown.get(purpose, "") for purpose in PURPOSES}


def _settle(
    application: PoolApplication,
    candidate: Candidate,
    details: ApplicationDetails,
    *,
    by: int | None,
    at: datetime,
) -> None:
    """Let somebody join, and let the mail with their link be part of their data."""
    joining.join(candidate, details.wishes, by=by, today=day_of(at))
    if message := _message(application):
        message.candidate_id = candidate.id
    links.end_all_about(application, LinkEndReason.CLOSED, APPLICATION, at=at)
    db.session.delete(application)
    db.session.flush()


def _add_reach(
    candidate: Candidate, details: ApplicationDetails, by: int | None, day: date
) -> None:
    """Add a number or address to a fiche that has none; what stands there stays."""
    said = FICHE.details(candidate)
    email, phone = said.email or details.email, said.phone or details.phone
    added = replace(said, email=email, phone=phone)
    if added != said:
        parent = candidate.has_parents_yes
        candidates.change(candidate, added, by=by, today=day, by_parent=parent)


def _erase(application: PoolApplication) -> None:
    message = _message(application)
    db.session.delete(application)
    db.session.flush()
    if message is not None:
        db.session.delete(message)
        db.session.flush()


def _message(application: PoolApplication) -> Message | None:
    number = application.message_id
    return db.session.get(Message, number) if number is not None else None
