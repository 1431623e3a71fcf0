"""The command that scores a talent scan: from a file to a result, and nothing is kept."""

import json
from pathlib import Path
from typing import Any

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.exchange.jsons import read_json
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.records.db import read_only
from vrijwilligers.scans.readers import MalformedScan, answers_in
from vrijwilligers.scans.wording import MALFORMED, quotable, say_fault
from vrijwilligers.talents import queries as talents
from vrijwilligers.talents.rules.codes import CODE
from vrijwilligers.talents.rules.scan import (
    SCORING,
    UnscorableScan,
    check,
    in_order_of,
    score,
)
from vrijwilligers.talents.rules.sets import TalentSet
from vrijwilligers.vocabulary.languages import spoken


@click.command("score")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def score_scan(file: Path, as_json: bool) -> None:
    """Score the answers of a talent scan in a JSON file; nothing is kept of it."""
    with read_only():
        found = _scored(_content(file))
        click.echo(json.dumps(found, ensure_ascii=False) if as_json else _as_lines(found))


def _content(file: Path) -> Any:
    try:
        return read_json(file.read_bytes())
    except (OSError, Unreadable) as trouble:
        raise CannotBeUsed(_("This file cannot be read as JSON.")) from trouble


def _scored(content: Any) -> dict[str, Any]:
    try:
        asked, answers = answers_in(content)
        used = _set_of(asked)
        check(answers, used.codes)
        answers = in_order_of(answers, used.codes)
    except MalformedScan as trouble:
        raise CannotBeUsed(str(MALFORMED[trouble.part])) from trouble
    except UnscorableScan as trouble:
        raise CannotBeUsed(say_fault(trouble)) from trouble
    result = score(answers)
    return {
        "set": used.name,
        "scoring": SCORING,
        "sure": [*result.sure],
        "close": [*result.close],
    }


def _set_of(asked: str) -> TalentSet:
    """Return the set that is named as on a result (its code, or code and version), or of now."""
    current = talents.current_set()
    if asked in ("", current.code, current.name):
        return current
    code, _dash, version = asked.rpartition("-")
    try:
        if CODE.fullmatch(code) and version.isdecimal() and len(version) < len(str(10**7)):
            return talents.set_named(code, int(version))
    except NoResultFound:
        pass
    raise CannotBeUsed(_("There is no set of talents %(name)s.", name=quotable(asked)))


def _as_lines(found: dict[str, Any]) -> str:
    names = talents.talent_names(spoken())
    sure = ", ".join(names.get(code, code) for code in found["sure"])
    close = ", ".join(names.get(code, code) for code in found["close"])
    parts = {_("Sure"): sure, _("Also close"): close}
    lines = [f"{what}: {said}" for what, said in parts.items() if said]
    return "\n".join([*lines, f"{found['set']} · {found['scoring']}"])
