"""A deed happens once: what is sent twice is done once, also at the same moment."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.desk import MULTIPART, Desk, _filled_in
from tests.matching.pages import in_days
from vrijwilligers.bundles.models import Edition
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.privacy.actions.terms import end_all
from vrijwilligers.records.deed_numbers import DeedNumber
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import as_of, now

TWICE = "You sent this twice. It was done once."
SHEET = "main form.sheet"
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def counting(make):
    return "desk.today", {}, 'form[action="/contacts/walk_in"]', {}, DeskContact


def counting_with_a_fiche(make):
    where = {"candidate_id": make.candidate().id}
    return "desk.fiche", where, 'form[action*="/conversations/phone"]', {}, DeskContact


def planning(make):
    answers = {"what": "Ring.", "due_on": in_days(5).isoformat()}
    return "matching.plan_follow_up", {}, SHEET, answers, FollowUp


def noting(make):
    where = {"organisation_id": make.organisation().id}
    return "organisations.note", where, SHEET, {"note": "They move."}, OrganisationContact


def writing(make):
    where = {"organisation": make.organisation().id}
    return "vacancies.new", where, SHEET, {"title_nl": "Soep", "description_nl": "Roer."}, Vacancy


def printing(make):
    make.vacancy(texts={"nl": ("Soep koken", "Je kookt soep.")})
    return "bundles.index", {}, SHEET, {"language": "nl"}, Edition


DEEDS = [counting, counting_with_a_fiche, planning, noting, writing, printing]


def filled(desk, page, form, answers):
    """Return the address of a form, and all that a browser sends of it."""
    element = page.html.select_one(form)
    asked = {control.get("name") for control in element.select("[name]")}
    assert set(answers) <= asked, (asked, answers)
    here = page.response.request.full_path.rstrip("?")
    return element.get("action") or here, _filled_in(element) | answers


def send(desk, address, typed):
    with desk._request():
        return desk.client.post(address, data=typed, content_type=MULTIPART, buffered=True)


def rows(database, model):
    database.rollback()
    count = database.scalar(select(func.count()).select_from(model))
    database.rollback()  # on SQLite whoever reads in a test holds the place of writers
    return count


@pytest.mark.parametrize("deed", DEEDS)
def test_a_page_that_is_sent_twice_does_it_once_and_leads_to_the_same_f02(
    deed, team, make, database
):
    endpoint, where, form, answers, model = deed(make)
    page = team.get(endpoint, **where)
    address, typed = filled(team, page, form, answers)
    before = rows(database, model)

    first, second = (send(team, address, typed) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303), first.text
    assert second.location == first.location
    assert rows(database, model) == before + 1
    assert team.open(first.location).messages[-1] == TWICE


@pytest.mark.parametrize("deed", DEEDS)
def test_a_double_click_at_two_workers_does_it_once(deed, app, team, make, database):
    endpoint, where, form, answers, model = deed(make)
    address, typed = filled(team, team.get(endpoint, **where), form, answers)
    before = rows(database, model)
    cookie = team.client.get_cookie("desk").value

    def click(_):
        desk = Desk(app)
        desk.client.set_cookie("desk", cookie)
        return send(desk, address, typed)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(click, range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location == first.location
    assert rows(database, model) == before + 1


def test_the_same_number_with_something_else_shows_both_and_loses_nothing_f02(team, make, database):
    _, where, form, answers, model = noting(make)
    address, typed = filled(team, team.get("organisations.note", **where), form, answers)
    saved = send(team, address, typed)

    clash = team._read(send(team, address, typed | {"note": "They stay."}), 409)

    assert rows(database, model) == 1
    assert clash.html.select_one("[name=note]").get_text().strip() == "They stay."
    assert clash.html.select_one(f'.summary a[href="{saved.location}"]')
    assert "This page was sent before" in clash.problems[0]
    team.send(clash, {}, form=form, at=address)
    assert rows(database, model) == 2


def test_what_opened_a_lock_is_nothing_else_and_no_secret_is_carried_on(team, make, database):
    _, _, form, answers, model = printing(make)
    address, typed = filled(team, team.get("bundles.index"), form, answers)
    saved = send(team, address, typed)

    assert send(team, address, typed | {"_unlock_password": "x"}).location == saved.location
    secret = {"password": "drie stoelen", "note": "password"}
    clash = team._read(send(team, address, typed | secret), 409)

    assert rows(database, model) == 1
    carried = {field["name"]: field.get("value") for field in clash.html.select("form [name]")}
    assert "password" not in carried
    assert carried["note"] == "password"


def test_a_deed_without_a_page_of_its_own_shows_what_was_sent_now(team, make, database):
    _, where, form, answers, model = printing(make)
    address, typed = filled(team, team.get("bundles.index"), form, answers)
    saved = send(team, address, typed)

    clash = team._read(send(team, address, typed | {"language": "f\x07r"}), 409)

    assert rows(database, model) == 1
    assert clash.html.select_one(f'main a[href="{saved.location}"]')
    team.send(clash, {}, form=SHEET, at=address)
    assert rows(database, model) == 2


def test_a_refused_form_does_not_use_its_number_up(team, make, database):
    _, where, form, answers, model = noting(make)
    page = team.get("organisations.note", **where)
    address, typed = filled(team, page, form, answers)
    refused = team._read(send(team, address, typed | {"note": ""}), 422)

    assert rows(database, DeedNumber) == 0
    assert filled(team, refused, form, {})[1]["deed"] == typed["deed"], "it is still its own"
    assert send(team, address, typed).status_code == 303
    assert rows(database, model) == 1


@pytest.mark.parametrize("deed", [noting, printing])
def test_a_form_that_was_made_more_than_a_day_ago_is_sent_on_purpose_and_loses_nothing(
    deed, team, make, database
):
    endpoint, where, form, answers, model = deed(make)
    address, typed = filled(team, team.get(endpoint, **where), form, answers)
    at = now().replace(microsecond=0)

    with as_of(at):
        with as_of(at - DAY):
            just = team.number(address)
        with as_of(at - DAY - SECOND):
            old = team.number(address)
        refused = team._read(send(team, address, typed | {"deed": old}), 409)
        assert "open for more than a day" in refused.text + " ".join(refused.problems)
        assert rows(database, model) == rows(database, DeedNumber) == 0
        kept = filled(team, refused, SHEET, {})[1]
        assert (
            answers.items() <= {name: "".join(said).strip() for name, said in kept.items()}.items()
        )

        assert send(team, address, kept).status_code == 303
        assert rows(database, model) == 1
        assert send(team, address, kept).status_code == 303
        assert rows(database, model) == 1
        assert send(team, address, typed | {"deed": just}).status_code == 303
        assert rows(database, model) == 2


def test_what_was_sent_is_known_for_as_long_as_its_form_is_taken(team, make, database):
    _, where, form, answers, model = noting(make)
    address, typed = filled(team, team.get("organisations.note", **where), form, answers)
    send(team, address, typed)

    end_all(now() + DAY)

    assert send(team, address, typed).status_code == 303
    assert rows(database, model) == 1


def test_a_number_of_another_page_or_person_opens_no_door(app, team, make, database):
    _, where, form, answers, model = noting(make)
    address, typed = filled(team, team.get("organisations.note", **where), form, answers)
    other = make.organisation()
    colleague = Desk(app).sign_in(make.staff("coordinator"))
    theirs = filled(colleague, colleague.get("organisations.note", **where), form, answers)[1]

    elsewhere = send(team, f"/organisations/{other.id}/contacts/new", typed)
    stolen = send(team, address, typed | {"deed": theirs["deed"]})
    without = send(team, address, {**typed, "deed": []})

    assert [one.status_code for one in (elsewhere, stolen, without)] == [400] * 3
    assert rows(database, model) == 0


def test_of_an_answer_is_kept_where_it_led_and_not_what_it_said_f02(team, make, database):
    _, where, form, answers, _model = noting(make)
    address, typed = filled(team, team.get("organisations.note", **where), form, answers)
    saved = send(team, address, typed)

    (kept,) = database.scalars(select(DeedNumber.answer))

    assert json.loads(kept) == {"location": saved.location}
    database.rollback()
