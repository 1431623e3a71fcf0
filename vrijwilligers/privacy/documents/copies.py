"""The copy of all data about a person: JSON for programs, and a PDF to read (GDPR 15 and 20).

The JSON (``docs/privacy/copy.md``) is made from the declarations and names every table and column
by its identifier; the PDF shows the same, in words.
"""

import json
import zipfile
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from io import BytesIO
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Column

from vrijwilligers.accounts.wording import ROLE_NAMES
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.exchange.documents import print_pdf
from vrijwilligers.exchange.documents.fonts import cannot_write
from vrijwilligers.exchange.exports import ExportFile
from vrijwilligers.privacy.queries import copies as queries
from vrijwilligers.privacy.queries.copies import HeldRow, HeldTable
from vrijwilligers.privacy.rules.copies import CopyShape
from vrijwilligers.privacy.wording.explanations import Explanation, explanations
from vrijwilligers.privacy.wording.labels import (
    QUIET,
    column_label,
    reading_order,
    table_label,
)
from vrijwilligers.privacy.wording.values import language_of, say_value
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.registry import registry
from vrijwilligers.settings.current import desk_settings
from vrijwilligers.settings.wording import demo_line, name_line
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import listed, say_day, say_hour, speaking, spoken

Content = dict[str, Any]
FORMAT = {"format": "vrijwilligers.person-copy", "version": 1}
NOTED_BY_US = {"candidate.notes"}
SHORT = 2  # columns that fit on one line, such as a language and its level


@dataclass(frozen=True)
class PersonCopy:
    """What a copy says, for programs and to print; without the person in its name."""

    name: str  # of a file, without its ending
    content: Content
    sheet: Content


def person_copy(candidate: Candidate, *, language: str, opened: bool = True) -> PersonCopy:
    """Gather all that we hold about somebody, in the language of the reader.

    Who may not open support needs leaves them out; the copy says so.
    """
    held = sorted(queries.held_of(candidate, opened=opened), key=_place)
    events = queries.history_of(candidate)
    came_by_list = any(one.rows for one in held if one.table.name == "candidate_row")
    with speaking(language):
        told = explanations(candidate, came_by_list=came_by_list, is_whole=opened)
        log = _log(events)
        head = {"number": candidate.number, "made_on": today().isoformat(), "language": language}
        return PersonCopy(
            name=f"fiche-{candidate.number}",
            content=FORMAT
            | head
            | {
                "tables": {one.table.name: _table(one) for one in held},
                "log": log,
                "explanations": {
                    one.key: {"title": one.title, "lines": [*one.lines]} for one in told
                },
            },
            sheet=_sheet(candidate, held, log, told, language) | _opening(is_whole=opened),
        )


def as_json(copy: PersonCopy) -> bytes:
    """Write a copy for programs."""
    return json.dumps(copy.content, ensure_ascii=False, indent=2).encode()


def as_pdf(copy: PersonCopy) -> bytes:
    """Print a copy as PDF/UA-1; raise ``PrintFailed`` when that cannot be done."""
    return print_pdf(
        "copy.typ", copy.sheet, made_on=date.fromisoformat(copy.content["made_on"])
    ).pdf


def signs_lost(copy: PersonCopy, shape: CopyShape) -> list[str]:
    """Return the signs that the paper of a copy cannot show; the file for programs has them all."""
    return cannot_write(copy.sheet) if shape != CopyShape.JSON else []


def handed_over(copy: PersonCopy, shape: CopyShape) -> ExportFile:
    """Make the file that somebody gets: one of both, or both in one."""
    makers = {CopyShape.PDF: ("pdf", as_pdf), CopyShape.JSON: ("json", as_json)}
    ending, make = makers.get(shape, ("zip", _as_zip))
    return ExportFile(
        name=f"{copy.name}.{ending}",
        content=make(copy),
        mimetype=f"application/{ending}",
        count=1,
    )


def _as_zip(copy: PersonCopy) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(f"{copy.name}.pdf", as_pdf(copy))
        folder.writestr(f"{copy.name}.json", as_json(copy))
    return packed.getvalue()


def _place(one: HeldTable) -> tuple[int, str]:
    return reading_order(one.table), one.table.name


def _table(one: HeldTable) -> Content:
    columns = {
        column.name: {"label": column_label(column), "given_by_person": is_given(column)}
        for column in one.columns
    }
    rows = [
        {column.name: _cell(column, row[column.name]) for column in one.columns} for row in one.rows
    ]
    return {"label": table_label(one.table), "columns": columns, "rows": rows}


def is_given(column: Column[Any]) -> bool:
    """Tell whether somebody gave us what a column holds (article 20: to take along)."""
    if str(column) in NOTED_BY_US:
        return False
    own = {FICHE.model.__table__.name: FICHE.names}  # type: ignore[attr-defined]
    if column.table.name in own:
        return column.name in own[column.table.name]
    return column.table.name in GIVEN_TABLES and column.name not in ("place", "noted_at")


GIVEN_TABLES = {
    *("candidate_language", "candidate_talent", "candidate_category", "candidate_support"),
}


def _cell(column: Column[Any], value: Any) -> Content:
    return {"value": _plain(value), "words": say_value(column, value)}


def _plain(value: Any) -> Any:
    """Return a value as JSON has it: codes and moments as texts, files in base 64."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value.isoformat() if isinstance(value, date | time) else value


def _log(events: Sequence[AuditEvent]) -> list[Content]:
    roles = queries.roles_by_member()
    return [
        {
            "at": event.at.isoformat(),
            "moment": f"{say_day(event.at)}, {say_hour(event.at)}",
            "thing": event.thing,
            "deed": event.deed,
            "words": str(registry().words_of(event.thing, event.deed)),
            "function": _function(event, roles),
        }
        for event in events
    ]


def _function(event: AuditEvent, roles: dict[int, list[Any]]) -> str:
    """Say in which function somebody did it, and not who: that is for the coordinators."""
    if event.staff_id is None:
        return _("the system")
    held = roles.get(event.staff_id)
    return (
        listed(ROLE_NAMES[role] for role in held) if held else _("somebody who works here no more")
    )


def _sheet(
    candidate: Candidate,
    held: Sequence[HeldTable],
    log: Sequence[Content],
    told: Sequence[Explanation],
    language: str,
) -> Content:
    return {
        "language": language,
        "title": _("A copy of your data"),
        "number": _("Fiche %(number)s", number=candidate.number),
        "date": _("Made on %(day)s", day=say_day(today())),
        "demo": demo_line(),
        "organisation_line": name_line(desk_settings()),
        "sections": [_section(one) for one in held if one.rows],
        "log": {
            "title": _("Who opened or changed your fiche"),
            "about": _("We say in which function, not who it was: colleagues have rights too."),
            "lines": [f"{one['moment']}: {one['words']} ({one['function']})" for one in log]
            or [_("So far nobody.")],
        },
        "told": [{"title": one.title, "lines": [*one.lines]} for one in told],
    }


def _opening(*, is_whole: bool) -> Content:
    if is_whole:
        words = _(
            "This is all that we hold about you. Keep it well: it is only meant for you. "
            "Where a note named somebody else, you read […]."
        )
    else:
        words = _(
            "This is what we hold about you, but for one thing that stands at the end. "
            "Keep it well: it is only meant for you. "
            "Where a note named somebody else, you read […]."
        )
    return {"opening": words}


def _section(one: HeldTable) -> Content:
    shown = sorted((c for c in one.columns if str(c) not in QUIET), key=reading_order)
    entries = [_entry(shown, row) for row in one.rows]
    if len(shown) <= SHORT:
        lines = [" · ".join(value for _label, value, _language in entry) for entry in entries]
        return {"title": table_label(one.table), "lines": lines, "entries": []}
    return {"title": table_label(one.table), "lines": [], "entries": entries}


def _entry(columns: Sequence[Column[Any]], row: HeldRow) -> list[tuple[str, str, str]]:
    said = (
        (column_label(column), say_value(column, row[column.name]), language_of(column, row))
        for column in columns
    )
    return [(label, value, language or spoken()) for label, value, language in said if value]
