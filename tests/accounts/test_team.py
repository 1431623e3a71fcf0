import pytest
from sqlalchemy import select

from tests.accounts.people import (
    PASSWORD,
    SECRET,
    cookie,
    deeds_about,
    doers_about,
    enter,
    is_in,
    known,
    tell,
    token_in,
)
from tests.desk import Desk
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.records.outbox import Message

AN = {"name": "An Peeters", "email": "An.Peeters@example.org", "language": "fr"}


def row_of(page, member):
    return next(
        row.get_text(" ", strip=True)
        for row in page.html.select("tbody tr")
        if member.email in row.get_text()
    )


def test_the_team_is_listed_with_what_matters(coordinator, make):
    an = known(make, "reception", "coordinator", name="An", totp_secret=SECRET)
    make.staff("reception", name="Bo", last_sign_in_at=None)
    gone = known(make, "reception", name="Cas", is_closed=True)

    page = coordinator.get("accounts.staff")

    assert row_of(page, an) == f"An {an.email} Reception, Coordinator in use yes today not yet : An"
    assert "closed no" in row_of(page, gone)
    assert "invited no never" in page.text
    assert not page.html.select('tbody a[href*="/staff/"]:not([href$="/secrecy"])')


def test_reception_does_not_see_the_team(reception):
    reception.get("accounts.staff", status=403)
    reception.get("accounts.invite", status=403)


def test_an_invitation_goes_by_mail_and_nobody_else_sees_its_link_v29(
    administrator, database, app, make
):
    page = administrator.submit("accounts.invite", AN | {"roles": ["coordinator"]}, status=200)

    an = queries.by_email("an.peeters@example.org")
    message = database.scalars(select(Message)).one()
    assert (message.kind, message.address, message.language) == ("invitation", an.email, "fr")
    assert token_in(message.body) not in page.response.text
    assert deeds_about(an) == ["made invitation link", "joined the team"]
    assert doers_about(an) == {administrator.staff_id}

    newcomer = Desk(app)
    answers = {"new_password": PASSWORD}
    newcomer.submit("accounts.choose_password", answers, token=token_in(message.body))
    assert is_in(newcomer)
    assert an.role_names == {"coordinator"}


def test_a_coordinator_invites_for_reception_only(coordinator, database):
    page = coordinator.get("accounts.invite")
    assert [box["value"] for box in page.html.select("[name=roles]")] == ["reception"]

    coordinator.send(page, AN | {"roles": ["administrator"]}, status=422)
    assert queries.by_email("an.peeters@example.org") is None

    coordinator.send(page, AN | {"roles": ["reception"]}, status=200)
    assert queries.by_email("an.peeters@example.org").role_names == {"reception"}


def test_a_refused_invitation_says_why_and_sends_nothing(administrator, make, database):
    make.staff("reception", email="an.peeters@example.org")

    page = administrator.submit("accounts.invite", AN | {"roles": ["reception"]}, status=422)
    assert page.problems == ["Somebody of the team already has this e-mail address."]
    page = administrator.submit("accounts.invite", {"email": "geen adres"}, status=422)
    assert "“geen adres” is not an e-mail address." in page.problems
    assert "Choose at least one role." in page.problems

    assert database.scalars(select(Message)).all() == []
    assert len(database.scalars(select(StaffMember)).all()) == 2


def test_what_is_missing_is_said_in_the_order_of_the_page(administrator):
    page = administrator.submit("accounts.invite", {"language": []}, status=422)
    assert page.problems == [
        "Enter a name.",
        "Enter the e-mail address.",
        "Choose a language.",
        "Choose at least one role.",
    ]
    links = [link["href"] for link in page.html.select("#error-summary a")]
    groups = [f"#{group['id']}" for group in page.html.select("main .has-error")]
    assert links == groups


def test_the_name_in_a_mail_cannot_add_a_header_v08(administrator, database):
    answers = AN | {"name": "An\r\nBcc: x@example.org", "roles": ["reception"]}
    administrator.submit("accounts.invite", answers, status=200)
    assert "\n" not in database.scalars(select(Message.subject)).one()


def test_an_administrator_gives_and_takes_roles(administrator, make, database):
    colleague = known(make, "reception")
    page = administrator.get("accounts.edit_staff", staff_id=colleague.id)
    assert [box["value"] for box in page.html.select("[name=roles][checked]")] == ["reception"]

    administrator.send(
        page, {"roles": ["coordinator", "reception"]}, at=f"/accounts/staff/{colleague.id}"
    )
    database.refresh(colleague)
    assert colleague.role_names == {"reception", "coordinator"}
    assert deeds_about(colleague) == ["changed roles"]
    assert doers_about(colleague) == {administrator.staff_id}


def test_a_coordinator_does_not_change_accounts(coordinator, make):
    colleague = known(make)
    coordinator.get("accounts.edit_staff", staff_id=colleague.id, status=403)
    for deed in ("close", "reopen", "end-sessions", "remove-second-step", "invite-again"):
        answer = tell(coordinator, f"/accounts/staff/{colleague.id}/{deed}")
        assert answer.status_code == 403


def test_there_is_always_an_administrator_left(administrator, database):
    me = database.get(StaffMember, administrator.staff_id)
    sentence = ["There must be an administrator left."]

    page = administrator.submit(
        "accounts.edit_staff", {"roles": ["reception"]}, staff_id=me.id, status=422
    )
    assert page.problems == sentence
    page = administrator.send(page, {}, form='form[action$="/close"]', status=422)
    assert page.problems == sentence

    database.refresh(me)
    assert me.role_names == {"administrator"}
    assert not me.is_closed


def test_with_a_second_administrator_the_first_may_go(administrator, make, database):
    make.staff("administrator", is_closed=True)
    me = database.get(StaffMember, administrator.staff_id)
    administrator.submit(
        "accounts.edit_staff", {"roles": ["reception"]}, staff_id=me.id, status=422
    )
    make.staff("administrator")

    administrator.submit("accounts.edit_staff", {"roles": ["reception"]}, staff_id=me.id)

    administrator.get("accounts.staff", status=403)


def press(desk, member, deed, **options):
    page = desk.get("accounts.edit_staff", staff_id=member.id)
    return desk.send(page, {}, form=f'form[action$="/{deed}"]', **options)


def test_a_closed_account_is_out_and_may_come_back(administrator, make, app):
    colleague = known(make)
    theirs = Desk(app)
    enter(theirs, colleague)

    press(administrator, colleague, "close")
    assert not is_in(theirs)
    enter(Desk(app), colleague, status=422)

    press(administrator, colleague, "reopen")
    assert not is_in(theirs)
    enter(theirs, colleague)
    assert is_in(theirs)
    assert deeds_about(colleague)[-3:] == [
        "reopened the account",
        "closed the account",
        "signed in",
    ]


def test_closing_an_account_asks_once_more_and_says_whose_it_is(administrator, make):
    colleague = known(make, name="An Peeters")
    page = administrator.get("accounts.edit_staff", staff_id=colleague.id)
    confirm = page.html.select_one('details:not([open]) form[action$="/close"] .btn-harm')
    assert confirm.get_text() == "Close the account of An Peeters"

    closed = administrator.open(press(administrator, colleague, "close").location)
    assert closed.messages == ["The account of An Peeters is closed."]
    assert closed.html.select_one('main form[action$="/reopen"]')
    assert not closed.html.select('form[action$="/close"]')


@pytest.mark.parametrize(
    ("deed", "said", "wanted"),
    [
        ("close", "The account of An Peeters is closed.", {}),
        ("reopen", "The account of An Peeters is open again.", {"is_closed": True}),
        ("end-sessions", "An Peeters is signed out everywhere.", {}),
        (
            "remove-second-step",
            "The second step of An Peeters is removed.",
            {"totp_secret": SECRET},
        ),
    ],
)
def test_a_deed_says_what_was_done_and_is_logged_under_the_name_of_who_did_it_a15(
    administrator, make, deed, said, wanted
):
    colleague = known(make, name="An Peeters", **wanted)
    done = administrator.open(press(administrator, colleague, deed).location)
    assert done.messages == [said]
    assert doers_about(colleague) == {administrator.staff_id}


def test_administrators_read_what_happened_to_an_account_and_who_did_it_a15(
    administrator, make, database
):
    colleague, other = known(make, name="An Peeters"), known(make, name="Bo Maes")
    press(administrator, colleague, "close")
    enter(Desk(administrator.app), other)
    page = administrator.get("accounts.edit_staff", staff_id=colleague.id)
    logged = administrator.open(page.html.select_one('main a[href$="/log"]')["href"])
    me = database.get(StaffMember, administrator.staff_id).name
    (row,) = logged.html.select("tbody tr")
    assert [cell.get_text() for cell in row.select("td")][1:] == [me, "closed the account"]


LIT = {
    "accounts.staff": "Team",
    "accounts.invite": "Team",
    "accounts.me": None,
    "accounts.change_password": None,
    "matching.follow_ups": "Candidates",
    "candidates.new": "Candidates",
    "vacancies.imports": "Vacancies",
    "desk.today": "Today",
}


@pytest.mark.parametrize("endpoint", LIT)
def test_the_menu_shows_in_which_room_one_is(desk, make, endpoint):
    desk.sign_in(known(make, "reception", "coordinator", "administrator", totp_secret=SECRET))
    lit = desk.get(endpoint).html.select("nav.rooms a[aria-current]")
    assert [room.get_text(strip=True) for room in lit] == [LIT[endpoint]] * bool(LIT[endpoint])


def test_the_page_of_one_account_is_in_the_room_of_the_team(administrator, make):
    page = administrator.get("accounts.edit_staff", staff_id=known(make).id)
    lit = page.html.select_one("nav.rooms a[aria-current=true]")
    assert lit.get_text(strip=True) == "Team"


def test_an_administrator_ends_sessions(administrator, make, app):
    colleague = known(make)
    theirs = Desk(app)
    enter(theirs, colleague)

    press(administrator, colleague, "end-sessions")

    assert not is_in(theirs)
    assert deeds_about(colleague)[0] == "ended sessions"


def test_an_administrator_helps_whoever_lost_the_phone(administrator, make, app, database):
    colleague = known(make, totp_secret=SECRET)

    press(administrator, colleague, "remove-second-step")

    assert enter(Desk(app), colleague).location == "/"
    database.refresh(colleague)
    assert colleague.totp_secret is None
    assert deeds_about(colleague)[1] == "removed the second factor"


def test_a_new_invitation_replaces_the_old_one_and_no_administrator_sees_it_a15_v29(
    administrator, make, app, database
):
    administrator.submit("accounts.invite", AN | {"roles": ["reception"]}, status=200)
    old = token_in(database.scalars(select(Message.body)).one())
    an = queries.by_email("an.peeters@example.org")

    page = press(administrator, an, "invite-again", status=200)

    database.rollback()
    new = token_in(database.scalars(select(Message.body).order_by(Message.id.desc())).first())
    assert new not in page.response.text
    desk = Desk(app)
    desk.get("accounts.choose_password", token=old, status=410)
    desk.get("accounts.choose_password", token=new)


def test_there_is_no_page_of_somebody_unknown(administrator):
    administrator.get("accounts.edit_staff", staff_id=9999, status=404)


def test_somebody_changes_their_own_name_and_language(desk, make, database):
    member = known(make, language="en")
    desk.sign_in(member)

    desk.submit("accounts.me", {"name": "Anders", "language": "fr"})

    database.refresh(member)
    assert (member.name, member.language) == ("Anders", "fr")
    with cookie(desk) as session:
        assert session["language"] == "fr"
    assert deeds_about(member) == ["changed name or language"]


@pytest.mark.parametrize("field", ["email", "roles", "is_closed", "session_epoch"])
def test_nobody_changes_more_of_themselves_than_is_asked_v42(desk, make, database, field):
    member = known(make, email="ik@example.org")
    desk.sign_in(member)
    tell(desk, "/accounts/me", name="Ik", language="nl", **{field: "1"})
    database.refresh(member)
    assert (member.email, member.role_names) == ("ik@example.org", {"reception"})
    assert (member.is_closed, member.session_epoch) == (False, 1)


@pytest.mark.parametrize("ticked", ["", "y", "on", "0" * 32])
@pytest.mark.parametrize("deed", ["close_account", "end_sessions", "remove_second_factor"])
def test_a_foreign_button_on_the_page_of_an_account_does_nothing_a02_v18(
    administrator, make, database, deed, ticked
):
    member = make.staff("reception", totp_secret="JBSWY3DPEHPK3PXP")
    database.commit()
    page = administrator.get("accounts.edit_staff", staff_id=member.id)
    form = f"form[action='{administrator.url(f'accounts.{deed}', staff_id=member.id)}']"
    asked = administrator.send(page, {"is_sure": ticked}, form=form, status=422)
    assert asked.heading == "Tick first that you want this"
    before = member.is_closed, member.session_epoch, member.totp_secret
    database.refresh(member)
    assert (member.is_closed, member.session_epoch, member.totp_secret) == before
    administrator.send(asked, {})
    database.refresh(member)
    assert (member.is_closed, member.session_epoch, member.totp_secret) != before
