"""Row by row, what becomes of a file: new, changed and how, unchanged, withdrawn, rejected."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from vrijwilligers.vacancies.actions import differences
from vrijwilligers.vacancies.actions.differences import Difference
from vrijwilligers.vacancies.actions.plans import Offered, Plan
from vrijwilligers.vacancies.queries.files import titles_of
from vrijwilligers.vacancies.queries.layers import Snapshot, snapshots
from vrijwilligers.vacancies.readers import Read
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails

Entry = dict[str, Any]  # state, row, key, title, organisation, and what is said of it


def of_plan(plan: Plan) -> list[Entry]:
    """Return an entry for every row, and for every vacancy that is gone; plain values."""
    before = snapshots(one.key for one in plan.changed if one.key)
    changed = [
        _entry("changed", one) | {"differences": _differences(before[one.key], one)}
        for one in plan.changed
        if one.key
    ]
    return [
        *(_entry("new", one) for one in plan.new),
        *changed,
        *_gone(plan.withdrawn),
        *(_rejected(row) for row in plan.rejected),
        *(_entry("unchanged", one) for one in plan.unchanged),
    ]


def _differences(before: Snapshot, offered: Offered) -> list[Difference]:
    return differences.between(json.loads(before.details), offered.details)


def _entry(state: str, offered: Offered) -> Entry:
    title, language = _title(offered.details)
    about = {"state": state, "row": offered.number, "key": offered.key}
    return about | {
        "title": title,
        "language": language,
        "organisation": offered.details.organisation,
    }


def _title(details: SourceDetails) -> tuple[str, str]:
    language = next(code for code in LANGUAGES if code in details.texts)
    return details.texts[language].title, language


def _gone(keys: Iterable[int]) -> Iterator[Entry]:
    for key, title, language, organisation in titles_of(keys):
        about = {"state": "withdrawn", "row": None, "key": key}
        yield about | {"title": title, "language": language, "organisation": organisation}


def _rejected(row: Read) -> Entry:
    about = {"state": "rejected", "row": row.number, "key": None, "title": "", "language": None}
    return about | {"organisation": "", "reason": " ".join(map(str, row.reasons))}
