"""Questions about the code lists. Nothing here changes anything."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import Category, CodeList, Talent
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.text import fold

Listed = TypeVar("Listed", bound=CodeList)


def talents() -> Sequence[Talent]:
    """Return the talents in use, in their order."""
    return _in_order(Talent)


def categories() -> Sequence[Category]:
    """Return the categories in use, in the order of the bundle."""
    return _in_order(Category)


def _in_order(code_list: type[Listed]) -> Sequence[Listed]:
    used = select(code_list).where(code_list.is_used)
    return db.session.scalars(used.order_by(code_list.position, code_list.code)).all()


def talent_names(language: str) -> dict[str, str]:
    """Return the names of all talents by code, also those no longer in use, in their order."""
    return _names(Talent, language)


def category_names(language: str) -> dict[str, str]:
    """Return the names of all categories by code, also those no longer in use, in their order."""
    return _names(Category, language)


def _names(code_list: type[CodeList], language: str) -> dict[str, str]:
    everything = select(code_list).order_by(code_list.position, code_list.code)
    return {item.code: item.name(language) for item in db.session.scalars(everything)}


def code_names() -> CodeNames:
    """Return all codes by each of their names, also those that are no longer offered in forms."""
    return CodeNames(_by_name(Category), _by_name(Talent))


def _by_name(code_list: type[CodeList]) -> dict[str, str]:
    items = db.session.scalars(select(code_list).order_by(code_list.position, code_list.code)).all()
    named = {fold(item.name(each)): item.code for each in LANGUAGES for item in items}
    return named | {fold(item.code): item.code for item in items}
