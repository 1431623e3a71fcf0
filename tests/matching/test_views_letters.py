"""Mails and texts to candidates: written by the desk, sent with a calendar file, and stopped."""

import re
from datetime import time
from urllib.parse import unquote, urlsplit

import pytest
from icalendar import Calendar
from sqlalchemy import select

from tests.desk import Desk
from tests.matching.deeds import DAY, deeds
from tests.privacy.erasing import gone
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.actions.appointments import make_appointment
from vrijwilligers.matching.models import FicheEvent, Introduction
from vrijwilligers.matching.rules.appointments import AppointmentDetails
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.outbox import Message
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import BRUSSELS, now, today

ON = today() + 5 * DAY
LINK = re.compile(r"https?://\S+/matching/mails/(\S+)")


@pytest.fixture
def reachable(database):
    settings.write_one("phone", "02 555 00 10", language="nl", by=None)
    settings.write_one("email", "infopunt@example.org", language="nl", by=None)
    database.commit()


@pytest.fixture
def expected(make, database, reachable):
    """Somebody who is expected at the kitchen."""

    def expected(*, begins_at=time(10, 15), on=ON, **wanted):
        given = {"given_name": "Zohra", "language": "nl", "email": "zohra@example.org"}
        candidate = make.candidate(**given | wanted)
        vacancy = make.vacancy(organisation=make.organisation(name="De Pollepel"))
        introduction = make.introduction(candidate=candidate, vacancy=vacancy)
        details = AppointmentDetails(
            on=today(),
            begins_at=begins_at,
            place="Lepelstraat 14, 1070 Anderlecht",
            with_whom="Leen Mertens",
            phone="+3225550112",
        )
        made = make_appointment(introduction, details, by=None, today=today())
        made.on = introduction.steps[-1].happened_on = on
        database.commit()
        return introduction.id

    return expected


def mails(database):
    database.rollback()
    return database.scalars(select(Message).order_by(Message.id)).all()


def calendar_of(message):
    calendar = Calendar.from_ical(message.calendar)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def mailed(reception, key, kind="appointment"):
    return reception.submit("matching.mail_candidate", {}, introduction_id=key, kind=kind)


def test_a_candidate_gets_the_appointment_with_a_file_for_the_calendar(
    reception, expected, database
):
    key = expected()
    page = reception.get("matching.mail_candidate", introduction_id=key, kind="appointment")
    assert "Dag Zohra," in page.text

    reception.send(page, {})

    (mail,) = mails(database)
    assert (mail.address, mail.language) == ("zohra@example.org", "nl")
    assert mail.subject.startswith("Je afspraak op ")
    assert "Uur: 10:15" in mail.body
    assert "Je vraagt naar: Leen Mertens" in mail.body
    assert "Hoe er geraken" not in mail.body  # nobody knows it
    assert LINK.search(mail.body)
    calendar, event = calendar_of(mail)
    assert calendar["METHOD"] == "PUBLISH"
    assert event["DTSTART"].dt.astimezone(BRUSSELS).timetuple()[:5] == (*ON.timetuple()[:3], 10, 15)
    assert event["DTSTART"].params["TZID"] == "Europe/Brussels"
    assert event["SEQUENCE"] == 0
    (told,) = database.scalars(select(FicheEvent))
    assert (told.kind, told.introduction_id) == (FicheEventKind.MAILED, key)
    again = reception.get("matching.introduction", introduction_id=key)
    assert "Told before: e-mailed today" in again.text


def test_the_same_mail_in_two_tabs_goes_once(reception, expected, database):
    key = expected()
    tabs = [
        reception.get("matching.mail_candidate", introduction_id=key, kind="appointment")
        for _ in range(2)
    ]
    reception.send(tabs[0], {})
    again = reception.send_beside(tabs[1], {}, status=409)
    assert "mailed" in again.text
    assert len(mails(database)) == 1


def test_a_calendar_names_no_person_and_no_number_of_ours(reception, expected, database):
    mailed(reception, expected())
    (mail,) = mails(database)
    assert "Leen" not in mail.calendar
    assert "Zohra" not in mail.calendar
    _calendar, event = calendar_of(mail)
    assert re.fullmatch(r"[0-9a-f]{32}", event["UID"])


def test_what_changed_and_what_is_off_takes_the_place_of_the_mail_before(
    reception, expected, database
):
    key = expected()
    mailed(reception, key)
    reception.submit("matching.appointment", {"begins_at": "11:00"}, introduction_id=key)
    page = reception.get("matching.introduction", introduction_id=key)
    assert "The visitor has an e-mail that says something else." in page.text

    mailed(reception, key, "changed")
    end = {"target": "ended", "side": "candidate", "reason": "no_time"}
    reception.submit("matching.introduction", end, introduction_id=key)
    page = reception.get("matching.introduction", introduction_id=key)
    assert "The visitor has an e-mail of an appointment that is off." in page.text
    mailed(reception, key, "cancelled")

    files = [calendar_of(mail) for mail in mails(database)]
    assert [calendar["METHOD"] for calendar, _event in files] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [event["SEQUENCE"] for _calendar, event in files] == [0, 1, 2]
    assert len({event["UID"] for _calendar, event in files}) == 1
    assert files[2][1]["STATUS"] == "CANCELLED"
    page = reception.get("matching.introduction", introduction_id=key)
    assert "of an appointment that is off" not in page.text
    reception.get("matching.mail_candidate", status=404, introduction_id=key, kind="cancelled")


def test_without_an_hour_it_is_a_whole_day(reception, expected, database):
    mailed(reception, expected(begins_at=None))
    (mail,) = mails(database)
    _calendar, event = calendar_of(mail)
    assert event["DTSTART"].dt == ON
    assert "Uur:" not in mail.body


def test_who_could_not_be_reached_is_written_without_an_appointment(
    reception, make, reachable, database
):
    candidate = make.candidate(given_name="Zohra", language="fr", email="z@example.org")
    key = make.introduction(candidate=candidate).id
    mailed(reception, key, "not_reached")
    (mail,) = mails(database)
    assert mail.subject == "Nous avons essayé de vous appeler"
    assert mail.calendar is None


def test_a_link_in_the_mail_stops_such_mails_and_the_desk_sees_it(
    app, reception, expected, database
):
    key = expected()
    mailed(reception, key)
    (mail,) = mails(database)
    token = LINK.search(mail.body)[1]

    desk = Desk(app)
    page = desk.get("matching.stop_mail", token=token)
    assert page.heading == "Geen mails over afspraken meer?"
    (candidate,) = database.scalars(select(Candidate))
    assert candidate.mail_stopped_at is None  # a scanner opened it

    done = desk.send(page, {})
    assert desk.open(done.location).heading == "Je krijgt geen mails over afspraken meer"
    database.rollback()
    (candidate,) = database.scalars(select(Candidate))
    assert candidate.mail_stopped_at
    assert deeds(database, candidate)[-1] == "mails stopped"


def test_a_link_to_stop_the_mails_of_who_was_erased_or_is_another_fiche_now(
    app, reception, coordinator, expected, make, database
):
    first, second = expected(), expected(email="zohra.2@example.org")
    for key in (first, second):
        mailed(reception, key)
    tokens = [LINK.search(mail.body)[1] for mail in mails(database)]
    erased, merged = database.scalars(select(Candidate).order_by(Candidate.id))
    stays = make.candidate(given_name="Zohra")
    two = {"stays_id": stays.id, "goes_id": merged.id}
    gone(PersonKey(DataSubject.CANDIDATE, erased.id))
    coordinator.submit("candidates.merge", {"reason": "person_says"}, form="main form.sheet", **two)

    desk = Desk(app)
    dead = desk.get("matching.stop_mail", token=tokens[0], status=404)
    assert dead.heading == "We do not know this link"
    assert "Zohra" not in dead.text
    page = desk.get("matching.stop_mail", token=tokens[1])
    desk.send(page, {})
    database.rollback()
    assert database.get_one(Candidate, two["stays_id"]).mail_stopped_at


def test_who_stopped_the_mails_gets_none_until_they_say_otherwise(reception, expected, database):
    key = expected(mail_stopped_at=now())
    page = reception.get("matching.introduction", introduction_id=key)
    assert "This person wants no e-mails about appointments." in page.text
    refused = reception.submit(
        "matching.mail_candidate", {}, status=422, introduction_id=key, kind="appointment"
    )
    assert refused.problems[0].startswith("This person wants no e-mails")

    (candidate,) = database.scalars(select(Candidate))
    fiche = reception.get("desk.fiche", candidate_id=candidate.id)
    reception.send(fiche, {}, form=f"form[action$='/candidates/{candidate.id}/mail-again']")
    database.rollback()
    assert database.scalars(select(Candidate)).one().mail_stopped_at is None


def test_a_text_is_ready_and_names_nobody(reception, expected, database):
    key = expected(phone="+32470123456")
    page = reception.get("matching.introduction", introduction_id=key)
    link = page.html.select_one('a[href^="sms:"]')["href"]
    text = unquote(link.partition("?body=")[2])
    assert link.startswith("sms:+32470123456?body=Je%20afspraak")
    assert text == page.html.select_one("#ready-text").get_text()
    assert "om 10:15. Lepelstraat 14, 1070 Anderlecht." in text
    assert text.endswith("Bel ons: 02 555 00 10.")
    assert "Zohra" not in text
    assert "Leen" not in text
    assert not page.html.select('a[href*="wa.me"]')

    sent = f"form[action$='/introductions/{key}/texted']"
    beside = reception.get("matching.introduction", introduction_id=key)
    reception.send(page, {}, form=sent)
    reception.send(beside, {}, form=sent)  # in another tab: it is one text
    (told,) = database.scalars(select(FicheEvent))
    assert told.kind == FicheEventKind.TEXTED
    reception.send(reception.get("matching.introduction", introduction_id=key), {}, form=sent)
    database.rollback()
    assert len(database.scalars(select(FicheEvent)).all()) == 2


@pytest.mark.parametrize(("chose", "is_on"), [(True, False), (False, True), (True, True)])
def test_whatsapp_is_for_who_chose_it_where_the_desk_has_it(
    reception, expected, database, chose, is_on
):
    key = expected(phone="+32470123456", whatsapp=chose)
    settings.write_one("whatsapp", "yes" if is_on else "", language="nl", by=None)
    database.commit()
    page = reception.get("matching.introduction", introduction_id=key)
    links = page.html.select('a[href*="wa.me"]')
    assert bool(links) == (chose and is_on)
    if links:
        assert urlsplit(links[0]["href"]).path == "/32470123456"


def test_whatsapp_is_not_asked_where_the_desk_does_not_write_by_it(reception, database):
    asked = "main [name=whatsapp]"
    assert not reception.get("candidates.new").html.select(asked)
    settings.write_one("whatsapp", "yes", language="nl", by=None)
    database.commit()
    assert reception.get("candidates.new").html.select(asked)


def test_a_fixed_line_gets_no_text_and_the_page_says_so(reception, expected, database):
    key = expected(phone="+3225550199", whatsapp=True)
    settings.write_one("whatsapp", "yes", language="nl", by=None)
    database.commit()
    page = reception.get("matching.introduction", introduction_id=key)
    assert "02 555 01 99 is no mobile number: it cannot get a text." in page.text
    assert not page.html.select('#ready-text, a[href^="sms:"], a[href*="wa.me"]')


def test_what_is_over_is_not_texted(reception, expected):
    page = reception.get("matching.introduction", introduction_id=expected(on=today() - DAY))
    assert not page.html.select("#ready-text")


def test_a_coordinator_writes_the_mail_and_looks_at_it_first(coordinator, reception, expected):
    text = {"subject": "Tot {day}", "body": "Dag {name}\nTot dan in {place}."}
    where = {"kind": "appointment", "language": "nl"}
    page = coordinator.get("matching.letter_text", **where)
    pressed = page.html.select_one("[formaction]")  # the other button of the form
    page.html.select_one("main form[method=post]")["action"] = pressed["formaction"]
    look = coordinator.send(page, text, status=200)
    assert "Tot dan in Lepelstraat 14, 1070 Anderlecht." in look.text

    coordinator.send(look, text)
    key = expected()
    mail = reception.get("matching.mail_candidate", introduction_id=key, kind="appointment")
    assert "Tot dan in Lepelstraat 14" in mail.text

    page = coordinator.get("matching.letter_text", **where)
    coordinator.send(page, {}, form="form[action$='/standard']")
    page = coordinator.get("matching.letter_text", **where)
    assert page.html.select_one("[name=subject]")["value"] == "Je afspraak op {day}"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Dag {naam}", "We cannot fill in “{naam}”. You can use: {name}, "),
        ("Dag {name", "A brace “{” or “}” stands alone."),
        ("Dag {}", "We cannot fill in “{}”."),
        ("Dag {{name}}", "A brace “{” or “}” stands alone."),
        ("Dag {name.__class__}", "We cannot fill in “{name.__class__}”."),
    ],
)
def test_a_place_that_nobody_fills_in_is_named_and_what_was_typed_stays(coordinator, body, says):
    where = {"kind": "appointment", "language": "fr"}
    page = coordinator.submit("matching.letter_text", {"body": body}, status=422, **where)
    (problem,) = page.problems
    assert problem.startswith(says)
    assert page.html.select_one("[name=body]").get_text().strip() == body


def test_the_mail_of_who_was_not_reached_has_no_day(coordinator):
    where = {"kind": "not_reached", "language": "nl"}
    page = coordinator.submit("matching.letter_text", {"body": "Op {day}"}, status=422, **where)
    assert "{day}" in page.problems[0]


def test_an_appointment_that_was_held_is_not_called_off(reception, expected, make, database):
    key = expected()
    mailed(reception, key)
    introduction = database.get_one(Introduction, key)
    introduction.state, introduction.end_side = IntroductionState.STOPPED, EndedBy.CANDIDATE
    introduction.end_reason = IntroductionEndReason.NO_TIME
    database.commit()
    page = reception.get("matching.introduction", introduction_id=key)
    assert "that is off" not in page.text
    assert "E-mail that it is off" not in page.text
    reception.get("matching.mail_candidate", status=404, introduction_id=key, kind="cancelled")
