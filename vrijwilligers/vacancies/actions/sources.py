"""What sources say of their vacancies: taken over, withdrawn, and put back as it was.

Each writes the layer of the source and then what holds, for many vacancies in a few statements.
What the desk noted stays: a vacancy that it paused, filled or withdrew is not published again.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, update

from vrijwilligers.extensions import db
from vrijwilligers.organisations.actions import directory as organisations
from vrijwilligers.organisations.actions.directory import OrganisationName
from vrijwilligers.organisations.queries import names
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import hold_rows
from vrijwilligers.records.search_keys import version_up_with_same_keys
from vrijwilligers.vacancies.actions import layering
from vrijwilligers.vacancies.models import Vacancy, VacancySource
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.queries.erased_contacts import all_without_erased
from vrijwilligers.vacancies.queries.layers import Snapshot
from vrijwilligers.vacancies.rules import SourceDetails, Status
from vrijwilligers.vacancies.rules.layers import as_json, details_from, fingerprint_of, values_of

VACANCY, SOURCE = Vacancy.__table__, VacancySource.__table__
Row = dict[str, Any]


class ImportOrigin(NamedTuple):
    """Which source speaks, when, and through which import."""

    source_name: str
    at: datetime
    import_id: int | None = None


class SourceResult(NamedTuple):
    """The keys of new vacancies and of organisations that came with them, and what there was."""

    new: list[int]
    organisations: list[int]
    before: dict[int, Snapshot]  # of those that were changed


def take_source(
    new: Sequence[SourceDetails], changed: Mapping[int, SourceDetails], origin: ImportOrigin
) -> SourceResult:
    """Take over what a source says, of vacancies that are new and, by key, of those it had.

    What the source had withdrawn and offers again is published again.
    """
    homes = organisations.find_or_add(_named(one) for one in (*new, *changed.values()))
    keys = _add(new, homes.keys, origin)
    before = _hold(changed)
    away = layers.merged_away(changed)
    beside = {
        key: {
            "organisation_id": homes.keys[_named(one)],
            "status": before[key].status if key in away else _offered_again(before[key]),
        }
        for key, one in changed.items()
    }
    layering.change(changed, beside)
    said = [_said(one) | _last(origin) for one in changed.values()]
    layering.change_rows(VacancySource, said, changed)
    return SourceResult(keys, homes.added, before)


def withdraw_source(keys: Iterable[int], at: datetime, **also: datetime | int | None) -> None:
    """Withdraw what its source does not offer; when it does again, it is published again."""
    withdrawn = {"status": Status.WITHDRAWN, **version_up_with_same_keys(VACANCY)}
    for some in batches(keys):
        db.session.execute(update(VACANCY).where(VACANCY.c.id.in_(some)).values(withdrawn))
        gone = update(SOURCE).where(SOURCE.c.vacancy_id.in_(some))
        db.session.execute(gone.values(gone_at=at, **also))


def restore_source(before: Mapping[int, Snapshot]) -> None:
    """Let sources say again what they said before; ours stays, and what the desk did since.

    Nobody who was erased since comes back by it, and nothing that was merged into another.
    """
    now = _hold(before)
    away = layers.merged_away(now)
    homes = names.find_again({one.organisation_id: one.organisation for one in before.values()})
    stands = {key: _stands(before[key], now[key], homes) for key in now}
    stands |= {key: replace(before[key], status=now[key].status) for key in away}
    beside = {
        key: {"status": one.status, "organisation_id": one.organisation_id}
        for key, one in stands.items()
    }
    said = all_without_erased([_details_of(one) for one in stands.values()])
    layering.change(dict(zip(stands, said, strict=True)), beside)
    rows = [
        {name: getattr(one, name) for name in layers.KEPT} | _said(details) | {"row_digest": None}
        for one, details in zip(stands.values(), said, strict=True)
    ]
    layering.change_rows(VacancySource, rows, stands)


def _details_of(snapshot: Snapshot) -> SourceDetails:
    return details_from(json.loads(snapshot.details))


def _named(details: SourceDetails) -> OrganisationName:
    return OrganisationName(details.organisation, details.organisation_kbo)


def _hold(keys: Iterable[int]) -> dict[int, Snapshot]:
    """Return what sources say now, and let nobody else change their vacancies meanwhile."""
    wanted = sorted(keys)
    hold_rows(VACANCY, wanted)
    return layers.snapshots(wanted)


def _add(
    new: Sequence[SourceDetails], homes: Mapping[OrganisationName, int], origin: ImportOrigin
) -> list[int]:
    first = {"status": Status.PUBLISHED, "version": 1, "published_at": origin.at}
    beside = [first | {"organisation_id": homes[_named(one)]} for one in new]
    keys = layering.add(new, beside)
    named = {"source_name": origin.source_name}
    rows = [
        _said(one) | _last(origin) | {"vacancy_id": key, "source_id": one.source_id} | named
        for key, one in zip(keys, new, strict=True)
    ]
    if rows:
        db.session.execute(insert(SOURCE), rows)
    return keys


def _said(details: SourceDetails) -> Row:
    said = as_json(values_of(details))
    return {"details": said, "fingerprint": fingerprint_of(said)}


def _last(origin: ImportOrigin) -> Row:
    last = {"fetched_at": origin.at, "gone_at": None, "import_id": origin.import_id}
    return last | {"row_digest": None}


def _offered_again(before: Snapshot) -> Status:
    return Status.PUBLISHED if before.is_gone else before.status


def _stands(before: Snapshot, now: Snapshot, homes: Mapping[int, int]) -> Snapshot:
    """Return what is put back: the status only if the desk did nothing with it since."""
    home = homes.get(before.organisation_id, now.organisation_id)
    is_as_left = now.is_gone or (before.is_gone and now.status == Status.PUBLISHED)
    stays = before if is_as_left else now
    return replace(before, organisation_id=home, status=stays.status, gone_at=stays.gone_at)
