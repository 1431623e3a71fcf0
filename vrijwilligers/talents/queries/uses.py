"""How often each code of a list is used, asked of the features that refer to it."""

from collections import defaultdict
from typing import Any

from sqlalchemy import func, literal, select, union_all

from vrijwilligers.extensions import db
from vrijwilligers.registry import announce
from vrijwilligers.talents.feature import CodeUses
from vrijwilligers.talents.models import CodeList
from vrijwilligers.talents.rules.files import TalentUse


def uses_of(code_list: type[CodeList]) -> dict[str, TalentUse]:
    """Return how many fiches and vacancies use each code that anything uses: one statement."""
    pointers = [one for one in announce(CodeUses(code_list.__tablename__)) if one]
    if not pointers:
        return {}
    amounts: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, code, amount in db.session.execute(union_all(*map(_counted, pointers))):
        amounts[code][kind] = amount
    return {code: TalentUse(**by_kind) for code, by_kind in amounts.items()}


def _counted(pointer: tuple[str, Any]) -> Any:
    kind, column = pointer
    counted = select(literal(kind), column, func.count()).where(column.is_not(None))
    return counted.group_by(column)
