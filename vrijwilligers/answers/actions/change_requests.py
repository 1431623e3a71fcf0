"""What an organisation wants to change in its vacancy: requested, accepted or declined."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import update

from vrijwilligers.answers.actions import reporting
from vrijwilligers.answers.feature import VacancyAnswerDeed
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.queries import change_requests as queries
from vrijwilligers.answers.rules import (
    CHANGE_WAITS,
    REMARK,
    SAID_BY,
    TEXT_FIELDS,
    WORDS,
    FieldValues,
    from_plain,
)
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import life, own_facts, writing
from vrijwilligers.vacancies.feature import ChangeNoted
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.rules import OwnVacancyDetails, StatusReport, Text
from vrijwilligers.vacancies.rules.layers import without_erased
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem


class IsDecided(Problem):
    """A colleague decided on this change already."""

    message = _l("A colleague decided on this change already.")


class NoChangeIsTicked(Problem):
    """To take over nothing has a button of its own."""

    message = _l("Tick what you take over, or choose to take over nothing.")
    field = "taken"


class LastDayTooEarly(Problem):
    """The days that are ticked do not go together with those that we have."""

    message = _l("The last day would come before the first day. Tick both days, or neither.")
    field = "taken"


def request(
    vacancy: Vacancy, requested: FieldValues, *, at: datetime, noted_by: int | None = None
) -> ChangeRequest:
    """Keep what an organisation wants otherwise, until a coordinator decides."""
    change = ChangeRequest(
        vacancy=vacancy,
        requested=requested,
        sent_at=at,
        expires_at=at + CHANGE_WAITS,
        is_noted=noted_by is not None or None,
        noted_by_id=noted_by,
    )
    db.session.add(change)
    _note_what_waits(vacancy)
    deeds = VacancyAnswerDeed
    audit.record(deeds.CHANGE_NOTED if noted_by else deeds.CHANGE_ASKED, vacancy, by=noted_by)
    return change


def on_noted(noted: ChangeNoted) -> None:
    """Keep what somebody at the desk noted on the phone, as if it were asked through a link."""
    words = {REMARK: noted.words, SAID_BY: noted.said_by}
    said = {name: text for name, text in words.items() if text}
    vacancy = db.session.get_one(Vacancy, noted.vacancy_id)
    request(vacancy, from_plain(noted.facts) | said, at=noted.at, noted_by=noted.by)
    if noted.pauses:
        reporting.report(vacancy, StatusReport.CHANGED, None, by=noted.by, at=noted.at)


def accept(change: ChangeRequest, fields: Collection[str], *, by: int, at: datetime) -> None:
    """Put these fields into the vacancy; the rest stays as we have it.

    Raise ``IsDecided``, ``NoChangeIsTicked``, ``LastDayTooEarly``, ``NotReady``.
    """
    _expect_undecided(change)
    if not _taken(change, fields):
        raise NoChangeIsTicked
    details = after(change, fields)
    if details.start_on and details.end_on and details.end_on < details.start_on:
        raise LastDayTooEarly
    _write(change, details, _taken(change, fields), by=by, at=at)
    if change.vacancy.status.is_under_way:  # who says what changed, says that the rest is right
        life.confirm(change.vacancy, by=by, today=day_of(change.sent_at))
    _decide(change, by=by, at=at, is_accepted=True)


def _write(
    change: ChangeRequest,
    details: OwnVacancyDetails,
    taken: FieldValues,
    *,
    by: int,
    at: datetime,
) -> None:
    """Change a vacancy of our own; over an imported one lay what is taken over as ours."""
    vacancy = change.vacancy
    if vacancy.source is None:
        writing.rewrite(vacancy, details, by=by)
        return
    texts = {f"text_{name[-2:]}" for name in taken if name in TEXT_FIELDS}
    said: dict[str, Any] = {name: details.texts[name[-2:]] for name in texts}
    said |= {name: taken[name] for name in taken if name not in (*TEXT_FIELDS, *WORDS)}
    own_facts.give_own_facts(vacancy, said, by=by, at=at)


def after(change: ChangeRequest, fields: Collection[str]) -> OwnVacancyDetails:
    """Return the details of the vacancy with these fields taken over."""
    return _with(change.vacancy, _taken(change, fields))


def decline(change: ChangeRequest, *, by: int, at: datetime) -> None:
    """Leave the vacancy as we have it. Raise ``IsDecided``."""
    _expect_undecided(change)
    _decide(change, by=by, at=at, is_accepted=False)


def let_expire(at: datetime) -> None:
    """Leave as it is what nobody decided in time; each night, safe to run twice."""
    with transaction():
        for change in queries.expired(at):
            _decide(change, by=None, at=at, is_accepted=False)


def _taken(change: ChangeRequest, fields: Collection[str]) -> FieldValues:
    """Return what is taken over; a contact who was erased meanwhile is not."""
    requested = without_erased(change.requested)
    return {name: value for name, value in requested.items() if name in fields}


def _expect_undecided(change: ChangeRequest) -> None:
    if queries.hold(change.id).decided_at:
        raise IsDecided


def _decide(change: ChangeRequest, *, by: int | None, at: datetime, is_accepted: bool) -> None:
    change.decided_at, change.decided_by_id, change.is_accepted = at, by, is_accepted
    _note_what_waits(change.vacancy)
    taken, declined = VacancyAnswerDeed.CHANGE_TAKEN_OVER, VacancyAnswerDeed.CHANGE_DECLINED
    audit.record(taken if is_accepted else declined, change.vacancy, by=by)


def _note_what_waits(vacancy: Vacancy) -> None:
    """Tell the vacancy since when a request waits. It is no other version of it."""
    waiting = queries.waiting_since(vacancy.id)
    theirs = update(Vacancy).where(Vacancy.id == vacancy.id)
    db.session.execute(theirs.values(change_requested_at=waiting, changed_at=Vacancy.changed_at))


def _with(vacancy: Vacancy, taken: FieldValues) -> OwnVacancyDetails:
    """Return the details of a vacancy with what is taken over in them."""
    plain: dict[str, Any] = {
        name: value for name, value in taken.items() if name not in (*TEXT_FIELDS, *WORDS)
    }
    details = details_of(vacancy)
    return replace(details, texts=_texts(vacancy, taken), **plain)


def _texts(vacancy: Vacancy, taken: FieldValues) -> dict[str, Text]:
    texts = {}
    for language in sorted({text.language for text in vacancy.texts}):
        _code, ours = vacancy.text_in(language)
        title, description = taken.get(f"title_{language}"), taken.get(f"description_{language}")
        texts[language] = Text(
            ours.title if title is None else str(title),
            ours.description if description is None else str(description),
        )
    return texts
