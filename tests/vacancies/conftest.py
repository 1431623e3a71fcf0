"""Ways to bring in a list: as the command does, and as the pages do."""

import pytest

from tests.imports.bringing_in import begun
from tests.vacancies.bringing_in import SOURCE
from tests.vacancies.files import table
from tests.vacancies.pages import SOURCE as ON_PAGES
from vrijwilligers.imports.actions import parts
from vrijwilligers.vacancies.import_kind import VACANCIES


@pytest.fixture
def bring_in(database):
    """Bring in a file as the command does; return its five figures."""

    def bring_in(content, source=SOURCE, **how):
        options = {"source_name": source, "is_confirmed": True} | how
        key, found = begun(VACANCIES, content, **options)
        return parts.carry_on(key, found).report.figures()

    return bring_in


@pytest.fixture
def brought_in(database):
    def brought_in(*rows):
        key, found = begun(VACANCIES, table(*rows), source_name=ON_PAGES)
        parts.carry_on(key, found)

    return brought_in
