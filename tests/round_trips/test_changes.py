"""Every field that an organisation asks otherwise is kept, shown, and taken over."""

from dataclasses import replace

from sqlalchemy import select

from tests.answers.links import SOON, ending, reminded
from tests.round_trips.browser import answers_of
from tests.round_trips.of_vacancies import OVER_A_SOURCE, SOURCE_TEXTS
from tests.round_trips.test_round_trips import differing
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.rules import ASKED_BY_LINK, REMARK, TEXT_FIELDS
from vrijwilligers.vacancies.forms.own_facts import NOT_ASKED
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.week import blocks_of

WANTED = {field: f"Another {field}" for field in (*TEXT_FIELDS, "contact_name", REMARK)} | {
    "start_on": today() + SOON,
    "end_on": today() + 3 * SOON,
    "publish_until": today() + 2 * SOON,
    "days": 0b1001,
    "places": 7,
    "contact_email": "other@example.org",
    "contact_phone": "+3225551235",
}


def test_every_field_that_an_organisation_asks_otherwise_goes_the_whole_way(
    desk, coordinator, make, database
):
    texts = {code: (f"Title in {code}", f"Words in {code}") for code in ("nl", "fr", "en")}
    vacancy = ending(make, texts=texts)
    assert {*WANTED} == {*ASKED_BY_LINK}

    typed = {name: str(value) for name, value in WANTED.items()}
    typed["days"] = [*blocks_of(WANTED["days"])]
    desk.submit("answers.change", typed, token=reminded(database, vacancy))

    database.expire_all()
    change = database.scalars(select(ChangeRequest)).one()
    assert change.requested == WANTED
    page = coordinator.get("updates.show", change_id=change.id)
    ticks = [tick["value"] for tick in page.html.select("[name=taken]")]
    assert {*ticks, REMARK} == {*ASKED_BY_LINK}
    assert WANTED[REMARK] in page.text

    coordinator.send(page, {}, form="#take-over")

    database.expire_all()
    kept = database.scalars(select(Vacancy)).one()
    texts = {f"title_{text.language}": text.title for text in kept.texts}
    texts |= {f"description_{text.language}": text.description for text in kept.texts}
    assert {
        name: texts.get(name) or getattr(kept, name) for name in ASKED_BY_LINK if name != REMARK
    } == {name: value for name, value in WANTED.items() if name != REMARK}


def test_every_fact_that_is_noted_on_the_phone_goes_the_whole_way(
    reception, coordinator, make, database
):
    vacancy = ending(make, texts=SOURCE_TEXTS, source_name="Bron", source_id="1")
    said, _ = OVER_A_SOURCE.pair(vacancy, None)
    said = replace(said, tasks=(), category=vacancy.category, talents=frozenset())
    page = reception.get("vacancies.note_change", vacancy_id=vacancy.id)
    form = page.html.select_one("main form[method=post]")
    asked = OVER_A_SOURCE.asked | {name: lambda _: {} for name in NOT_ASKED}
    reception.send(page, answers_of(form, said, asked))

    [change] = database.scalars(select(ChangeRequest))
    coordinator.send(coordinator.get("updates.show", change_id=change.id), {}, form="#take-over")
    database.expire_all()
    assert differing(OVER_A_SOURCE.back(vacancy), said) == {}
