"""Support needs open on one page, to who signed, in a conversation; nowhere else."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select, update

from tests.accounts.people import change_session
from tests.desk import Desk
from tests.support_needs.conftest import CONSENTS, NEEDS
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.support_needs import actions, queries
from vrijwilligers.support_needs.models import CandidateSupport
from vrijwilligers.talents.models import SupportNeed
from vrijwilligers.vocabulary.clock import as_of, now, today
from vrijwilligers.vocabulary.languages import LANGUAGES

PAGE = "support_needs.support"
WORDS = ("assistance_dog", "assistance dog", "short_shifts", "short turns")


def ticked(page):
    return {box["value"] for box in page.html.select("input[name=needs][checked]")}


def openings(database):
    database.rollback()
    seen = select(func.count()).where(AuditEvent.deed == "support needs opened")
    return database.scalar(seen)


def test_reception_opens_them_in_a_conversation_of_today_alone_p05(
    noted, signed, talking, database
):
    desk = signed("reception").desk
    page = desk.get(PAGE, candidate_id=noted.id, status=403)
    assert "This opens in a conversation of today." in page.text
    assert "dog" not in page.text
    assert openings(database) == 0
    talking(noted)
    page = desk.get(PAGE, candidate_id=noted.id)
    assert ticked(page) == NEEDS
    assert openings(database) == 1


def test_a_conversation_of_yesterday_opens_nothing_today_p05(noted, signed, talking):
    with as_of(now() - timedelta(days=1)):
        talking(noted)
    signed("reception").desk.get(PAGE, candidate_id=noted.id, status=403)


def test_without_a_signature_nobody_opens_them_and_a_sentence_says_so_p18(
    noted, talking, reception, coordinator, administrator
):
    talking(noted)
    for desk in (reception, coordinator):
        page = desk.get(PAGE, candidate_id=noted.id, status=403)
        assert "You can open this once you signed to keep it secret." in page.text
        assert not page.html.select("input[name=needs]")
        leads = bool(page.html.select_one("main a[href$='/support-needs/access']"))
        assert leads == (desk is coordinator), "who may note it is led there"
    administrator.get(PAGE, candidate_id=noted.id, status=403)


def test_a_coordinator_who_signed_opens_them_always_and_each_hour_is_logged_once_p05(
    noted, signed, database
):
    hilde, other = signed("coordinator"), signed("coordinator")
    for _ in range(3):
        assert ticked(hilde.desk.get(PAGE, candidate_id=noted.id)) == NEEDS
    assert openings(database) == 1
    other.desk.get(PAGE, candidate_id=noted.id)
    assert openings(database) == 2
    log = hilde.desk.get("desk.log", candidate_id=noted.id)
    assert "opened the support needs" in log.text


def test_a_refused_form_that_shows_them_again_is_an_opening_too_p05(noted, signed, database):
    with as_of(now() - timedelta(hours=2)):
        hilde = signed("coordinator").desk
        page = hilde.get(PAGE, candidate_id=noted.id)
    change_session(hilde, active_at=now())
    actions.note(noted, frozenset({"hearing"}), by=None)
    database.commit()
    answer = hilde.send(page, {"needs": ["short_shifts"]}, form="form.sheet", status=409)
    assert answer.html.select_one("#edit-conflict .answer").get_text(strip=True) != "–"
    assert openings(database) == 2


def test_without_consent_the_page_leads_to_it_and_notes_nothing_p05(make, signed, database):
    candidate, desk = make.candidate(), signed("coordinator").desk
    page = desk.get(PAGE, candidate_id=candidate.id)
    assert "Ask first whether we may note what this person needs." in page.text
    (link,) = (a for a in page.html.select("main a") if a.get_text() == "Ask consent")
    form = desk.open(link["href"])
    answer = desk.send(form, {"support_needs": "spoken"}, form="form.sheet", at=link["href"])
    assert answer.location == desk.url(PAGE, candidate_id=candidate.id)
    assert "Nothing is noted." in desk.open(answer.location).text
    assert openings(database) == 1


def test_what_is_ticked_is_kept_and_can_be_changed_p05(candidate, signed, database):
    desk = signed("coordinator").desk
    desk.submit(PAGE, {"needs": ["hearing", "quiet_place"]}, candidate_id=candidate.id)
    assert ticked(desk.get(PAGE, candidate_id=candidate.id)) == {"hearing", "quiet_place"}
    desk.submit(PAGE, {"needs": ["hearing"]}, candidate_id=candidate.id)
    assert ticked(desk.get(PAGE, candidate_id=candidate.id)) == {"hearing"}


def test_the_page_has_no_room_for_a_text_p05(candidate, signed):
    page = signed("coordinator").desk.get(PAGE, candidate_id=candidate.id)
    assert not page.html.select("main textarea, main input[type=text], main input:not([type])")


def test_what_cannot_be_read_is_said_and_asked_again_p05(noted, signed, database):
    database.execute(update(CandidateSupport).values(needs="damaged"))
    database.commit()
    desk = signed("coordinator").desk
    page = desk.get(PAGE, candidate_id=noted.id)
    assert "What was noted cannot be read any more. Ask it again." in page.text
    assert ticked(page) == set()
    desk.send(page, {"needs": ["hearing"]}, form="form.sheet")
    assert ticked(desk.get(PAGE, candidate_id=noted.id)) == {"hearing"}


def test_after_an_undone_withdrawal_the_pages_say_that_the_needs_are_gone_p04_p05(noted, signed):
    desk = signed("coordinator").desk
    form = f'form[action$="/withdraw/{ConsentPurpose.SUPPORT_NEEDS}"]'
    consent = desk.get("candidates.give", candidate_id=noted.id)
    desk.send(consent, {}, form=form)
    page = desk.get("candidates.give", candidate_id=noted.id)
    assert "The support needs stay erased: ask them again." in page.text
    desk.send(page, {}, form='form[action$="/withdrawal/undo"]')
    page = desk.get(PAGE, candidate_id=noted.id)
    assert "Nothing is noted. After a withdrawal it is erased at once" in page.text
    assert ticked(page) == set()


def test_the_fiche_shows_the_link_to_who_can_open_it_and_tells_nobody_more_p05(
    noted, make, signed, talking, reception
):
    nothing_noted = make.candidate(consents=CONSENTS)
    anna = signed("reception").desk
    assert links(anna, noted) == []
    talking(noted)
    talking(nothing_noted)
    assert links(anna, noted) == links(anna, nothing_noted) == ["Support needs"]
    assert links(reception, noted) == []


def links(desk, candidate):
    page = desk.get("desk.fiche", candidate_id=candidate.id)
    address = desk.url(PAGE, candidate_id=candidate.id)
    return [link.get_text() for link in page.html.select(f'a[href="{address}"]')]


def test_a_fiche_out_of_use_opens_nothing_p05(noted, signed, database):
    desk = signed("coordinator").desk
    candidates.withdraw(noted, ConsentPurpose.FICHE, by=None, today=today())
    database.commit()
    desk.get(PAGE, candidate_id=noted.id, status=404)


def test_after_a_lock_nothing_of_the_page_is_repeated_p05(noted, signed):
    desk = signed("coordinator").desk
    page = desk.get(PAGE, candidate_id=noted.id)
    lock(desk)
    for key, said in [({}, "What you typed is kept."), ({"draft": ""}, "Give the answers again.")]:
        answer = desk.send(page, {"needs": ["hearing"]} | key, form="form.sheet")
        assert "/accounts/unlock" in answer.location
        unlock = desk.open(answer.location)
        assert not any(word in str(unlock.html) for word in (*WORDS, "hearing"))
        assert said in unlock.response.text


def lock(desk):
    change_session(desk, locked_at=now())


def test_the_page_keeps_nothing_in_the_browser_p05(noted, signed):
    page = signed("coordinator").desk.get(PAGE, candidate_id=noted.id)
    assert page.response.headers["Cache-Control"] == "no-store"
    form = page.html.select_one("form.sheet")
    assert not form.has_attr("data-keep")
    assert form["autocomplete"] == "off"


@pytest.fixture
def busy(noted, make, talking):
    """Let somebody with support needs stand in everything that the desk makes; return its keys."""
    talking(noted)
    vacancy = make.vacancy()
    made = {
        "candidate_id": noted,
        "vacancy_id": vacancy,
        "introduction_id": make.introduction(candidate=noted, vacancy=vacancy),
        "follow_up_id": make.follow_up(candidate_id=noted.id),
        "organisation_id": vacancy.organisation,
    }
    return {name: record.id for name, record in made.items()}


def test_no_other_page_print_export_or_cookie_names_a_need_or_the_uid_p05_p24_p30(
    app, busy, noted, make
):
    secret = (*WORDS, noted.uid)
    roles = ("coordinator", "reception", "administrator")
    desk = Desk(app).sign_in(make.staff(*roles, secrecy_signed_on=today()))
    answers = {
        rule.endpoint: everything_said(desk, rule, busy)
        for rule in app.url_map.iter_rules()
        if "GET" in rule.methods and rule.arguments <= busy.keys()
        if rule.endpoint.partition(".")[0] != "support_needs"
    }
    assert len(answers) > 50
    assert [name for name, said in answers.items() for word in secret if word in said] == []


def everything_said(desk, rule, keys):
    """Return all that a page answers: its text, its headers, and what the session keeps."""
    with desk._request():
        values = {name: keys[name] for name in rule.arguments}
        response = desk.client.get(desk.url(rule.endpoint, **values))
    said = text_of(response)
    response.close()  # of a file that is sent
    with desk.client.session_transaction() as session:
        return f"{said} {dict(session)} {response.headers}"


def text_of(response):
    """Return what a person reads in an answer, also in a print."""
    if response.mimetype != "application/pdf":
        return response.data.decode(errors="replace")
    return " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(response.data)).pages)


def test_nothing_of_it_stands_in_any_other_table_p05(busy, database):
    others = [table for table in db.metadata.sorted_tables if table.name != "support_need"]
    rows = [str(row) for table in others for row in database.execute(select(table))]
    assert not [row for row in rows for word in WORDS if word in row]


def test_who_has_access_is_listed_with_function_and_signature_p18(make, signed, coordinator):
    hilde = signed("coordinator").member
    jos = make.staff("reception", name="Jos")
    make.staff("administrator", name="Bea")
    make.staff("reception", name="Gone", is_closed=True, secrecy_signed_on=today())
    page = coordinator.get("support_needs.access")
    rows = {
        row.th.get_text(strip=True): [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in page.html.select("tbody tr")
    }
    assert rows[hilde.name][:2] == ["Coordinator", "always"]
    assert rows[jos.name][:2] == ["Reception", "never, until signed"]
    assert {"Bea", "Gone"}.isdisjoint(rows)


def test_a_coordinator_notes_a_signature_and_from_then_it_opens_p18(
    noted, talking, make, app, coordinator, database
):
    talking(noted)
    member = make.staff("reception")
    desk = Desk(app).sign_in(member)
    desk.get(PAGE, candidate_id=noted.id, status=403)
    signed_on = {"signed_on": today().isoformat()}
    coordinator.submit("accounts.note_secrecy", signed_on, staff_id=member.id, form="form.sheet")
    assert ticked(desk.get(PAGE, candidate_id=noted.id)) == NEEDS
    coordinator.submit("accounts.note_secrecy", {"signed_on": ""}, staff_id=member.id)
    desk.get(PAGE, candidate_id=noted.id, status=403)


def test_who_no_longer_has_access_saves_nothing_p05_p18(noted, talking, signed, database):
    talking(noted)
    anna = signed("reception")
    page = anna.desk.get(PAGE, candidate_id=noted.id)
    anna.member.secrecy_signed_on = None
    database.commit()
    answer = anna.desk.send(page, {"needs": ["hearing"]}, form="form.sheet", status=403)
    assert "dog" not in answer.text
    assert queries.needs_of(noted).codes == NEEDS


def test_a_signature_of_tomorrow_is_refused_p18(make, coordinator):
    answers = {"signed_on": "2199-01-01"}
    member = make.staff("reception")
    page = coordinator.submit("accounts.note_secrecy", answers, staff_id=member.id, status=422)
    assert page.problems == ["This day is still to come. Enter the day on which it was signed."]


def test_a_coordinator_adds_to_the_list_and_no_longer_offers_it(coordinator, candidate, database):
    names = {"name_nl": "een proef", "name_fr": "un essai", "name_en": "A trial need"}
    try:
        coordinator.submit("support_needs.new", names)
        assert "A trial need" in coordinator.get("support_needs.index").text
        change = {"is_used": []}
        coordinator.submit("support_needs.change", change, code="a_trial_need")
        assert "A trial need no longer offered" in coordinator.get("support_needs.index").text
    finally:
        database.rollback()
        database.delete(database.get_one(SupportNeed, "a_trial_need"))
        database.commit()


def test_a_name_on_the_list_that_says_why_is_refused_p06(coordinator):
    names = {"name_nl": "rust wegens autisme", "name_fr": "du calme", "name_en": "quiet"}
    page = coordinator.submit("support_needs.new", names, status=422)
    assert page.problems == ["Say what helps, and no illness, faith, origin or status."]


def test_no_name_that_the_list_begins_with_says_why_p06(database):
    listed = database.scalars(select(SupportNeed)).all()
    names = [need.name(language) for need in listed for language in LANGUAGES]
    assert len(names) > 40
    assert [name for name in names if matcher().find(name)] == []


def test_reception_does_not_change_the_list(reception):
    reception.get("support_needs.index", status=403)
    reception.get("support_needs.access", status=403)


def test_an_old_form_is_refused_where_the_needs_were_withdrawn_meanwhile_p05(
    noted, signed, database
):
    desk = signed("coordinator").desk
    page = desk.get(PAGE, candidate_id=noted.id)
    candidates.withdraw(noted, ConsentPurpose.SUPPORT_NEEDS, by=None, today=today())
    database.commit()
    answer = desk.send(page, {"needs": ["hearing"]}, form="form.sheet", status=409)
    assert "hearing" not in answer.text
    assert queries.row_of(noted) is None


def test_before_a_withdrawal_the_pages_say_that_the_needs_go_for_good_p04_p05(noted, signed):
    said = "Withdrawing erases the support needs at once, also when that is undone."
    desk = signed("reception").desk
    assert said in desk.get("candidates.give", candidate_id=noted.id).text
    assert said in desk.get("candidates.ask_to_withdraw", candidate_id=noted.id).text
