"""What a feature says of itself in its ``feature.py`` (docs/adding-a-feature.md).

Whatever takes time to load is named, as ``"package.module:name"``, and loaded when it is used: a
command starts without the web, and a page without the commands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

OWN_FIGURE = "own figure"  # nothing in the year plan asks it


class Permission(StrEnum):
    """What a member of staff may do, as ``<thing>:<deed>``; each feature has its own."""


class FactKind(StrEnum):
    """What is counted, and for which row of the year plan; each feature has its own."""

    indicator: str

    def __new__(cls, value: str, indicator: str) -> "FactKind":
        """Make a kind: what stands in the figures, and its indicator or ``OWN_FIGURE``."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.indicator = indicator
        return kind


class Deed(StrEnum):
    """What is logged of records of one table, each with its words; each feature has its own."""

    thing: str
    words: object

    def __new__(cls, value: str, words: object = "") -> "Deed":
        """Make a deed: what stands in the log, and how it is said."""
        deed = str.__new__(cls, value)
        deed._value_ = value
        deed.words = words
        return deed

    def __init_subclass__(cls, *, thing: str = "") -> None:
        """Say of which table the records are; without it, of any."""
        cls.thing = thing


class Event:
    """What a feature announces, for features above it: a frozen dataclass beside its deeds."""


@dataclass(frozen=True, kw_only=True)
class MenuEntry:
    """An entry of the menu, for who holds the permission; the lowest ``place`` comes first."""

    place: int
    endpoint: str
    icon: str
    words: object
    permission: Permission


@dataclass(frozen=True, kw_only=True)
class Feature:
    """What a feature brings. Names are those of modules and of what stands in them."""

    name: str
    models: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # modules; the blueprints in them are found
    menu: tuple[MenuEntry, ...] = ()
    menu_entry: str = ""  # the endpoint in the menu under which its pages stand, if not its own
    commands: Mapping[str, str] = field(default_factory=dict)
    permissions: Mapping[str, frozenset[Permission]] = field(default_factory=dict)  # by role
    deeds: tuple[type[Deed], ...] = ()
    deed_reasons: Mapping[str, str] = field(default_factory=dict)  # by deed: who says the reason
    mails: Mapping[str, object] = field(default_factory=dict)  # by kind: what each is, in words
    facts: tuple[type[FactKind], ...] = ()
    listeners: Mapping[type[Event], tuple[str, ...]] = field(default_factory=dict)
    at_start: tuple[str, ...] = ()  # functions of the application, for pages and commands alike
    each_minute: tuple[str, ...] = ()  # functions of the moment, safe to run twice
    each_night: tuple[str, ...] = ()
    search_keys: tuple[str, ...] = ()  # how its records are found
    import_kinds: Mapping[str, str] = field(default_factory=dict)  # by name
    link_purposes: tuple[str, ...] = ()
    not_about_candidates: frozenset[str] = frozenset()  # blueprints whose texts are of others
    consent_purposes: Mapping[str, str] = field(default_factory=dict)  # what it uses: its question
    copy_labels: tuple[str, ...] = ()  # words for its tables and columns, in a copy of all data
    demo: tuple[str, ...] = ()  # functions of the stage, in the order of the floors
