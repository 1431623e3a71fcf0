"""Ways to bring in a list: as the command does, and as the pages do."""

import pytest

from tests.vacancies.bringing_in import SOURCE
from tests.vacancies.files import table
from tests.vacancies.pages import SOURCE as ON_PAGES
from vrijwilligers.records.db import transaction
from vrijwilligers.vacancies.actions import importing, plans
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def bring_in(database):
    """Bring in a file as the command does; return its five figures."""

    def bring_in(content, source=SOURCE, **how):
        plan = plans.of_file(content, source, **how)
        with transaction():
            importing.carry_out(plan, at=now())
        return plan.counts

    return bring_in


@pytest.fixture
def brought_in(database):
    def brought_in(*rows):
        plan = plans.of_file(table(*rows), ON_PAGES)
        importing.carry_out(plan, at=now())
        database.commit()

    return brought_in
