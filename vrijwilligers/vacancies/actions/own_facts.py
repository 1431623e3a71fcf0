"""Values of ours for an imported vacancy: they hold in the place of those of its source."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.records import audit
from vrijwilligers.registry import announce
from vrijwilligers.vacancies.actions import writing
from vrijwilligers.vacancies.feature import ContactChanged, VacancyDeed
from vrijwilligers.vacancies.fields import OF_A_SOURCE
from vrijwilligers.vacancies.models import OwnFact, Vacancy
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules import SourceDetails, language_of, same_address
from vrijwilligers.vacancies.rules.layers import (
    FACTS,
    TEXT_FIELDS,
    Layer,
    Values,
    as_json,
    holding,
    own_fields,
    plain,
    values_of,
)
from vrijwilligers.vocabulary.problems import Problem


class HasNoSource(Problem):
    """What we wrote ourselves is ours already."""

    message = _l("This vacancy has no source: change the vacancy itself.")


class TextIsNeeded(Problem):
    """A text of ours is dropped, not emptied: then that of the source is shown."""

    message = _l("Give this text a title too.")


def give_own_facts(
    vacancy: Vacancy, values: Mapping[str, Any], *, by: int | None, at: datetime
) -> None:
    """Let these values hold, by field; ``None`` is *nothing*, whatever the source says.

    What equals what the source says stays the source's. Raise what ``put_own_facts`` raises.
    """
    source = layers.source_details(vacancy)
    if source is None:
        raise HasNoSource
    theirs = values_of(source)
    given = {name: plain(name, value) for name, value in values.items()}
    ours = layers.own_values(vacancy) | given
    ours = {
        name: value
        for name, value in ours.items()
        if name not in given or value != theirs.get(name)
    }
    put_own_facts(vacancy, ours, by=by, at=at)
    audit.record(VacancyDeed.OWN_VALUE_GIVEN, vacancy, by=by)


def change_facts(vacancy: Vacancy, facts: Values, *, by: int | None, at: datetime) -> None:
    """Make these all our facts, as plain values by field; our texts stay."""
    own = layers.own_values(vacancy)
    before = {name: own[name] for name in own if name in FACTS}
    if facts == before:
        return
    others = {name: own[name] for name in own if name not in FACTS}
    put_own_facts(vacancy, others | facts, by=by, at=at)
    if any(name not in before or before[name] != value for name, value in facts.items()):
        audit.record(VacancyDeed.OWN_VALUE_GIVEN, vacancy, by=by)
    if before.keys() - facts:
        audit.record(VacancyDeed.OWN_VALUE_DROPPED, vacancy, by=by)


def put_own_facts(vacancy: Vacancy, own: Values, *, by: int | None, at: datetime) -> None:
    """Make these all the values of ours, as plain values by field.

    Raise ``HasNoSource``, ``TextIsNeeded``, or ``StartsAfterTheEnd`` when both days are ours.
    """
    source = layers.source_details(vacancy)
    if source is None:
        raise HasNoSource
    _refuse(own)
    before = {fact.field: fact for fact in vacancy.own_facts}
    now = values_of(source)
    vacancy.own_facts = [
        _fact(before.get(field), field, (value, now.get(field)), by=by, at=at)
        for field, value in own.items()
    ]
    before_email = vacancy.contact_email
    _hold(vacancy, source, own)
    if not same_address(before_email, vacancy.contact_email):
        announce(ContactChanged(vacancy.id, at=at))
    vacancy.changed_at = at  # also when only a text changed: it is another version


def choose_layers(
    vacancy: Vacancy, chosen: Mapping[str, Layer], *, by: int | None, at: datetime
) -> None:
    """Keep ours or take what the source says now, field by field."""
    theirs = {field for field, layer in chosen.items() if layer == Layer.THEIRS}
    for fact in vacancy.own_facts:
        if chosen.get(fact.field) == Layer.OURS:
            fact.source_then = fact.source_now
    own = layers.own_values(vacancy)
    if theirs & own.keys():
        left = {name: value for name, value in own.items() if name not in theirs}
        put_own_facts(vacancy, left, by=by, at=at)
        audit.record(VacancyDeed.OWN_VALUE_DROPPED, vacancy, by=by)
    audit.record(VacancyDeed.SOURCE_LOOKED_AT, vacancy, by=by)


def _refuse(own: Values) -> None:
    unknown = own.keys() - own_fields()
    if unknown:
        raise LookupError(*unknown)
    texts = [value for field, value in own.items() if field in TEXT_FIELDS]
    if not all(text and text[0] for text in texts):
        raise TextIsNeeded
    start, end = own.get("start_on"), own.get("end_on")
    if start and end and start > end:
        raise writing.StartsAfterTheEnd


def _fact(
    fact: OwnFact | None, field: str, values: tuple[Any, Any], *, by: int | None, at: datetime
) -> OwnFact:
    """Keep the row that says this already, else say from which value of the source it differs."""
    ours, theirs = map(as_json, values)
    if fact and fact.value == ours:
        return fact
    fact = fact or OwnFact(field=field)
    fact.value, fact.source_then, fact.source_now = ours, theirs, theirs
    fact.given_by_id, fact.given_at = by, at
    return fact


def _hold(vacancy: Vacancy, source: SourceDetails, own: Mapping[str, Any]) -> None:
    vacancy.language = language_of(source.texts)
    OF_A_SOURCE.fill(vacancy, holding(source, own))
