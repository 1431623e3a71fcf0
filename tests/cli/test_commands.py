"""A command says so when a name on its line is not UTF-8."""

import os

import pytest

from tests.cli.database import _count
from vrijwilligers.vacancies.models import Vacancy

HALF = os.fsdecode(b"buurt\xff.csv")


@pytest.mark.parametrize(
    ("name", "words"),
    [(HALF, []), (HALF, ["--source", "Buurt"]), ("buurt.csv", ["--source", HALF])],
)
def test_a_file_or_source_with_a_name_that_is_not_utf_8_is_refused(
    commands, database, tmp_path, name, words
):
    file = tmp_path / name
    file.write_text("source_id,organisation,title_nl,description_nl\n1,Buurthuis,Koffie,Schenken\n")

    said = commands("vacancies", "import", str(file), *words, code=2)

    assert said.count("\n") == 1
    assert _count(database, Vacancy) == 0
