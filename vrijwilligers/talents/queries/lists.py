"""Questions about the code lists. Nothing here changes anything."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, literal, select, union_all

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import (
    Category,
    CodeList,
    EndSentence,
    Project,
    SupportNeed,
    Talent,
)
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


def projects() -> Sequence[Project]:
    """Return the projects in use, in their order."""
    return _in_order(Project)


def end_sentences(side: str, language: str) -> dict[str, str]:
    """Return the sentences that one side may choose, by the code of the reason, in their order."""
    theirs = _ordered(EndSentence).where(
        EndSentence.is_used, EndSentence.code.startswith(f"{side}.", autoescape=True)
    )
    return {
        one.code.removeprefix(f"{side}."): one.name(language) for one in db.session.scalars(theirs)
    }


def support_needs() -> Sequence[SupportNeed]:
    """Return the support needs in use, in their order."""
    return _in_order(SupportNeed)


def every_support_need() -> Sequence[SupportNeed]:
    """Return the whole list of support needs, also those no longer in use, in their order."""
    return db.session.scalars(_ordered(SupportNeed)).all()


def get_support_need(code: str) -> SupportNeed:
    """Return one support need of the list, or raise ``NoResultFound``."""
    return db.session.get_one(SupportNeed, code)


def hold_support_need(code: str) -> SupportNeed:
    """Return one as ``get_support_need`` does, and let nobody else change it meanwhile."""
    return db.session.get_one(SupportNeed, code, with_for_update=True)


def every(code_list: type[Listed]) -> Sequence[Listed]:
    """Return a whole list, also what is no longer in use, in its order."""
    return db.session.scalars(_ordered(code_list)).all()


def hold_all(code_list: type[Listed]) -> Sequence[Listed]:
    """Return a whole list as ``every`` does, and let nobody else change it meanwhile."""
    return db.session.scalars(_ordered(code_list).with_for_update()).all()


def get_item(code_list: type[Listed], code: str) -> Listed:
    """Return what stands on a list under a code, or raise ``NoResultFound``."""
    return db.session.get_one(code_list, code)


def hold_item(code_list: type[Listed], code: str) -> Listed:
    """Return one as ``get_item`` does, and let nobody else change it meanwhile."""
    return db.session.get_one(code_list, code, with_for_update=True)


def _in_order(code_list: type[Listed]) -> Sequence[Listed]:
    return db.session.scalars(_ordered(code_list).where(code_list.is_used)).all()


def _ordered(code_list: type[Listed]) -> Select[Listed]:
    return select(code_list).order_by(code_list.position, code_list.code)


def talent_names(language: str) -> dict[str, str]:
    """Return the names of all talents by code, also those no longer in use, in their order."""
    return _names(Talent, language)


def category_names(language: str) -> dict[str, str]:
    """Return the names of all categories by code, also those no longer in use, in their order."""
    return _names(Category, language)


def project_names(language: str) -> dict[str, str]:
    """Return the names of all projects by code, also those no longer in use, in their order."""
    return _names(Project, language)


def names_by_list(language: str) -> dict[type[CodeList], dict[str, str]]:
    """Return the names of all categories and talents by code, in their order: one statement."""
    name = f"name_{language}"
    lists = {one.__tablename__: one for one in (Category, Talent)}
    every = union_all(
        *(
            select(literal(key).label("list"), one.position, one.code, getattr(one, name))
            for key, one in lists.items()
        )
    )
    names: dict[type[CodeList], dict[str, str]] = {one: {} for one in lists.values()}
    for key, _position, code, word in db.session.execute(
        every.order_by("list", "position", "code")
    ):
        names[lists[key]][code] = word
    return names


def support_need_names(language: str) -> dict[str, str]:
    """Return the names of all support needs by code, also of those no longer in use."""
    return _names(SupportNeed, language)


def _names(code_list: type[CodeList], language: str) -> dict[str, str]:
    return {item.code: item.name(language) for item in db.session.scalars(_ordered(code_list))}


def names_of_work() -> tuple[tuple[str, str, str], ...]:
    """Return every category and talent: what it is, its code, and its names in all languages."""
    rows = db.session.execute(NAMES_OF_WORK)
    return tuple((kind, code, " ".join(names)) for kind, code, *names in rows)


def _every_name(code_list: type[CodeList]) -> Select[Any]:
    kind = literal(code_list.__tablename__)
    return select(kind, code_list.code, *(getattr(code_list, f"name_{one}") for one in LANGUAGES))


NAMES_OF_WORK = union_all(_every_name(Category), _every_name(Talent))


def code_names() -> CodeNames:
    """Return all codes by each of their names, also those that are no longer offered in forms."""
    return CodeNames(_by_name(Category), _by_name(Talent))


def _by_name(code_list: type[CodeList]) -> dict[str, str]:
    items = db.session.scalars(_ordered(code_list)).all()
    named = {fold(item.name(each)): item.code for each in LANGUAGES for item in items}
    return named | {fold(item.code): item.code for item in items}
