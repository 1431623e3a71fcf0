"""Marking an introduction with the project for which one pays: its figures move along."""

import json

from flask_babel import lazy_gettext as _l

from vrijwilligers.matching.feature import IntroductionDeed
from vrijwilligers.matching.models import Introduction
from vrijwilligers.records import audit, facts
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.problems import Problem


class ProjectIsUnknown(Problem):
    """Only what stands on the list can be chosen."""

    message = _l("Choose from the list.")
    field = "project"


def refuse_unknown(project: str | None) -> None:
    """Raise ``ProjectIsUnknown`` for what cannot be chosen now; no project at all can."""
    if project and project not in {one.code for one in code_lists.projects()}:
        raise ProjectIsUnknown


def mark(introduction: Introduction, project: str | None, *, by: int | None) -> None:
    """Mark an introduction with a project, or with none; what it counted counts for that."""
    if project != introduction.project:
        refuse_unknown(project)
    introduction.project = project
    for step in introduction.steps:
        step.counted = _counted_for(project, step.counted)
    audit.record(IntroductionDeed.MARKED, introduction, by=by)


def _counted_for(project: str | None, counted: str | None) -> str | None:
    """Count the same step again, for a project: who marks it late finds it in the figures."""
    if counted is None:
        return None
    kind, year, month, amount, dimensions = json.loads(counted)
    others = {name: value for name, value in dimensions.items() if name != "project"}
    marked = others | ({"project": project} if project else {})
    again = json.dumps((kind, year, month, amount, dict(sorted(marked.items()))))
    facts.take_back(counted)
    facts.count_again(again)
    return again
