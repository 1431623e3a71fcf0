"""What is done to a code list: something is added, called otherwise, moved or no longer offered."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import NoResultFound

from vrijwilligers.extensions import db
from vrijwilligers.feature import Deed
from vrijwilligers.records import audit
from vrijwilligers.talents.actions import list_changes
from vrijwilligers.talents.feature import CategoryDeed, EndSentenceDeed, ProjectDeed, TalentDeed
from vrijwilligers.talents.models import Category, CodeList, EndSentence, Project, Talent
from vrijwilligers.talents.queries.list_changes import content_of
from vrijwilligers.talents.queries.lists import hold_all
from vrijwilligers.talents.rules.codes import code_of
from vrijwilligers.talents.rules.details import CategoryDetails, ListChangeKind, TalentDetails, Way
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import fold

STEP = 10  # room between two places of a list
DEEDS: Mapping[type[CodeList], Deed] = {
    Talent: TalentDeed.LIST_CHANGED,
    Category: CategoryDeed.LIST_CHANGED,
    Project: ProjectDeed.LIST_CHANGED,
    EndSentence: EndSentenceDeed.LIST_CHANGED,
}
Details = CategoryDetails | TalentDetails


class NameIsTaken(Problem):
    """Files name what is meant: two of one name cannot be told apart."""

    message = _l("Something else on the list has this name.")

    def __init__(self, field: str) -> None:
        """Say at the name that is taken."""
        super().__init__()
        self.field = field


def add(code_list: type[CodeList], details: Details, *, by: int | None) -> CodeList:
    """Put something on a list, at its end."""
    listed = hold_all(code_list)
    _refuse_a_name_twice(listed, details)
    before = content_of(listed)
    code = code_of(details.name_en, {one.code for one in listed}, otherwise=code_list.__tablename__)
    place = max((one.position for one in listed), default=0) + STEP
    item = code_list()
    item.code, item.position = code, place
    _fill(item, details)
    db.session.add(item)
    list_changes.keep(code_list, before, ListChangeKind.ADDED, code)
    audit.record_list_change(DEEDS[code_list], by=by)
    db.session.flush()
    return item


def change(item: CodeList, details: Details, *, by: int | None) -> None:
    """Say otherwise what stands on a list, or no longer offer it; who has it keeps it."""
    code_list = type(item)
    listed = hold_all(code_list)
    if code_list.__names_alone__:
        _refuse_a_name_twice([one for one in listed if one is not item], details)
    before = content_of(listed)
    _fill(item, details)
    list_changes.keep(code_list, before, ListChangeKind.CHANGED, item.code)
    audit.record_list_change(DEEDS[code_list], by=by)


def move(code_list: type[CodeList], code: str, way: Way, *, by: int | None) -> None:
    """Move something one place up or down; at the end of the list it stays where it is.

    Raise ``NoResultFound`` where nothing stands under this code.
    """
    listed = list(hold_all(code_list))
    place = next((n for n, one in enumerate(listed) if one.code == code), None)
    if place is None:
        raise NoResultFound
    other = place + (1 if way == Way.DOWN else -1)
    if not 0 <= other < len(listed):
        return
    before = content_of(listed)
    listed[place], listed[other] = listed[other], listed[place]
    for number, one in enumerate(listed, start=1):
        one.position = number * STEP
    list_changes.keep(code_list, before, ListChangeKind.MOVED, code)
    audit.record_list_change(DEEDS[code_list], by=by)


def undo(code_list: type[CodeList], *, seen: int, by: int | None) -> None:
    """Undo the last change of a list, which is the one that was seen."""
    list_changes.undo(code_list, seen=seen)
    audit.record_list_change(DEEDS[code_list], by=by)


def _fill(item: CodeList, details: Details) -> None:
    for name, value in asdict(details).items():
        setattr(item, name, value)


def _refuse_a_name_twice(listed: Sequence[CodeList], details: Details) -> None:
    for language in LANGUAGES:
        name = f"name_{language}"
        taken = {fold(getattr(one, name)) for one in listed}
        if fold(getattr(details, name)) in taken:
            raise NameIsTaken(name)
