"""Every form of the desk asks the number of its deed, and answers again as it did."""

from dataclasses import replace
from io import BytesIO

import pytest
from flask import g

from tests.web.test_actions_deed_numbers import rows, send
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.extensions import db
from vrijwilligers.records.deed_numbers import DeedAnswer, DeedNumber, keep
from vrijwilligers.web import deed_numbers
from vrijwilligers.web.access import EVERYONE, SIGNED_IN

REPEATABLE = {  # reviewed: they let in or out, hand over, or go on with what was left half-way
    *("accounts.sign_in", "accounts.second_factor", "accounts.sign_out"),
    *("accounts.sign_out_everywhere", "accounts.enrol", "accounts.new_recovery_codes"),
    *("candidates.import_go_on", "organisations.import_go_on", "vacancies.import_go_on"),
    *("organisations.export", "organisations.cards", "vacancies.export", "privacy.copy"),
    *("bundles.selection", "markets.print_booklet", "markets.print_visitor_booklet"),
    "markets.print_day_sheet",  # each print has a link of its own, and former ones end
    "markets.phone",  # what comes again from a phone is known by the id of each item
    *("site.leave_scan", "site.erase_scan"),  # a scan that is left or erased twice is gone
}


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
        keep(sent, DeedAnswer("/accounts/me"))
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


def test_another_file_is_something_else_than_what_was_sent_before_f02(app):
    here = "/settings/desk/desk"

    def content(number, file):
        typed = {"deed": number, "logo": (BytesIO(file), "logo.png")}
        with app.test_request_context(here, method="POST", data=typed):
            return deed_numbers.sent().content

    with app.test_request_context(here):
        number = deed_numbers.new_number(here)
    assert content(number, b"one") == content(number, b"one") != content(number, b"two")
