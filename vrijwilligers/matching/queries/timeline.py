"""What happened with an organisation, in one order: what was said, introductions, agreements.

The moments of one organisation are few: they are put in order here, and only the records of the
page that is shown are loaded.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, IntroductionStep
from vrijwilligers.organisations.models import Agreement, OrganisationContact
from vrijwilligers.records.listing import Listing
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import day_of

PAGE_SIZE = 20
CONTACT = joinedload(OrganisationContact.staff_member).lazyload(StaffMember.roles)
STEP = joinedload(IntroductionStep.introduction)


class TimelineKind(StrEnum):
    """What a moment on the time line is."""

    CONTACT = "contact"
    STEP = "step"
    AGREEMENT = "agreement"


class TimelineEvent(NamedTuple):
    """Something that happened on a day; the latest sorts last."""

    on: date
    noted_at: datetime
    kind: TimelineKind
    id: int


def moments_of(organisation_id: int) -> list[TimelineEvent]:
    """Return everything that happened with an organisation, the latest first."""
    moments = [
        *(
            _moment(TimelineKind.CONTACT, row)
            for row in db.session.execute(_contacts(organisation_id))
        ),
        *(_moment(TimelineKind.STEP, row) for row in db.session.execute(_steps(organisation_id))),
        *(
            _moment(TimelineKind.AGREEMENT, row)
            for row in db.session.execute(_signed(organisation_id))
        ),
    ]
    return sorted(moments, reverse=True)


def timeline(organisation_id: int, *, number: int, size: int = PAGE_SIZE) -> Listing:
    """Return one page of what happened, as pairs of a moment and its record."""
    moments = moments_of(organisation_id)
    number = min(max(1, number), max(1, -(-len(moments) // size)))
    shown = moments[(number - 1) * size : number * size]
    return Listing(items=_loaded(shown), number=number, total=len(moments), size=size)


def _moment(kind: TimelineKind, row: Any) -> TimelineEvent:
    on = day_of(row.on) if isinstance(row.on, datetime) else row.on
    return TimelineEvent(on, row.noted_at, kind, row.id)


def _contacts(organisation_id: int) -> Select[int, datetime, datetime]:
    contact = OrganisationContact
    columns = select(contact.id, contact.at.label("on"), contact.created_at.label("noted_at"))
    return columns.where(contact.organisation_id == organisation_id)


def _steps(organisation_id: int) -> Select[int, date, datetime]:
    step = IntroductionStep
    columns = select(step.id, step.happened_on.label("on"), step.recorded_at.label("noted_at"))
    return (
        columns.join(step.introduction)
        .join(Introduction.candidate)
        .join(Introduction.vacancy)
        .where(Vacancy.organisation_id == organisation_id, Candidate.is_in_use)
    )


def _signed(organisation_id: int) -> Select[int, date, datetime]:
    signed = Agreement
    columns = select(signed.id, signed.signed_on.label("on"), signed.created_at.label("noted_at"))
    return columns.where(signed.organisation_id == organisation_id)


def _loaded(moments: Sequence[TimelineEvent]) -> list[tuple[TimelineEvent, Any]]:
    keys = {kind: [moment.id for moment in moments if moment.kind == kind] for kind in TimelineKind}
    records = {
        TimelineKind.CONTACT: _by_key(
            _whole_contacts(keys[TimelineKind.CONTACT]), keys[TimelineKind.CONTACT]
        ),
        TimelineKind.STEP: _by_key(_whole_steps(keys[TimelineKind.STEP]), keys[TimelineKind.STEP]),
        TimelineKind.AGREEMENT: _by_key(
            _agreements(keys[TimelineKind.AGREEMENT]), keys[TimelineKind.AGREEMENT]
        ),
    }
    return [(moment, records[moment.kind][moment.id]) for moment in moments]


def _by_key(wanted: Select[Any], keys: Iterable[int]) -> dict[int, Any]:
    if not keys:
        return {}
    return {record.id: record for record in db.session.scalars(wanted)}


def _whole_contacts(keys: list[int]) -> Select[OrganisationContact]:
    wanted = select(OrganisationContact).where(OrganisationContact.id.in_(keys))
    return wanted.options(CONTACT, joinedload(OrganisationContact.contact_person))


def _whole_steps(keys: list[int]) -> Select[IntroductionStep]:
    wanted = select(IntroductionStep).where(IntroductionStep.id.in_(keys))
    vacancy = STEP.joinedload(Introduction.vacancy)
    return wanted.options(
        STEP.joinedload(Introduction.candidate),
        vacancy.selectinload(Vacancy.texts),
        joinedload(IntroductionStep.staff_member).lazyload(StaffMember.roles),
    )


def _agreements(keys: list[int]) -> Select[Agreement]:
    return select(Agreement).where(Agreement.id.in_(keys))
