import logging

import pytest
from sqlalchemy import select

from tests.accounts.people import OTHER, SECRET, ask, enter, known, tell
from tests.accounts.second_step import answer
from vrijwilligers.records.security_log import SecurityEvent
from vrijwilligers.web.request_log import PACE

NAME = "Marcellina Opvallend"


@pytest.fixture(autouse=True)
def nothing_lately():
    PACE.waiting.clear()


def refused(database):
    database.rollback()
    rows = database.scalars(select(SecurityEvent).order_by(SecurityEvent.id)).all()
    return [(one.kind, one.staff_id) for one in rows]


def test_what_is_refused_leaves_a_row_with_time_place_and_account_a10_v43(desk, make, database):
    member = known(make)
    enter(desk, member, OTHER, status=422)
    desk.sign_in(member)
    tell(desk, "/accounts/lock")
    desk.submit("accounts.unlock", {"password": OTHER}, status=422)
    desk.sign_in(member)
    answer = ask(desk, "/accounts/staff/1")
    assert answer.status_code == 403
    with desk._request():
        desk.client.post("/accounts/sign-in", data={"email": "x@y.be"}, buffered=True)
    assert ask(desk, "/accounts/welcome/" + "x" * 43).status_code == 404

    assert refused(database) == [
        ("sign_in", member.id),
        ("asked_again", member.id),
        ("not_allowed", member.id),
        ("foreign_form", None),
        ("link", None),
    ]
    row = database.query(SecurityEvent).first()
    assert (row.page, row.amount, len(row.place), len(row.request)) == (
        "accounts.sign_in",
        1,
        12,
        8,
    )
    assert row.at.tzinfo
    kept = select(SecurityEvent.request).where(SecurityEvent.kind == "not_allowed")
    assert f"Number of this message: {database.scalar(kept)}" in answer.text


def test_a_form_without_the_number_of_its_deed_leaves_a_row_a10_v43(desk, make, database):
    member = known(make)
    desk.sign_in(member)
    page = desk.get("desk.find")
    sent = {"csrf_token": page.html.select_one("[name=csrf_token]")["value"]}
    with desk._request():
        answer = desk.client.post("/contacts/phone", data=sent, buffered=True)
    assert answer.status_code == 400
    assert refused(database) == [("foreign_form", None)]


def test_a_wrong_code_leaves_a_row_about_the_account_a10_v43(desk, make, database):
    member = known(make, totp_secret=SECRET)
    enter(desk, member)
    answer(desk, "1", status=422)
    assert refused(database) == [("code", member.id)]


def test_who_tries_too_often_leaves_a_row_a10_v43(strict, make, database):
    member = known(make)
    for _ in range(10):
        enter(strict, member, OTHER, status=422)
    PACE.waiting.clear()
    enter(strict, member, OTHER, status=429)
    assert refused(database) == [("sign_in", member.id), ("too_often", None)]


def test_a_flood_is_counted_and_not_written_row_by_row(desk, make, database):
    desk.sign_in(known(make))
    for _ in range(5):
        ask(desk, "/accounts/staff/1")
    assert len(refused(database)) == 1
    for refusal in PACE.waiting:
        PACE.waiting[refusal] = (PACE.waiting[refusal][0].replace(year=2020), 4)
    ask(desk, "/accounts/staff/1")
    assert refused(database) == [("not_allowed", database.query(SecurityEvent).one().staff_id)]
    assert database.query(SecurityEvent).one().amount == 6


def test_administrators_see_what_was_refused_by_kind_and_account_v43(desk, make):
    member, administrator = known(make, name=NAME), known(make, "administrator")
    enter(desk, member, OTHER, status=422)
    desk.sign_in(administrator)

    page = desk.get("accounts.refusals", kind="sign_in", staff=member.id)
    assert "Signing in: wrong address or password" in page.text
    assert NAME in page.html.table.get_text()
    assert "Nothing was refused." in desk.get("accounts.refusals", kind="code").text
    assert "Nothing was refused." in desk.get("accounts.refusals", staff=administrator.id).text


def test_no_line_of_the_log_says_who_or_from_where_v43(desk, make, caplog):
    member = known(make, name=NAME)
    with caplog.at_level(logging.INFO):
        enter(desk, member, OTHER, status=422)
        desk.sign_in(member)
        ask(desk, "/accounts/staff/1")
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert f"account {member.id}" in said
    assert not any(word in said for word in (NAME, member.email, "127.0.0.1"))
