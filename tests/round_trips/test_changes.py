"""Every field that an organisation asks otherwise is kept, shown, and taken over."""

from sqlalchemy import select

from tests.answers.links import SOON, ending, reminded
from vrijwilligers.answers.models import ChangeRequest
from vrijwilligers.answers.rules import FIELDS, REMARK, TEXT_FIELDS
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
    assert {*WANTED} == {*FIELDS}

    typed = {name: str(value) for name, value in WANTED.items()}
    typed["days"] = [*blocks_of(WANTED["days"])]
    desk.submit("answers.change", typed, token=reminded(database, vacancy))

    database.expire_all()
    change = database.scalars(select(ChangeRequest)).one()
    assert change.requested == WANTED
    page = coordinator.get("updates.show", change_id=change.id)
    ticks = [tick["value"] for tick in page.html.select("[name=taken]")]
    assert {*ticks, REMARK} == {*FIELDS}
    assert WANTED[REMARK] in page.text

    coordinator.send(page, {}, form="#take-over")

    database.expire_all()
    kept = database.scalars(select(Vacancy)).one()
    texts = {f"title_{text.language}": text.title for text in kept.texts}
    texts |= {f"description_{text.language}": text.description for text in kept.texts}
    assert {name: texts.get(name) or getattr(kept, name) for name in FIELDS if name != REMARK} == {
        name: value for name, value in WANTED.items() if name != REMARK
    }
