"""What the features that are plugged in say of themselves, put together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pkgutil import resolve_name
from types import SimpleNamespace
from typing import Any

from flask import Flask, current_app

from vrijwilligers.feature import Deed, Event, FactKind, Feature, MenuEntry, Permission


class DeclaredTwice(RuntimeError):
    """Two features bring different things of one name: the application does not start."""


class Registry:
    """The features of one application, from the lowest floor to the highest.

    Raise ``DeclaredTwice`` where one would stand in the place of another.
    """

    def __init__(self, features: Iterable[Feature]) -> None:
        self.features = tuple(features)
        for what, named in NAMED.items():
            _refuse_twice(what, self.features, named)

    @cached_property
    def menu(self) -> Sequence[MenuEntry]:
        """The entries of the menu, in their order."""
        entries = [entry for feature in self.features for entry in feature.menu]
        return sorted(entries, key=lambda entry: entry.place)

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """The names of the commands, and where each is found."""
        return {name: path for one in self.features for name, path in one.commands.items()}

    def import_kind(self, name: str) -> Any:
        """Load the kind of thing of this name that files bring in; raise ``KeyError``."""
        paths = {known: path for one in self.features for known, path in one.import_kinds.items()}
        return resolve_name(paths[name])

    @cached_property
    def consent_purposes(self) -> Mapping[str, Any]:
        """For what consent is asked, each with its question, as the features that use it say."""
        brought = [one.consent_purposes for one in self.features]
        return {name: resolve_name(path) for some in brought for name, path in some.items()}

    @cached_property
    def permissions(self) -> Mapping[str, frozenset[Permission]]:
        """What each role may do."""
        granted: dict[str, frozenset[Permission]] = defaultdict(frozenset)
        for feature in self.features:
            for role, permissions in feature.permissions.items():
                granted[role] |= permissions
        return granted

    @cached_property
    def permission_names(self) -> SimpleNamespace:
        """Every permission by its name in templates: ``vacancy:write`` is ``VACANCY_WRITE``."""
        every = frozenset().union(*self.permissions.values())
        return SimpleNamespace(**{one.upper().replace(":", "_"): one for one in every})

    @cached_property
    def fact_kinds(self) -> frozenset[FactKind]:
        """Everything that is counted."""
        return frozenset(kind for one in self.features for kinds in one.facts for kind in kinds)

    @cached_property
    def _deeds(self) -> Mapping[tuple[str, str], Deed]:
        every = [deed for one in self.features for deeds in one.deeds for deed in deeds]
        return {(deed.thing, deed.value): deed for deed in every}

    @cached_property
    def logged_tables(self) -> frozenset[str]:
        """The names of the tables of whose records something is logged."""
        return frozenset(thing for thing, _ in self._deeds if thing)

    @cached_property
    def mails(self) -> Mapping[str, object]:
        """What is mailed, by kind, each in words for a colleague."""
        return {kind: words for one in self.features for kind, words in one.mails.items()}

    def words_of(self, thing: str, deed: str) -> object:
        """Say what was done to a record of a table; what nobody declares is said as it is."""
        said = self._deeds.get((thing, deed)) or self._deeds.get(("", deed))
        return said.words if said else deed

    def words_of_reason(self, deed: str, reason: str | None) -> str:
        """Say why something was done, where the feature of that deed says its reasons in words."""
        paths = (one.deed_reasons[deed] for one in self.features if deed in one.deed_reasons)
        path = next(paths, "")
        return str(resolve_name(path)(reason)) if path and reason else ""

    def menu_entry_of(self, name: str | None) -> str:
        """Return the endpoint in the menu under which the pages of a feature stand."""
        return next((one.menu_entry for one in self.features if one.name == name), "")

    def is_about_candidates(self, blueprint: str) -> bool:
        """Tell whether texts on the pages of a blueprint may be about a candidate."""
        return all(blueprint not in one.not_about_candidates for one in self.features)

    def loaded(self, field: str) -> list[Any]:
        """Load what all features name in a field of their own."""
        return [resolve_name(path) for one in self.features for path in getattr(one, field)]

    def announce(self, event: Event) -> list[Any]:
        """Tell the features that listen what happened; return what each of them answers."""
        paths = [path for one in self.features for path in one.listeners.get(type(event), ())]
        return [resolve_name(path)(event) for path in paths]


def _deeds(feature: Feature) -> Iterable[tuple[str, object]]:
    return ((f"{one.thing}: {one.value}", kind) for kind in feature.deeds for one in kind)


def _facts(feature: Feature) -> Iterable[tuple[str, object]]:
    return ((one.value, kind) for kind in feature.facts for one in kind)


def _permissions(feature: Feature) -> Iterable[tuple[str, object]]:
    """Yield what a feature grants, by the class that declares it: a lower one's may be granted."""
    granted = frozenset().union(*feature.permissions.values())
    kinds = dict.fromkeys(type(one) for one in sorted(granted))
    return ((one.value, kind) for kind in kinds for one in kind)


NAMED: Mapping[str, Callable[[Feature], Iterable[tuple[str, object]]]] = {
    "feature": lambda one: [(one.name, one)],
    "command": lambda one: one.commands.items(),
    "permission": _permissions,
    "deed": _deeds,
    "kind of fact": _facts,
    "kind of import": lambda one: one.import_kinds.items(),
    "mail": lambda one: one.mails.items(),
    "purpose of consent": lambda one: one.consent_purposes.items(),
}


def _refuse_twice(
    what: str,
    features: Iterable[Feature],
    named: Callable[[Feature], Iterable[tuple[str, object]]],
) -> None:
    brought: dict[str, tuple[object, str]] = {}
    for feature in features:
        for name, thing in named(feature):
            first, by = brought.setdefault(name, (thing, feature.name))
            if first != thing:
                raise DeclaredTwice(f"{by} and {feature.name} both bring the {what} “{name}”.")


def plug_in(app: Flask, features: Iterable[Feature]) -> None:
    """Let an application have these features; tables and purposes are known from the start."""
    app.extensions["registry"] = declared = Registry(features)
    declared.loaded("models")
    declared.loaded("link_purposes")
    for start in declared.loaded("at_start"):
        start(app)


def registry_of(app: Flask) -> Registry:
    """Return what the features of an application say."""
    return app.extensions["registry"]


def registry() -> Registry:
    """Return what the features of this application say."""
    return registry_of(current_app)


def announce(event: Event) -> list[Any]:
    """Tell the features above what happened; return what each of them answers."""
    return registry().announce(event)
