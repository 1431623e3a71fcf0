"""How the pages come into the application: the web, the pages of the features, and the locks."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from flask import Blueprint, Flask

from vrijwilligers.registry import registry_of
from vrijwilligers.web import (
    access,
    addresses,
    carried_forms,
    deed_numbers,
    effects,
    errors,
    extensions,
    headers,
    health,
    languages,
    public_requests,
    request_limits,
    request_log,
    script_forms,
    templates,
)

PARTS = (
    request_limits,  # first: it looks before anybody reads
    extensions,
    languages,
    public_requests,
    addresses,
    deed_numbers,
    headers,
    health,
    request_log,
    templates,
    carried_forms,
    script_forms,
    errors,
)


def load_pages(app: Flask) -> None:
    """Load the pages of all features; refuse to go on if a view forgot its lock."""
    for part in PARTS:
        part.init_app(app)
    declared = registry_of(app)
    app.jinja_env.globals |= {"registry": declared, "Permission": declared.permission_names}
    for module in declared.loaded("pages"):
        for blueprint in _blueprints(module):
            app.register_blueprint(blueprint)
    access.init_app(app)  # last: it looks at every view
    effects.check(app)


def _blueprints(pages: ModuleType) -> list[Blueprint]:
    """Load a module with pages, and those within it; return the blueprints that stand there."""
    within = iter_modules(getattr(pages, "__path__", ()), f"{pages.__name__}.")
    modules = [pages, *(import_module(module.name) for module in within)]
    names = [value for module in modules for value in vars(module).values()]
    return list(dict.fromkeys(value for value in names if isinstance(value, Blueprint)))
