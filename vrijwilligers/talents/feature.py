"""What the code lists bring: their pages, the sets of talents, and what people say of drawings."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Deed, Event, Feature, Permission


class TalentPermission(Permission):
    """What one may do with the code lists."""

    LIST = "talent:list"  # change what stands on them, and what the scan asks
    TEST = "talent:test"  # note what visitors say that a pictogram means


class TalentDeed(Deed, thing="talent"):
    """What is done to the list of talents."""

    LIST_CHANGED = "changed", _l("changed the list of talents")


class CategoryDeed(Deed, thing="category"):
    """What is done to the list of categories."""

    LIST_CHANGED = "changed", _l("changed the list of categories")


class ProjectDeed(Deed, thing="project"):
    """What is done to the list of projects."""

    LIST_CHANGED = "changed", _l("changed the list of projects")


class EndSentenceDeed(Deed, thing="end_sentence"):
    """What is done to the standard sentences."""

    LIST_CHANGED = "changed", _l("changed the standard sentences")


class TalentSetDeed(Deed, thing="talent_set"):
    """What is done to a set of talents."""

    PUBLISHED = "published", _l("let the talent scan ask a new set")


@dataclass(frozen=True)
class CodeUses(Event):
    """A question: what refers to a code list.

    Each answer is the kind of records (``fiches`` or ``vacancies``) and the column of codes, or
    nothing where they have none of this list.
    """

    table: str


FEATURE = Feature(
    name="talents",
    models=("vrijwilligers.talents.models",),
    pages=("vrijwilligers.talents.views",),
    menu_entry="settings.desk",
    commands={"talents": "vrijwilligers.talents.cli:commands"},
    permissions={
        Role.RECEPTION: frozenset({TalentPermission.TEST}),
        Role.COORDINATOR: frozenset(TalentPermission),
        Role.ADMINISTRATOR: frozenset({TalentPermission.LIST}),
    },
    deeds=(TalentDeed, CategoryDeed, ProjectDeed, EndSentenceDeed, TalentSetDeed),
    not_about_candidates=frozenset({"talents"}),
)
