"""The pages of imports, the same for every kind, on the blueprint of the feature that owns it."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from flask import Blueprint

from vrijwilligers.imports.readers.files import opening_once
from vrijwilligers.imports.rules import ImportKind
from vrijwilligers.imports.views import columns, files, show, undo
from vrijwilligers.web.access import requires
from vrijwilligers.web.effects import Effect
from vrijwilligers.web.writing import writes

READ: dict[str, Callable[..., Any]] = {
    "/imports/": files.imports,
    "/imports/<int:import_id>/rejected.csv": files.import_rejected,
    "/imports/template.csv": files.import_template,
    "/imports/progress/<key>": files.import_progress,
}
ASK: dict[str, Callable[..., Any]] = {
    "/imports/new": writes(Effect.ASKS)(files.import_new),
    "/imports/<int:import_id>": writes(Effect.TURNS)(show.import_show),
    "/imports/<int:import_id>/columns": writes(Effect.SAVES)(columns.import_columns),
    "/imports/<int:import_id>/words": writes(Effect.SAVES)(columns.import_words),
    "/imports/<int:import_id>/undo": writes(Effect.HARMS)(undo.import_undo),
}
DO: dict[str, Callable[..., Any]] = {
    "/imports/<int:import_id>/source": writes(Effect.GOES_ON)(show.import_source),
    "/imports/<int:import_id>/throw-away": writes(Effect.GOES_ON)(show.import_throw_away),
    "/imports/<int:import_id>/go-on": writes(Effect.GOES_ON)(show.import_go_on),
}


def add_import_pages(bp: Blueprint, kind: ImportKind) -> None:
    """Put the pages of imports of a kind on its blueprint, behind its permission."""
    for pages, methods in ((READ, ["GET"]), (ASK, ["GET", "POST"]), (DO, ["POST"])):
        for rule, view in pages.items():
            bound: Callable[..., Any] = update_wrapper(opening_once()(partial(view, kind)), view)
            locked = requires(kind.permission)(bound)
            bp.add_url_rule(rule, view.__name__, locked, methods=methods)
