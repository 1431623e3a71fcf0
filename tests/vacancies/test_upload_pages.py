"""Files that are anything at all, sent to the page as a browser would."""

import io
from random import Random

import pytest

from tests.vacancies.files import counted
from tests.vacancies.test_hostile_files import HOSTILE, STARTS, WHOLES, hurt
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.vacancies.models import Vacancy


def upload(coordinator, content, name="lijst.csv"):
    """Send a file to the page as a browser would; return the status."""
    page = coordinator.get("vacancies.import_new")
    form = page.html.select_one("main form")
    answers = {one["name"]: one["value"] for one in form.select("[name=csrf_token], [name=deed]")}
    answers |= {"source_name": "Raar", "is_complete": "no", "file": (io.BytesIO(content), name)}
    with coordinator.app.app_context():
        answer = coordinator.client.post(page.address, data=answers)
    if answer.status_code == 303:
        coordinator.open(answer.location)
    return answer.status_code


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_on_the_page(coordinator, database, name):
    assert upload(coordinator, HOSTILE[name][0], "raar.xlsx") == 422
    assert counted(database, ImportRun) == 0


def test_whatever_is_sent_to_the_page_is_read_or_refused(coordinator, database):
    for number in range(20):
        chance = Random(number)
        anything = chance.choice(STARTS) + chance.randbytes(chance.randrange(200))
        content = chance.choice((anything, hurt(chance, chance.choice(WHOLES))))
        name = chance.choice(("a.csv", "ä\u202e.exe", "../x"))
        assert upload(coordinator, content, name) in (303, 422)
    assert counted(database, Vacancy) == 0
