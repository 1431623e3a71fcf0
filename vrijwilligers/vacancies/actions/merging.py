"""Two vacancies made one: what hangs on the other moves, and its source stays tied to it.

The other is not deleted. It is withdrawn for good and leads to the one that stays: the next file
of its source finds it, and nothing comes in anew. What its source says of it is still followed: it
may offer the work when the source of the one that stays does not any more.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.records.references import repoint
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions import life, own_facts, writing
from vrijwilligers.vacancies.feature import ContactChanged, VacanciesMerge, VacancyDeed
from vrijwilligers.vacancies.models import Vacancy, VacancyPair
from vrijwilligers.vacancies.queries import doubles
from vrijwilligers.vacancies.queries.details import details_of
from vrijwilligers.vacancies.queries.doubles import PARTS, VACANCY, side_of
from vrijwilligers.vacancies.queries.layers import own_values
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vacancies.rules.layers import TEXT_FIELDS, value_of
from vrijwilligers.vacancies.rules.merging import questions
from vrijwilligers.vocabulary.problems import Problem

EARLIER = ("published_at", "change_requested_at")  # of two moments this one counts


class NothingToMerge(Problem):
    """A vacancy cannot be merged with itself, nor with one that another organisation offers.

    Who agreed that one organisation gets their data did not agree to another.
    """

    message = _l("These are not two vacancies of one organisation: choose another one.")


class WhatStaysIsNotShown(Problem):
    """What people may find now would be gone with it."""

    message = _l(
        "The one that stays is not published, and the other is: people would find neither. "
        "Let the other one stay, or publish this one first."
    )


def merge(
    stays: Vacancy, goes: Vacancy, taken: Collection[str], *, by: int | None, at: datetime
) -> None:
    """Make one vacancy of two; of these answers the one that goes has the last word.

    Raise what giving facts raises, and what features above refuse.
    """
    if stays.id == goes.id or stays.organisation_id != goes.organisation_id:
        raise NothingToMerge
    if goes.status.is_published and not stays.status.is_published:
        raise WhatStaysIsNotShown
    announce(VacanciesMerge(stays.id, goes.id))
    _take(stays, goes, taken, by=by, at=at)
    _keep_life(stays, goes)
    announce(ContactChanged(goes.id, at=at))  # whoever has a link answers for the other now
    audit.record(VacancyDeed.MERGED, stays, by=by)
    audit.record(VacancyDeed.MERGED_AWAY, goes, by=by)
    stays.changed_at = goes.changed_at = at
    db.session.flush()
    repoint(VACANCY, goes.id, stays.id, but=PARTS)
    db.session.expire_all()  # what was loaded of both is not so any more
    goes.merged_into_id = stays.id
    db.session.flush()


def _take(
    stays: Vacancy, goes: Vacancy, taken: Collection[str], *, by: int | None, at: datetime
) -> None:
    asked = questions(side_of(stays), side_of(goes))
    values = {one.name: value_of(one.name, one.goes) for one in asked if one.name in taken}
    if not values:
        return
    if stays.source:
        own_facts.give_own_facts(stays, values, by=by, at=at)
    else:
        _rewrite(stays, values, by=by)


def _rewrite(stays: Vacancy, values: Mapping[str, Any], *, by: int | None) -> None:
    before = details_of(stays)
    texts = {code: values[name] for name, code in TEXT_FIELDS.items() if name in values}
    facts = {name: value for name, value in values.items() if name not in TEXT_FIELDS}
    writing.rewrite(stays, replace(before, texts=before.texts | texts, **facts), by=by)


def _keep_life(stays: Vacancy, goes: Vacancy) -> None:
    """Keep what the desk heard of either; the other is withdrawn, and no source brings it back."""
    for name in EARLIER:
        moments = [moment for one in (stays, goes) if (moment := getattr(one, name))]
        setattr(stays, name, min(moments, default=None))
    confirmed = [one.confirmed_on for one in (stays, goes) if one.confirmed_on]
    stays.confirmed_on = max(confirmed, default=None)
    if goes.reported and not stays.reported:
        stays.reported, stays.reported_at = goes.reported, goes.reported_at
    goes.status = Status.WITHDRAWN
    goes.reported = goes.reported_at = goes.change_requested_at = None


def tell_apart(one: Vacancy, other: Vacancy, *, by: int | None) -> None:
    """Note that two that look like one are two, so that they are not shown again."""
    first, second = sorted((one, other), key=lambda each: each.id)
    if one.id != other.id and not doubles.are_two(one.id, other.id):
        db.session.add(VacancyPair(one_id=first.id, other_id=second.id))
        audit.record(VacancyDeed.TWO, first, by=by)
        audit.record(VacancyDeed.TWO, second, by=by)


def perhaps_one(one: Vacancy, other: Vacancy) -> None:
    """Let two be looked at again that somebody told apart."""
    first, second = sorted((one.id, other.id))
    if pair := db.session.get(VacancyPair, (first, second)):
        db.session.delete(pair)


def take_apart(goes: Vacancy, *, by: int | None, at: datetime) -> None:
    """Let a vacancy stand on its own again, withdrawn; what moved stays where it is."""
    goes.merged_into_id, goes.changed_at = None, at
    audit.record(VacancyDeed.APART, goes, by=by)


def keep_open(gone: Vacancy, other: Vacancy, *, by: int | None, at: datetime, today: date) -> None:
    """Let the one that was merged away stay instead: its source offers the work, the other's not.

    Ours comes along; the number of what its source withdrew leads here from now on.
    """
    own = {name: value_of(name, value) for name, value in own_values(gone).items()}
    other.merged_into_id = None
    life.reopen(other, by=by, today=today)
    if own:
        own_facts.give_own_facts(other, own, by=by, at=at)
    merge(other, gone, (), by=by, at=at)
