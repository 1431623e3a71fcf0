"""At the desk a call is kept with a name, and the next one is made from it in one form."""

from datetime import timedelta

from tests.pool.calls import a_call
from vrijwilligers.pool.models import Call, CallTemplate
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vacancies.rules import Status
from vrijwilligers.vocabulary.clock import today


def kept(coordinator, call, name="Eetstand op zaterdag"):
    page = coordinator.get("calls.keep", call_id=call.id)
    return coordinator.send(page, {"name": name}, at=page.address)


def only(database, model):
    database.rollback()
    database.expire_all()
    return database.query(model).one()


def test_a_call_is_kept_with_a_name_and_the_next_one_needs_its_day_alone(
    coordinator, make, database
):
    before = a_call(make, places=[3, 2], on=today() - timedelta(days=3))
    before.shifts[0].what_nl = "Soep uitdelen"
    database.commit()
    sent = kept(coordinator, before)
    assert "The template is there." in coordinator.open(sent.location).text

    page = coordinator.get("calls.choose")
    link = page.html.select_one("[aria-labelledby=kept] li a")
    assert "Eetstand op zaterdag" in link.get_text()
    coordinator.send(
        coordinator.open(link["href"]),
        {"on_1": str(today() + timedelta(days=9)), "on_2": ""},
        at=link["href"],
    )

    database.expire_all()
    again = database.query(Call).order_by(Call.id.desc()).first()
    assert [(one.on, one.places) for one in again.shifts] == [
        (today() + timedelta(days=9), 3),
        (today() + timedelta(days=9), 2),
    ]
    assert again.shifts[0].what_nl == "Soep uitdelen"
    assert again.asked_at is None


def test_a_template_of_work_that_is_over_asks_for_which_work_it_is_now(coordinator, make, database):
    before = a_call(make, places=[3])
    kept(coordinator, before)
    before.vacancy.status = Status.FILLED
    other = make.vacancy(texts={"nl": ("Afwassen", "Je wast af.")})
    database.commit()

    page = coordinator.get("calls.templates")
    link = page.html.select_one('main li a[href*="/new"]')
    moved = coordinator.open(link["href"], status=303)
    page = coordinator.open(moved.location)
    assert "Choose the work that it is for now." in page.text
    to = page.html.select_one(f'main li a[href*="vacancy={other.id}"]')
    page = coordinator.open(to["href"])
    assert page.html.select_one("#places_1")["value"] == "3"


def test_a_template_is_renamed_and_removed_and_both_are_undone_on_the_page(
    coordinator, make, database
):
    call = a_call(make, places=[2])
    kept(coordinator, call)
    template = only(database, CallTemplate)
    page = coordinator.get("calls.rename_template", template_id=template.id)
    coordinator.send(page, {"name": "Soep"}, at=page.address)
    page = coordinator.get("calls.templates")
    assert "Before: Eetstand op zaterdag" in page.text
    coordinator.send(page, {}, form='main form[action$="/name-back"]')
    assert only(database, CallTemplate).name == "Eetstand op zaterdag"

    coordinator.send(coordinator.get("calls.templates"), {}, form='main form[action$="/remove"]')
    page = coordinator.get("calls.templates")
    assert "Removed in the last 30 days" in page.text
    assert "Eetstand" not in coordinator.get("calls.choose").text
    coordinator.get("calls.rename_template", template_id=template.id, status=404)
    coordinator.send(page, {}, form='main form[action$="/put-back"]')
    assert only(database, CallTemplate).removed_at is None
    deeds = database.query(AuditEvent).filter_by(thing="call_template").order_by(AuditEvent.id)
    assert [one.deed for one in deeds] == ["kept", "renamed", "renamed", "removed", "put back"]


def test_a_name_that_is_taken_or_empty_is_refused_in_words(coordinator, make):
    call = a_call(make, places=[2])
    kept(coordinator, call)
    page = coordinator.get("calls.keep", call_id=call.id)
    for name, words in (
        ("eetstand OP zaterdag", "Another template is called so."),
        ("", "Enter a name."),
    ):
        refused = coordinator.send(page, {"name": name}, at=page.address, status=422)
        assert words in " ".join(refused.problems)


def test_reception_does_not_see_how_to_keep_a_call(reception, make):
    call = a_call(make, places=[2])
    assert "Keep this call as a template" not in reception.get("calls.show", call_id=call.id).text
    reception.get("calls.templates", status=403)
