"""A deed happens once: what is sent twice is done once, also at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import g
from sqlalchemy import func, select

from tests.desk import MULTIPART, Desk, _filled_in
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.bundles.models import Edition
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.records.deed_numbers import DeedAnswer, DeedNumber, keep
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.web import deed_numbers
from vrijwilligers.web.access import EVERYONE, SIGNED_IN

REPEATABLE = {  # reviewed: they let in or out, hand over, or go on with what was left half-way
    *("accounts.sign_in", "accounts.second_factor", "accounts.sign_out"),
    *("accounts.sign_out_everywhere", "accounts.enrol", "accounts.new_recovery_codes"),
    *("candidates.import_go_on", "organisations.import_go_on", "vacancies.import_go_on"),
    *("organisations.export", "organisations.cards", "vacancies.export", "privacy.copy"),
}
TWICE = "You sent this twice. It was done once."
SHEET = "main form.sheet"


@pytest.fixture
def team(app, make, database):
    """Somebody who may do everything, at a browser."""
    return Desk(app).sign_in(make.staff("coordinator", "reception"))


def counting(make):
    return "desk.today", {}, 'form[action="/contacts/walk_in"]', {}, DeskContact


def counting_with_a_fiche(make):
    where = {"candidate_id": make.candidate().id}
    return "desk.fiche", where, 'form[action*="/conversations/phone"]', {}, DeskContact


def planning(make):
    answers = {"what": "Ring.", "due_on": (today() + timedelta(days=5)).isoformat()}
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
def test_a_page_that_is_sent_twice_does_it_once_and_leads_to_the_same(deed, team, make, database):
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


def test_the_same_number_with_something_else_shows_both_and_loses_nothing(team, make, database):
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


def test_a_deed_without_a_page_of_its_own_shows_what_was_sent_now(team, make, database):
    _, where, form, answers, model = printing(make)
    address, typed = filled(team, team.get("bundles.index"), form, answers)
    saved = send(team, address, typed)

    clash = team._read(send(team, address, typed | {"language": "fr"}), 409)

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


def test_every_form_that_changes_something_demands_a_number(app, team, database):
    """A foreign button on a page sends the number of that page, which opens no other address."""
    doors = [rule for rule in app.url_map.iter_rules() if writes(app, rule)]
    assert len(doors) > 60
    token = team.signed("/")
    for rule in doors:
        with app.app_context():
            is_open = may_open(app, team, rule)
        if is_open:
            assert send(team, address_of(team, rule), token).status_code == 400, rule.endpoint
    assert rows(database, DeedNumber) == 0


@pytest.mark.parametrize("sent_before", ["the same", "something else"])
def test_every_form_that_changes_something_answers_as_it_did(app, team, database, sent_before):
    tried = 0
    for rule in app.url_map.iter_rules():
        if not writes(app, rule) or rule.endpoint in REPEATABLE or not may_open(app, team, rule):
            continue
        address = address_of(team, rule)
        typed = team.signed(address)
        database.rollback()
        sent = sent_as(team, address, typed)
        if sent_before != "the same":
            sent = replace(sent, content="else")
        keep(sent, DeedAnswer(303, "/accounts/me"))
        database.commit()
        answer = send(team, address, typed)
        if sent_before == "the same":
            assert (answer.status_code, answer.location) == (303, "/accounts/me"), rule.endpoint
        else:  # what is not there is not there, whatever was sent
            assert answer.status_code in (404, 409), rule.endpoint
        tried += 1
    assert tried > 50


def sent_as(member, address, typed):
    """Return how a form is known that somebody sends."""
    with member.app.test_request_context(address, method="POST", data=typed):
        g._login_user = db.session.get(StaffMember, member.staff_id)
        return deed_numbers.sent()


def writes(app, rule):
    view = app.view_functions[rule.endpoint]
    return "POST" in rule.methods and getattr(view, "may_write", False)


def may_open(app, member, rule):
    access = app.view_functions[rule.endpoint].access
    somebody = db.session.get(StaffMember, member.staff_id)
    return access == SIGNED_IN or (access != EVERYONE and somebody.may(access))


def address_of(member, rule):
    values = {name: sample(converter) for name, converter in rule._converters.items()}
    return member.url(rule.endpoint, **values)


def sample(converter):
    """Return what may stand at a place in an address."""
    items = getattr(converter, "regex", "")
    if type(converter).__name__ == "AnyConverter":
        return items.strip("(?:)").split("|")[0].replace("\\", "")
    return 1 if "Key" in type(converter).__name__ else "x"


def test_what_may_happen_again_is_reviewed(app):
    marked = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "is_repeatable", False)
    }
    assert marked == REPEATABLE
