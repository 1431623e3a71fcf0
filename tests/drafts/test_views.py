"""What is typed comes back to who typed it, in its form and on the day's page, until saved."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.drafts.typing import form_of, hidden, offers, typed_in, value_of
from vrijwilligers.accounts import queries as accounts
from vrijwilligers.drafts import queries
from vrijwilligers.drafts.models import Draft
from vrijwilligers.drafts.queries import OpenedDraft
from vrijwilligers.drafts.rules import DraftContent
from vrijwilligers.drafts.wording import lines
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import as_of, now, start_of, today
from vrijwilligers.vocabulary.languages import speaking

NATIONAL_NUMBER = "85.07.30-033.28"


def how_many():
    return db.session.scalar(select(func.count(Draft.id)))


@pytest.fixture
def candidate(make, database):
    made = make.candidate(phone="+32470112233")
    database.commit()
    return made


@pytest.fixture
def fiche(reception, candidate):
    return reception.get("candidates.change", candidate_id=candidate.id)


def put_back(desk, draft):
    return desk.open(desk.open(f"/drafts/{draft['id']}", status=302).location)


def test_what_was_typed_is_offered_today_and_in_the_form_and_put_back_r01(
    reception, candidate, fiche
):
    typed_in(reception, fiche, {"motivation": "Wil mensen ontmoeten", "given_name": "Noor"})

    today_page = reception.get("desk.today")
    assert "You were in the middle of" in today_page.text
    assert f"Change record {candidate.number}" in today_page.text
    assert "Noor" not in today_page.text
    again = reception.get("candidates.change", candidate_id=candidate.id)
    assert "was kept" in again.text
    assert value_of(again, "motivation") == ""
    back = reception.open(reception.open(offers(again)[0], status=302).location)
    assert value_of(back, "motivation") == "Wil mensen ontmoeten"
    assert value_of(back, "given_name") == "Noor"
    assert offers(back) == []


def test_two_drafts_of_one_kind_say_of_which_organisation_and_how_much(coordinator, make, database):
    for name in ("Maan", "Ster"):
        where = {"organisation_id": make.organisation(name=f"Buurthuis {name}").id}
        shown = coordinator.get("organisations.new_person", **where)
        typed_in(coordinator, shown, {"name": "Ines Proef", "email": ""})
    typed_in(coordinator, coordinator.get("candidates.new"), {"notes": "x", "phone": "y"})

    rows = coordinator.get("desk.today").html.select(".kept-row > div:first-child")

    said = [re.sub(r"at \d\d:\d\d(:\d\d)?", "at …", row.get_text(" ", strip=True)) for row in rows]
    assert [" ".join(one.split()) for one in said] == [
        "New record at …, 2 answers",
        "Add a contact person Buurthuis Ster at …, 1 answer",
        "Add a contact person Buurthuis Maan at …, 1 answer",
    ]


def test_drafts_that_would_look_alike_tell_their_seconds(app):
    at = datetime(2026, 1, 5, 9, 5, 1, tzinfo=UTC)
    content = DraftContent("/candidates/new", "New record", [("notes", "x")])
    first = OpenedDraft(1, "/candidates/new", "a", None, at, content, is_special=False)
    second = replace(first, id=2, saved_at=at + timedelta(seconds=7))
    third = replace(first, id=3, saved_at=at + timedelta(minutes=2))
    with app.test_request_context(), speaking("en"), as_of(at):
        said = [line.when for line in lines([first, second, third], {})]
    assert said == ["at 10:05:01", "at 10:05:08", "at 10:07"]


def test_a_refused_form_shows_what_was_sent_and_offers_nothing_older(reception, candidate, fiche):
    typed_in(reception, fiche, {"motivation": "Wil"})
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert len(offers(page)) == 1
    refused = reception.send(page, {"email": "geen mail"}, form="main form.sheet", status=422)
    assert value_of(refused, "email") == "geen mail"
    assert offers(refused) == []


def test_what_was_put_back_and_saved_is_gone(reception, candidate, fiche):
    draft = typed_in(
        reception,
        fiche,
        {"motivation": "Wil", "given_name": "Noor", "family_name": "P", "phone": "0470112233"},
    )
    page = put_back(reception, draft)
    reception.send(page, {}, form="main form.sheet", at=f"{page.address}?draft={draft['id']}")
    assert how_many() == 0
    assert "You were in the middle of" not in reception.get("desk.today").text


def test_what_is_saved_at_once_leaves_no_draft(reception, fiche):
    typed_in(reception, fiche, {"motivation": "Wil"})
    reception.send(fiche, {"motivation": "Wil graag"}, form="main form.sheet")
    assert how_many() == 0


def test_what_is_thrown_away_is_gone(reception, candidate, fiche):
    typed_in(reception, fiche, {"motivation": "Wil"})
    page = reception.get("candidates.change", candidate_id=candidate.id)
    reception.send(page, {}, form="[data-kept] form")
    assert how_many() == 0


def test_nobody_else_sees_what_somebody_typed(reception, coordinator, candidate, fiche):
    draft = typed_in(reception, fiche, {"motivation": "Wil"})
    assert offers(coordinator.get("candidates.change", candidate_id=candidate.id)) == []
    assert "You were in the middle of" not in coordinator.get("desk.today").text
    assert coordinator.open(f"/drafts/{draft['id']}", status=302).location == "/"
    page = coordinator.open(f"{fiche.address}?draft={draft['id']}")
    assert value_of(page, "motivation") == ""


def test_a_draft_that_is_moved_to_somebody_else_does_not_open(reception, coordinator, fiche):
    draft = typed_in(reception, fiche, {"motivation": "Wil"})
    row = db.session.get(Draft, draft["id"])
    row.staff_id = coordinator.staff_id
    db.session.commit()
    assert offers(coordinator.open(fiche.address)) == []


def test_a_locked_screen_shows_no_draft(reception, fiche):
    draft = typed_in(reception, fiche, {"motivation": "Wil"})
    with reception._request():
        page = reception.client.get("/")
        token = reception._read(page, 200).html.select_one("[name=csrf_token]")["value"]
        reception.client.post("/accounts/lock", data={"csrf_token": token})
    for address in ("/", f"/drafts/{draft['id']}", f"{fiche.address}?draft={draft['id']}"):
        page = reception.open(address, status=302)
        assert page.location.startswith("/accounts/unlock")
    typed_in(reception, fiche, {"motivation": "Wil nog"}, status=423)


def test_two_tabs_of_one_form_keep_what_was_typed_in_each(reception, candidate, fiche):
    other = reception.get("candidates.change", candidate_id=candidate.id)
    typed_in(reception, fiche, {"motivation": "In de ene"})
    typed_in(reception, other, {"motivation": "In de andere"})
    typed_in(reception, fiche, {"motivation": "In de ene, verder"})
    page = reception.get("candidates.change", candidate_id=candidate.id)
    pages = [reception.open(reception.open(link, status=302).location) for link in offers(page)]
    assert [value_of(one, "motivation") for one in pages] == ["In de ene, verder", "In de andere"]


def test_what_is_too_long_to_keep_is_refused_politely(reception, fiche):
    said = typed_in(reception, fiche, {"motivation": "x" * 100_001}, status=413)
    assert "too long" in said["words"]
    assert how_many() == 0


@pytest.mark.parametrize("text", [f"Nummer {NATIONAL_NUMBER}", "Heeft autisme"])
def test_an_answer_that_may_not_be_kept_is_left_out_and_said_p06_p07(reception, fiche, text):
    said = typed_in(reception, fiche, {"motivation": "Wil", "notes": text})
    assert said["left_out"] == ["notes"]
    page = put_back(reception, said)
    assert value_of(page, "notes") == ""
    assert value_of(page, "motivation") == "Wil"


def test_a_word_that_means_something_else_here_is_kept(reception, fiche):
    answers = [["notes", "Werkte voor autisme vzw"], ["other_meaning", "autisme"]]
    assert typed_in(reception, fiche, answers)["left_out"] == []


def test_an_organisation_may_be_about_illness(coordinator, make, database):
    organisation = make.organisation()
    database.commit()
    page = coordinator.get("organisations.note", organisation_id=organisation.id)
    name = form_of(page).select_one("textarea")["name"]
    assert typed_in(coordinator, page, {name: "Groep rond autisme"})["left_out"] == []


def test_no_secret_is_kept(reception, fiche):
    secrets = {"password": "a", "new_password": "b", "code": "c", "csrf_token": "d", "draft": "e"}
    draft = typed_in(reception, fiche, secrets | {"notes": "wel"})
    shown = put_back(reception, draft).response.text
    assert "wel" in shown
    member = accounts.get(reception.staff_id)
    opened = queries.get(queries.DraftOwner(member.id, member.uid), draft["id"], now())
    assert [name for name, _ in opened.content.answers] == ["notes", "version"]


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/password",
        "/find",
        "/drafts/",
        "/accounts/sign-in",
        "/nowhere",
        "https://elsewhere",
    ],
)
def test_a_form_that_asks_a_secret_or_is_not_ours_is_not_kept(reception, fiche, address):
    typed_in(reception, fiche, {"notes": "x"}, address=address, status=404)


def test_who_may_not_send_a_form_keeps_nothing_in_it(reception, fiche):
    typed_in(reception, fiche, {"notes": "x"}, address="/settings/desk", status=404)


def test_before_consent_it_goes_with_the_day_p02(reception):
    page = reception.get("candidates.new")
    typed_in(reception, page, {"given_name": "Noor"})
    tonight = start_of(today() + timedelta(days=1))
    member = accounts.get(reception.staff_id)
    owner = queries.DraftOwner(member.id, member.uid)
    assert len(queries.of_member(owner, tonight - timedelta(minutes=1))) == 1
    assert queries.of_member(owner, tonight) == []


def test_with_consent_it_stays_seven_days_p02(reception, candidate, fiche):
    typed_in(reception, fiche, {"motivation": "Wil"})
    draft = db.session.scalars(select(Draft)).one()
    assert timedelta(days=7) - (draft.ends_at - now()) < timedelta(minutes=1)
    assert draft.candidate_id == candidate.id


def test_a_record_that_a_colleague_changed_meanwhile_shows_both(
    reception, coordinator, candidate, fiche
):
    draft = typed_in(
        reception, fiche, {"motivation": "Van mij", "given_name": "Noor", "family_name": "P"}
    )
    theirs = coordinator.get("candidates.change", candidate_id=candidate.id)
    coordinator.send(theirs, {"motivation": "Van haar"}, form="main form.sheet")
    location = reception.open(f"/drafts/{draft['id']}", status=302).location
    page = reception.open(location, status=409)
    assert ["Van haar", "Van mij"] in [row[1:] for row in page.conflict]
    assert value_of(page, "motivation") == "Van mij"


def test_a_record_that_was_erased_meanwhile_keeps_nothing(reception, candidate, fiche, database):
    database.delete(database.merge(candidate))
    database.commit()
    typed_in(reception, fiche, {"motivation": "Wil"}, status=410)
    assert how_many() == 0


def test_an_answer_that_the_form_asks_no_longer_is_shown_to_copy(reception, fiche):
    draft = typed_in(reception, fiche, {"motivation": "Wil", "dreams": "Ooit een eigen zaak"})
    page = put_back(reception, draft)
    assert "It no longer asks this" in page.text
    assert "Ooit een eigen zaak" in page.text


def test_a_form_that_is_no_longer_there_is_shown_to_copy(reception, fiche):
    draft = typed_in(reception, fiche, {"motivation": "Wil"}, page="/was/here/once")
    page = reception.open(f"/drafts/{draft['id']}")
    assert "Wil" in page.text
    reception.send(page, {}, form="main form")
    assert how_many() == 0


def test_a_form_of_a_page_with_another_address_is_offered_there(reception, make, database):
    introduction = make.introduction()
    database.commit()
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    typed_in(reception, page, {"note": "Belde terug"})
    page = reception.get("matching.introduction", introduction_id=introduction.id)
    back = reception.open(reception.open(offers(page)[0], status=302).location)
    assert value_of(back, "note") == "Belde terug"
    assert db.session.scalars(select(Draft.candidate_id)).all() == [introduction.candidate_id]


def test_a_script_is_told_where_to_go_next(reception, candidate, fiche):
    filled = {name: hidden(fiche, name) for name in ("csrf_token", "version", "deed")}
    filled |= {"given_name": "Noor", "family_name": "Proef", "phone": "0470112233"}
    filled |= {"language": "nl"}
    with reception._request():
        answer = reception.client.post(fiche.address, data=filled, headers={"X-Form": "yes"})
    assert (answer.status_code, answer.headers["X-Next"]) == (204, f"/candidates/{candidate.id}")


@pytest.mark.parametrize("typed", ["[" * 20_000, '[["notes", ["a"]]]', "9" * 9_999, '{"notes": 1}'])
def test_what_no_page_of_ours_sends_is_refused_in_words(reception, fiche, typed):
    assert "not kept" in typed_in(reception, fiche, {}, typed=typed, status=400)["words"]


def test_a_sign_that_a_browser_cut_in_two_keeps_nothing_from_being_kept(reception):
    page = reception.get("candidates.new")
    draft = typed_in(reception, page, {}, typed='[["notes", "Tot\\u0007 gauw \\ud83d"]]')
    assert value_of(put_back(reception, draft), "notes") == "Tot gauw"


def test_neither_the_title_nor_the_address_of_a_page_brings_in_what_no_answer_may_hold_p07(
    reception, fiche
):
    page = f"{fiche.address}?text={NATIONAL_NUMBER.replace('.', '%2E')}"
    draft = typed_in(reception, fiche, {"notes": "x"}, page=page, title=NATIONAL_NUMBER)
    member = accounts.get(reception.staff_id)
    opened = queries.get(queries.DraftOwner(member.id, member.uid), draft["id"], now())
    assert (opened.content.page, opened.content.title) == (fiche.address, "")


def test_an_address_without_end_is_kept_without_what_was_asked_there(reception, fiche):
    draft = typed_in(reception, fiche, {"notes": "x"}, page=f"{fiche.address}?a={'a' * 200_000}")
    assert value_of(put_back(reception, draft), "notes") == "x"
