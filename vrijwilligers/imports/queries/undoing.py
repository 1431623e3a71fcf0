"""What undoing an import would do; nothing is changed."""

from vrijwilligers.imports import queries
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.imports.rules import ImportKind


def foreseen(kind: ImportKind, run: ImportRun) -> dict[str, list[int]]:
    """Return what undoing a file would do, as keys of records by outcome."""
    version, outcome = queries.version_now(run), dict[str, list[int]]()
    for step in queries.steps_of(run.id):
        for name, keys in kind.foresee(step, version).items():
            outcome.setdefault(name, []).extend(keys)
    return outcome
