"""Setting a suggestion aside, and taking it back."""

from sqlalchemy import func, select

from tests.matching.asking import suggested
from vrijwilligers.matching import queries
from vrijwilligers.matching.actions import set_aside as actions
from vrijwilligers.matching.models import SetAside
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import today


def counted(database):
    asked = select(func.coalesce(func.sum(Fact.amount), 0)).where(
        Fact.kind == "suggestion_set_aside", Fact.dimension == "reason"
    )
    return database.scalar(asked)


def test_what_is_set_aside_is_not_suggested_until_that_is_taken_back(make, database):
    candidate, first, second = make.candidate(), make.vacancy(), make.vacancy()

    for reason in (SetAsideReason.DAYS, SetAsideReason.TOO_FAR):  # said twice, counted once
        actions.set_aside(candidate, first, reason, "Te ver.", by=None, today=today())
        database.commit()

    assert suggested(candidate) == [second.id]
    ((vacancy, why),) = queries.suggestions(candidate, today=today()).set_aside
    assert (vacancy.id, why.reason, why.note) == (first.id, SetAsideReason.TOO_FAR, "Te ver.")
    assert queries.reasons_at(first.id) == {SetAsideReason.TOO_FAR: 1}
    assert counted(database) == 1

    actions.suggest_again(candidate, first.id, by=None)
    database.commit()
    assert sorted(suggested(candidate)) == [first.id, second.id]
    assert counted(database) == 0
    assert database.scalar(select(func.count()).select_from(SetAside)) == 0
