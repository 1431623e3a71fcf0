"""Two at once on one link or one round: one answer counts, one mail goes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests.answers.links import ending, mails, reminded
from tests.desk import Desk
from vrijwilligers.links.models import SignedLink
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules import Status


@pytest.fixture
def filled_in(app):
    """Open a page in a browser of its own and fill its form in; return how to send it."""

    def filled_in(endpoint, answers, **where):
        desk = Desk(app)
        page = desk.get(endpoint, **where)
        fields = page.html.select("main form[method=post] input:not([type=radio])")
        typed = {field["name"]: field.get("value", "") for field in fields} | answers

        def send():
            with desk._request():
                return desk.client.post(page.address, data=typed).status_code

        return send

    return filled_in


def at_once(*deeds):
    with ThreadPoolExecutor(len(deeds)) as pool:
        return sorted(pool.map(lambda deed: deed(), deeds))


def test_one_of_two_answers_at_once_counts(filled_in, make, database):
    vacancy_id = (vacancy := ending(make)).id
    token = reminded(database, vacancy)
    still_right = filled_in("answers.vacancy", {}, token=token)
    filled = filled_in("answers.close", {"status": "filled"}, token=token)
    database.rollback()

    first, other = at_once(still_right, filled)

    assert first == 303
    assert other in {410, 422}, "it hears that the link was used"
    database.expire_all()
    was_closed = database.scalars(select(SignedLink)).one().answer == "closed"
    assert (database.get_one(Vacancy, vacancy_id).status == Status.FILLED) is was_closed
    assert database.scalar(select(func.count(AuditEvent.id))) == 1


def test_two_rounds_at_once_send_one_mail(app, make, database):
    for _ in range(3):
        ending(make)
    database.rollback()

    def a_round():
        with app.app_context():
            return app.test_cli_runner().invoke(args=["vacancies", "remind"]).exit_code

    assert at_once(a_round, a_round) == [0, 0]

    assert len(mails(database)) == 1
    assert database.scalar(select(func.count(SignedLink.id))) == 3
