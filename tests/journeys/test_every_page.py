"""Every page of the desk can be read by everybody, also those that come up seldom."""

import re

import pytest

from tests.factories import Factories
from tests.journeys.steps import ADMINISTRATES, press, quick_fiche, send, sign_to_keep_secret
from tests.matching.deeds import DAY, due_call
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import Channel
from vrijwilligers.matching.models import Appointment
from vrijwilligers.matching.rules.states import IntroductionState
from vrijwilligers.vocabulary.clock import today

PAGES = (
    "/first-day",
    "/messages/",
    "/settings/desk",
    "/settings/desk/hours",
    "/settings/desk/explained",
    "/vacancies/",
    "/vacancies/1",
    "/vacancies/imports/",
    "/vacancies/imports/new",
    "/organisations/",
    "/organisations/1",
    "/candidates/",
    "/candidates/pairs/",
    "/candidates/pairs/apart",
    "/candidates/merges/",
    "/candidates/{number}/merge",
    "/candidates/{number}/notes",
    "/candidates/imports/",
    "/candidates/imports/new",
    "/candidates/{number}/change",
    "/candidates/{number}/consent",
    "/candidates/{number}/log",
    "/candidates/{number}/support",
    "/candidates/{number}/withdraw/fiche",
    "/candidates/{number}/copy",
    "/candidates/{number}/erase",
    "/privacy/",
    "/privacy/uninformed",
    "/sensitive-words/",
    "/visitor-languages/",
    "/visitor-languages/new",
    "/sensitive-words/remove",
    "/support-needs/",
    "/support-needs/new",
    "/support-needs/quiet_place/change",
    "/support-needs/access",
    "/matching/candidates/{number}",
    "/matching/candidates/{number}/why-not?q=koken",
    "/matching/candidates/{number}/introduce?vacancy=1",
    "/matching/letters/",
    "/matching/letters/appointment/nl",
    "/matching/letters/cancelled/fr",
    "/matching/inbox/no-answer",
    "/matching/inbox/no-step",
    "/matching/arrivals/",
    "/matching/pause?candidate={number}",
    "/matching/recalls/",
    "/matching/follow-ups/",
    "/matching/follow-ups/new?candidate={number}",
    "/accounts/staff",
    "/accounts/staff/1",
    "/accounts/staff/1/secrecy",
    "/accounts/staff/1/log",
    "/accounts/staff/1/erase",
    "/accounts/refusals/",
    "/accounts/staff/invite",
    "/accounts/me",
    "/accounts/password",
    "/accounts/second-step/set-up",
    "/find",
    "/nowhere",
)


COVERED = """
    [...document.querySelectorAll("body *")].filter(one => one.offsetHeight > innerHeight / 2
        && ["fixed", "sticky"].includes(getComputedStyle(one).position)).length
"""
NUMBER = re.compile(r"/\{\w+\}")
ZOOMED = {"width": 320, "height": 256}  # what 400 % leaves of a screen of 1280 by 1024
CUT = """
    [...document.querySelectorAll(".bar *, main *")].filter(one => one.clientWidth > 1
        && one.scrollWidth > one.clientWidth + 1 && one.innerText.trim()
        && ["hidden", "clip"].includes(getComputedStyle(one).overflowX)).map(one => one.outerHTML)
"""
OF_RECEPTION = (
    *("/", "/conversations/new", "/conversations/{talk}"),
    *("/candidates/{number}", "/candidates/{number}/notes", "/matching/candidates/{number}"),
    *("/matching/inbox/no-answer", "/matching/inbox/no-step", "/matching/follow-ups/"),
    *("/matching/follow-ups/{call}/outcome", "/matching/follow-ups/{call}/hand-over"),
    *("/matching/introductions/{met}", "/matching/introductions/{met}/appointment"),
    "/matching/introductions/{met}/mail-appointment",
)


def somebody_is_expected(desk, language):
    """Let somebody be called today who has an appointment; return what stands in addresses."""
    call = due_call(Factories(desk))
    call.introduction.state = IntroductionState.APPOINTMENT
    call.candidate.email = f"verwacht.{language}@example.org"
    call.introduction.appointment = Appointment(
        on=today() + DAY, place="Hoogstraat 1, 1000 Brussel"
    )
    talk = DeskContact(channel=Channel.WALK_IN, candidate_id=call.candidate_id)
    desk.add(talk)
    desk.commit()
    numbers = {"call": call.id, "met": call.introduction_id, "talk": talk.id}
    desk.rollback()  # leave the writers' place to the desk that runs
    return numbers


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_reception_reads_its_pages_also_at_400_percent(visitor, desk, language):
    somebody, numbers = visitor(language), somebody_is_expected(desk, language)
    page = somebody.page
    somebody.sign_in("reception")
    number = quick_fiche(somebody, f"Zoom{language}")
    for address in OF_RECEPTION:
        answer = page.goto(somebody.site.address + address.format(number=number, **numbers))
        assert answer.status == 200
        somebody.look(f"reception{NUMBER.sub('', address).replace('/', '-')}")
        page.set_viewport_size(ZOOMED)
        assert page.evaluate(CUT) == []
        top = page.locator("main").bounding_box()["y"]
        assert top <= ZOOMED["height"] / 2, "most of the screen is content"
        page.mouse.wheel(0, 2000)
        assert page.evaluate(COVERED) == 0, "nothing that stays covers half of it"


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_page_of_the_desk_can_be_read_by_everybody(site, desk, visitor, language, tmp_path):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in(*ADMINISTRATES)
    sign_to_keep_secret(somebody, desk)
    number = quick_fiche(somebody, f"Proef{language}")
    for address in PAGES:
        answer = page.goto(site.address + address.format(number=number))
        assert answer.status == (404 if address == "/nowhere" else 200)
        somebody.look(address.strip("/").replace("/", "-").format(number=number))
    look_at_erasing_a_contact_person(somebody)
    look_at_a_list_of_people(somebody, tmp_path / "people.csv")
    look_at_a_missing_tick(somebody)
    look_at_a_form_sent_otherwise(somebody, f"{site.address}/candidates/{number}/change")
    look_at_a_deed_sent_otherwise(somebody)


def look_at_erasing_a_contact_person(somebody):
    page = somebody.page
    page.goto(f"{somebody.site.address}/organisations/1/people/new")
    page.locator("#name").fill(f"Griet Proef {somebody.language}")
    send(somebody)
    page.locator("#messages .message").first.wait_for()
    page.locator("main a[href*='/people/']:not([href$='/new'])").last.click()
    page.locator("main a[href$='/erase']").click()
    page.wait_for_url(re.compile(r"/people/\d+/erase$"))
    somebody.look("contact-person-erase")


def look_at_a_list_of_people(somebody, path):
    """Try a list, take it over, and undo it: for the next reader it is new again."""
    page = somebody.page
    columns = {"given_name": "Lijsje", "email": f"lijsje.{somebody.language}@example.org"}
    columns |= {"consent_given_on": today().isoformat()}
    path.write_text(f"{','.join(columns)}\n{','.join(columns.values())}\n")
    page.goto(f"{somebody.site.address}/candidates/imports/new")
    page.locator("#file").set_input_files(path)
    page.locator("#source_name").fill("lijst")
    send(somebody)
    page.wait_for_url(re.compile(r"/candidates/imports/\d+$"))
    somebody.look("people-preview")
    press(page.locator('main button[form="take-over"]'))
    page.locator("main a[href$='/undo']").wait_for()
    somebody.look("people-taken-over")
    page.locator("main a[href$='/undo']").click()
    page.wait_for_url(re.compile(r"/undo$"))
    somebody.look("people-undo")
    page.locator("#undo [required]").check()
    press(page.locator("#undo button"))
    page.locator("#messages .message").first.wait_for()


def look_at_a_missing_tick(somebody):
    page = somebody.page
    page.goto(f"{somebody.site.address}/accounts/staff/1")
    page.locator("details.me summary").click()
    somebody.look("menu")
    harm = page.locator("form.harm").first
    harm.locator("[required]").evaluate("tick => { tick.required = false; }")
    press(harm.locator("button"))
    page.locator("#refusal").wait_for()
    somebody.look("tick-first")


def look_at_a_form_sent_otherwise(somebody, address):
    page, number = somebody.page, "main form.sheet [name=deed]"
    page.goto(address)
    used = page.locator(number).input_value()
    send(somebody)
    page.wait_for_url(re.compile(r"/candidates/\d+$"))
    page.goto(address)
    page.locator(number).evaluate("(control, used) => { control.value = used; }", used)
    page.locator("#given_name").fill("Anders")
    send(somebody)
    page.locator("#error-summary").wait_for()
    assert page.locator("#given_name").input_value() == "Anders"
    somebody.look("sent-otherwise")


def look_at_a_deed_sent_otherwise(somebody):
    page, form = somebody.page, somebody.page.locator("form[action='/contacts/walk_in']").first
    page.goto(somebody.site.address)
    used = form.locator("[name=deed]").input_value()
    press(form.locator("button"))
    page.goto(somebody.site.address)
    form.evaluate(
        """(form, used) => {
          form.elements.deed.value = used;
          form.elements.csrf_token.insertAdjacentHTML("afterend", '<input type="hidden" name="x">');
        }""",
        used,
    )
    press(form.locator("button"))
    page.locator("#refusal").wait_for()
    somebody.look("deed-sent-otherwise")
