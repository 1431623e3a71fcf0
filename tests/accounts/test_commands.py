import json
import os

import pytest

from tests.accounts.people import SECRET, known, token_in
from vrijwilligers.accounts import queries
from vrijwilligers.accounts.rules.links import INVITATION, RESET
from vrijwilligers.links.queries import by_token
from vrijwilligers.links.rules import hash_of

HALF = os.fsdecode(b"An\xff")


def test_nobody_has_an_account_until_one_is_made_v27(database):
    assert queries.team() == []


def test_the_first_administrator_is_made_at_the_terminal(commands):
    said = commands("staff", "add", "An.Peeters@example.org", "--role", "administrator")

    an = queries.by_email("an.peeters@example.org")
    assert an.role_names == {"administrator"}
    assert (an.name, an.language, an.password_hash) == ("an.peeters", "nl", None)
    assert said.startswith("http://127.0.0.1:8000/accounts/welcome/")
    assert by_token(token_in(said), INVITATION, RESET).record_id == an.id


def test_several_roles_a_name_and_a_language_may_be_given(commands):
    words = ("--role", "coordinator", "--role", "administrator", "--name", "Bé", "--language", "fr")
    said = json.loads(commands("staff", "add", "b@infopunt.test", *words, "--json"))

    member = queries.get(said["id"])
    assert set(said) == {"id", "link"}
    assert (member.name, member.language) == ("Bé", "fr")
    assert member.role_names == {"coordinator", "administrator"}


@pytest.mark.parametrize("words", [[HALF, "--name", "An"], ["an@infopunt.test", "--name", HALF]])
def test_what_is_not_utf_8_is_refused_and_nobody_is_added(commands, words):
    said = commands("staff", "add", *words, "--role", "reception", code=2)
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
    assert queries.team() == []


def test_an_address_that_has_an_account_is_refused_in_one_line(commands, make):
    email = make.staff("reception").email
    said = commands("staff", "add", email, "--role", "administrator", code=2)
    assert said == f"Error: {email} already has an account. Use: flask staff link {email}\n"
    assert queries.by_email(email).role_names == {"reception"}


def test_what_is_no_address_or_no_role_is_refused(commands):
    said = commands("staff", "add", "geen adres", "--role", "reception", code=2)
    assert said == "Error: “geen adres” is not an e-mail address.\n"
    commands("staff", "add", "a@example.org", "--role", "koning", code=2)
    commands("staff", "add", "a@example.org", code=2)
    assert queries.team() == []


def test_a_new_link_replaces_the_former(commands, make):
    email = known(make).email
    first = token_in(commands("staff", "link", email))
    second = json.loads(commands("staff", "link", email, "--json"))["link"]

    assert by_token(first, INVITATION, RESET).ended_because == "replaced"
    link = by_token(token_in(second), INVITATION, RESET)
    assert (link.used_at, link.purpose, link.token_hash) == (
        None,
        "reset",
        hash_of(token_in(second)),
    )


def test_there_is_no_link_for_whom_there_is_no_account(commands, make):
    closed = known(make, is_closed=True).email
    for email in ("niemand@example.org", closed):
        for command in ("link", "remove-second-step"):
            said = commands("staff", command, email, code=2)
            assert said == f"Error: {email} has no open account.\n"


def test_an_administrator_without_phone_and_papers_is_helped_at_the_terminal(
    commands, make, database
):
    member = known(make, "administrator", totp_secret=SECRET)
    commands("staff", "remove-second-step", member.email)
    database.refresh(member)
    assert (member.totp_secret, member.session_epoch) == (None, 2)
