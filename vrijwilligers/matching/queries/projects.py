"""How far introductions came for each project: figures of a year, and nobody."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.matching.feature import MatchingFact
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.records.facts import Fact

ProjectFigures = Mapping[str, Mapping[IntroductionState, int]]  # by the code of the project


def steps_by_project(year: int) -> ProjectFigures:
    """Count the steps of a year by project and state."""
    kinds = {f"{MatchingFact.INTRODUCTION_STEP}:{state}": state for state in IntroductionState}
    counted = (
        select(Fact.value, Fact.kind, func.sum(Fact.amount).label("amount"))
        .where(Fact.kind.in_(kinds), Fact.year == year, Fact.dimension == "project")
        .group_by(Fact.value, Fact.kind)
    )
    found: dict[str, dict[IntroductionState, int]] = defaultdict(dict)
    for project, kind, amount in db.session.execute(counted):
        found[project][kinds[kind]] = amount
    return found
