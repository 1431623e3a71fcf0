"""What is asked of a talent or a category, and which list is meant."""

from dataclasses import dataclass
from enum import StrEnum


class CodeListKind(StrEnum):
    """A list that coordinators keep, as it stands in an address."""

    TALENTS = "talents"
    CATEGORIES = "categories"
    PROJECTS = "projects"
    SENTENCES = "sentences"


class Way(StrEnum):
    """Where somebody moves what stands on a list."""

    UP = "up"
    DOWN = "down"


class ListChangeKind(StrEnum):
    """What was done to a list the last time."""

    ADDED = "added"
    CHANGED = "changed"  # its words, or whether it is offered
    MOVED = "moved"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True)
class CategoryDetails:
    """How a kind of work or a project is called in three languages, and whether it is offered."""

    name_nl: str
    name_fr: str
    name_en: str
    is_used: bool


@dataclass(frozen=True, kw_only=True)
class TalentDetails:
    """What a talent is called, what its card says in three languages, and whether it is offered."""

    name_nl: str
    name_fr: str
    name_en: str
    deed_nl: str
    deed_fr: str
    deed_en: str
    explanation_nl: str
    explanation_fr: str
    explanation_en: str
    meaning_nl: str
    meaning_fr: str
    meaning_en: str
    pictogram: str
    is_used: bool
