import re
from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest

from tests.conftest import settings
from tests.desk import Desk
from tests.settings.answers import kept, png, typed
from tests.site.public import PAGES, Visitor
from vrijwilligers.app import create_app
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.records import outbox
from vrijwilligers.records.database_flags import mark_as_real
from vrijwilligers.settings import actions, queries
from vrijwilligers.settings.readers import pack, spans
from vrijwilligers.settings.rules import SETTINGS, DeskSettings, Section, SettingKind
from vrijwilligers.vocabulary.week import WEEKDAYS

LANGUAGES = ("nl", "fr", "en")
AN = {"fiche": "spoken", "given_name": "An", "family_name": "Proef", "comes_by": "y"}


def say(database, **answers):
    for name, text in answers.items():
        actions.write_one(name, text, language="nl", by=None)
    database.commit()


@pytest.fixture
def in_production(app, monkeypatch):
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    monkeypatch.setitem(app.config, "SERVER_ADDRESS", "http://localhost")


def answers(section):
    """Return an answer of its own to each question of a part."""
    filled = {}
    for name, setting in SETTINGS.items():
        if setting.section != section:
            continue
        if setting.kind == SettingKind.HOURS:
            filled |= {f"hours_{weekday}": "" for weekday in WEEKDAYS}
            filled |= {"hours_mon": "9h30-12", "hours_tue": "14-18"}
        elif setting.by_language:
            filled |= {f"{name}_{code}": f"{typed(name)} {code}" for code in LANGUAGES}
        else:
            filled[name] = typed(name)
    return filled


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_what_is_typed_is_kept_and_stands_in_the_form_again(app, make, database, role):
    clerk = Desk(app).sign_in(make.staff(role))
    for section in Section:
        clerk.submit("settings.part", answers(section), section=section)
    assert pack(queries.stored()) == {
        name: {code: f"{kept(name)} {code}" for code in LANGUAGES}
        if setting.by_language
        else kept(name)
        for name, setting in SETTINGS.items()
    }
    before = pack(queries.stored())
    for section in Section:
        clerk.submit("settings.part", {}, section=section)
    assert pack(queries.stored()) == before
    assert spans(queries.stored().hours, "mon") == "09:30-12:00"


def test_lines_that_a_browser_sent_as_they_were_are_nothing_that_differs(app, make, database):
    clerk = Desk(app).sign_in(make.staff("coordinator"))
    say(database, closed_days="2026-12-24..2027-01-02; 2027-07-21")
    page = clerk.get("settings.part", section="hours")
    say(database, hours_note="Toe")
    days = "2026-12-24..2027-01-02\r\n2027-07-21"
    again = clerk.send(page, {"closed_days": days, "hours_note_nl": "Open"}, status=409)
    assert [(theirs, mine) for _question, theirs, mine in again.conflict] == [("Toe", "Open")]


def test_a_colleague_who_changes_another_part_is_in_nobodys_way(coordinator, database):
    page = coordinator.get("settings.part", section="hours")
    say(database, phone="02 512 34 56")
    coordinator.send(page, {"hours_note_nl": "Open"})
    assert (queries.stored().phone, str(queries.stored().hours_note)) == ("+3225123456", "Open")


def test_the_page_says_of_each_part_what_is_open(coordinator, database):
    say(database, keep_fiche="10", address="Kaai 1", phone="02 555 01 23")
    page = coordinator.get("settings.desk")
    assert "2 of 6 are filled in." in page.text
    assert "1 term was chosen here, the others are as usual." in page.text
    assert "Still open: How do you get there?" in page.text
    links = [row.a["href"] for row in page.html.select("ul.rows > li")]
    assert links == [f"/settings/desk/{section}" for section in Section]


def test_reception_does_not_change_what_the_desk_is(reception):
    reception.get("settings.desk", status=403)
    reception.get("settings.part", section="terms", status=403)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_how_a_letter_begins(app, make, database, language):
    clerk = Desk(app, language).sign_in(make.staff("coordinator"))
    clerk.get("settings.desk")
    say(database, name="Infopunt Zuid", place="bibliotheek", controller="Vzw Zuid")
    page = clerk.get("settings.desk")
    card = page.html.find(id="letter-head").parent.get_text()
    assert "Infopunt Zuid · bibliotheek" in card
    assert "Vzw Zuid" in card


def test_what_is_no_answer_stands_at_its_question_and_nothing_is_kept(coordinator, database):
    wrong = {"hours_sat": "noon", "hours_note_nl": "Infopunt"}
    page = coordinator.submit("settings.part", wrong, status=422, section="hours")
    assert page.problems == ["“noon” is not a time such as 10:00-13:00."]
    wrong = {"email": "desk@", "address_nl": "Kaai 1"}
    page = coordinator.submit("settings.part", wrong, status=422, section="contact")
    assert page.problems == ["“desk@” is not an e-mail address."]
    assert queries.stored() == DeskSettings()


def test_when_a_colleague_was_faster_both_answers_stand_side_by_side(coordinator, database):
    open_page = coordinator.get("settings.part", section="contact")
    say(database, phone="02 555 01 23")
    page = coordinator.send(open_page, {"phone": "02 555 99 99"}, status=409)
    question = "What is the phone number of the desk?"
    assert page.conflict == [[question, "02 555 01 23", "02 555 99 99"]]
    coordinator.send(page, {})
    assert queries.stored().phone == "+3225559999"


def test_a_picture_is_shown_and_taken_away(coordinator, app, database):
    coordinator.submit("settings.part", {"logo": (BytesIO(png()), "logo.png")}, section="desk")
    image = coordinator.get("settings.desk").html.select_one("img.logo")["src"]
    shown = Visitor(app).client.get(image)
    assert shown.mimetype == "image/png"
    assert not {"Set-Cookie", "Vary"} & set(shown.headers.keys())
    coordinator.submit("settings.part", {"without_logo": "y"}, section="desk")
    assert not coordinator.get("settings.desk").html.select("img.logo")
    Visitor(app).open(image, status=404)


def test_what_is_no_picture_is_refused_with_all_that_was_typed(coordinator, database):
    sent = {"logo": (BytesIO(b"<svg/>"), "logo.png"), "name_nl": "Infopunt"}
    page = coordinator.submit("settings.part", sent, status=422, section="desk")
    assert page.problems == ["Choose a PNG file of at most 2 MB."]
    assert page.html.find(id="name_nl")["value"] == "Infopunt"
    assert queries.stored() == DeskSettings()


def test_pages_of_the_team_bear_the_short_name_of_the_desk(reception, database):
    assert reception.get("desk.today").html.title.string.endswith("Volunteer desk")
    say(database, short_name="Infopunt <Zuid>")
    page = reception.get("desk.today")
    assert page.html.title.get_text().endswith("· Infopunt <Zuid>")
    assert page.html.select_one(".brand").get_text() == "Infopunt <Zuid>"


def names_of_the_site(app, language):
    """Return what the public pages are called: on them, in frames, in feeds, for machines."""
    visitor = Visitor(app, language)
    home = visitor.open(f"/site/{language}/").html
    frame = visitor.open(f"/site/{language}/widget").html
    around = visitor.open(f"/site/{language}/embed").html.find(id="snippet").get_text()
    atom = visitor.open(f"/site/{language}/feed.atom")
    return {
        home.title.get_text().rpartition(" · ")[2],
        home.select_one(".brand").get_text(),
        frame.title.get_text(),
        frame.h1.get_text(),
        re.search('title="(.*?)"', around)[1],
        visitor.open(f"/site/{language}/feed.json").response.json["title"],
        fromstring(atom.response.data).find("{*}title").text,
    }


def name_in_the_description(app):
    described = Visitor(app, "nl").open("/api/v1/openapi.json")
    return described.response.json["info"]["title"]


def test_the_public_pages_are_called_what_the_desk_says(coordinator, app, database):
    assert names_of_the_site(app, "fr") == {"Volontariat à Bruxelles"}
    assert name_in_the_description(app) == "Vrijwilligerswerk in Brussel"

    names = {f"site_name_{code}": f"Werk {code}" for code in LANGUAGES}
    coordinator.submit("settings.part", names, section="desk")

    assert names_of_the_site(app, "nl") == {"Werk nl"}
    assert names_of_the_site(app, "fr") == {"Werk fr"}
    assert name_in_the_description(app) == "Werk nl"


def test_public_pages_follow_the_settings_at_once(app, make, database):
    visitor = Visitor(app, "nl")
    before = visitor.open("/site/nl/privacy")
    assert "Vzw Zuid" not in before.text
    say(database, controller="Vzw Zuid", welcome="Kom langs.", links="Krant https://krant.example")
    after = visitor.open("/site/nl/privacy")
    assert "Verantwoordelijk voor je gegevens: Vzw Zuid." in after.text
    assert "Kom langs." in after.html.footer.get_text()
    assert after.html.find("a", href="https://krant.example").get_text() == "Krant"


@pytest.mark.parametrize("language", LANGUAGES)
def test_public_pages_of_a_desk_of_which_nothing_is_known_are_whole(app, make, language):
    for address in PAGES:
        page = Visitor(app, language).open(address.format(language=language))
        assert "None" not in page.html.get_text()


def test_a_mail_ends_with_who_we_are(app, database):
    outbox.queue("reset", address="an@example.org", language="nl", subject="S", name="An", link="L")
    say(database, name="Infopunt Zuid", phone="02 555 01 23")
    mail = outbox.queue(
        "reset", address="an@example.org", language="nl", subject="S", name="An", link="L"
    )
    assert mail.body.endswith("\n-- \nInfopunt Zuid\n02 555 01 23\n")


@pytest.mark.parametrize("role", ["reception", "coordinator"])
def test_without_a_controller_production_says_so_and_takes_no_fiche(
    app, make, database, in_production, role
):
    clerk = Desk(app).sign_in(make.staff(role))
    for endpoint in ("desk.today", "candidates.new"):
        page = clerk.get(endpoint)
        assert "Fill in who is responsible for the data first" in page.text
        link = page.html.find("a", string="To the settings of the desk")
        assert bool(link) == (role == "coordinator")
    candidate = make.candidate(consents=("fiche",))
    refused = clerk.submit(
        "candidates.give",
        {"sharing": "spoken"},
        form="main form.sheet",
        status=422,
        candidate_id=candidate.id,
    )
    assert refused.problems == ["Fill in who is responsible for the data first."]


def test_a_form_that_was_open_before_makes_no_fiche_either(reception, database, monkeypatch, app):
    page = reception.get("candidates.new")
    monkeypatch.setitem(app.config, "PRODUCTION", True)
    monkeypatch.setitem(app.config, "SERVER_ADDRESS", "http://localhost")
    reception.send(page, AN, status=409)
    assert database.query(Candidate).count() == 0


def test_with_a_controller_production_takes_fiches_and_says_who_is_responsible(
    reception, database, in_production
):
    say(database, controller="Vzw Zuid", controller_email="privacy@zuid.example")
    page = reception.get("candidates.new")
    for language in LANGUAGES:
        notice = page.html.select_one(f".consent-text[lang={language}]").get_text()
        assert "Vzw Zuid" in notice
        assert "privacy@zuid.example" in notice
    reception.send(page, AN)
    assert database.query(Candidate).count() == 1


def test_after_the_end_of_a_demo_no_fiche_is_made_without_a_controller_anywhere(
    reception, database
):
    mark_as_real()
    database.commit()
    page = reception.get("candidates.new")
    assert "Fill in who is responsible for the data first" in page.text
    say(database, controller="Vzw Zuid", controller_email="privacy@zuid.example")
    reception.submit("candidates.new", AN)
    assert database.query(Candidate).count() == 1


def test_outside_production_fiches_are_taken_without_a_controller(reception, database):
    reception.submit("candidates.new", AN)
    assert database.query(Candidate).count() == 1


def test_production_starts_without_a_controller(app, make, tmp_path):
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    real = {"PRODUCTION": True, "SESSION_COOKIE_SECURE": True}
    address = {"SERVER_ADDRESS": "https://localhost"}
    production = create_app(settings(url, tmp_path, **real, **address))
    Desk(production).get("accounts.sign_in")


def test_a_page_about_trouble_comes_without_the_database(tmp_path):
    away = create_app(settings(f"sqlite:///{tmp_path}/nowhere/desk.sqlite", tmp_path))
    with away.app_context():
        answer = away.test_client().get("/site/en/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Something went wrong with us" in answer.text
