"""The connection is cut: what was typed stays, the page says so, and sends it by itself later."""

import re

import pytest

from tests.journeys.steps import quick_fiche

TYPED = "Proeftje"
AWAY = "No connection. Leave this page open: what you typed stays here, and we try again."
WAITS = "No connection. We try again."
HOUR = re.compile(r"\d\d?(:\d\d|.h)")  # in French a whole hour is *9 h*
SAVE = "main form.sheet .send .btn-main"
NEW = re.compile("/candidates/new")


def bar(somebody):
    return somebody.page.locator("#connection.is-shown [data-words]")


def says(somebody, message):
    bar(somebody).wait_for()
    assert bar(somebody).inner_text() == somebody.say(message)


def type_slowly(page, field, text):
    """Type a text, as a hand does, and let the page keep it."""
    page.locator(field).press_sequentially(text, delay=20)


def kept(page):
    page.locator(".kept-note").filter(has_text=HOUR).wait_for()


TYPING = {  # people who are no likely doubles of each other
    "nl": ("Kabel", "Verbinding"),
    "fr": ("Ondine", "Lafontaine"),
    "en": ("Winston", "Ashcroft"),
}
UNANSWERED = {
    "nl": ("Draad", "Verstrepen"),
    "fr": ("Philippine", "Castelnau"),
    "en": ("Gertrude", "Mulligan"),
}


def new_fiche(somebody, name, family):
    page = somebody.page
    page.goto(f"{somebody.site.address}/candidates/new")
    page.locator("[name=fiche][value=spoken]").check()
    type_slowly(page, "#given_name", name)
    page.locator("#family_name").fill(family)
    page.locator("#email").fill(f"{name.lower()}.{family.lower()}@example.org")
    return page


def come_in(visitor, language):
    somebody = visitor(language)
    somebody.sign_in("reception")
    somebody.expected.append("net::ERR_")  # a cut is told there, as it must
    return somebody


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_typing_saving_and_searching_go_on_when_the_connection_is_back_r01(visitor, language):
    somebody = come_in(visitor, language)
    context = somebody.context
    page = new_fiche(somebody, *TYPING[language])
    kept(page)

    context.set_offline(True)  # while typing, and while it is kept
    type_slowly(page, "#given_name", "tje")
    says(somebody, AWAY)
    context.set_offline(False)
    bar(somebody).wait_for(state="hidden")

    context.set_offline(True)  # before the server had it
    page.locator(SAVE).click()
    says(somebody, AWAY)
    assert page.locator("#given_name").input_value() == f"tje{TYPING[language][0]}"
    context.set_offline(False)
    page.wait_for_url(re.compile(r"/candidates/\d+$"))

    context.set_offline(True)  # while searching
    type_slowly(page, "#find", TYPING[language][1].lower())
    says(somebody, WAITS)
    context.set_offline(False)
    page.locator(".found a").first.wait_for()


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_what_was_saved_but_not_answered_is_saved_once_f02(visitor, language, desk):
    somebody = come_in(visitor, language)
    page = new_fiche(somebody, *UNANSWERED[language])
    kept(page)
    sent = []

    def lose_the_answer(route):
        sent.append(route.fetch(max_redirects=0).status)  # the desk did it
        route.abort() if len(sent) == 1 else route.continue_()

    page.route("**/candidates/new", lose_the_answer)
    page.locator(SAVE).click()
    says(somebody, AWAY)
    page.wait_for_url(re.compile(r"/candidates/\d+$"))
    page.unroute("**/candidates/new")
    page.goto(f"{somebody.site.address}/candidates/")
    names = page.locator("main a").filter(has_text=UNANSWERED[language][0])
    assert names.count() == 1


def answer_by(page, status):
    """Let the next form be answered by a fault, of ours or of the server in front."""

    def fault(route):
        if route.request.method == "POST":
            route.fulfill(status=status, content_type="text/html", body=f"<h1>Fault {status}</h1>")
        else:
            route.continue_()

    page.unroute(NEW)
    page.route(NEW, fault)


@pytest.mark.journey
def test_what_is_typed_survives_faults_of_the_server_and_the_way_back_r01_f02(visitor):
    somebody = come_in(visitor, "en")
    somebody.expected.append("status of 5")
    page = new_fiche(somebody, "Ursula", "Pemberton")
    kept(page)
    for status in (500, 413):
        answer_by(page, status)
        page.locator(SAVE).click()
        bar(somebody).filter(has_text=f"Fault {status}.").wait_for()
        assert page.locator("#given_name").input_value() == "Ursula"

    page.goto(f"{somebody.site.address}/nowhere")
    page.go_back()
    page.locator("[data-kept] a").first.click()
    page.locator("[data-put-back]").wait_for()
    assert page.locator("#family_name").input_value() == "Pemberton"


@pytest.mark.journey
def test_a_fault_of_the_server_in_front_is_waited_for_and_the_form_goes_by_itself_r01(visitor):
    somebody = come_in(visitor, "en")
    somebody.expected.append("status of 5")
    page = new_fiche(somebody, "Wilhelmina", "Okonkwo")
    kept(page)  # the script is there: before it a browser sends the form itself
    answer_by(page, 502)
    page.locator(SAVE).click()
    says(somebody, AWAY)
    assert page.locator("#family_name").input_value() == "Okonkwo"
    page.unroute(NEW)
    page.wait_for_url(re.compile(r"/candidates/\d+$"))


def cut(somebody, button, message):
    """Press a button without a connection, and let it come back."""
    somebody.context.set_offline(True)
    somebody.page.locator(button).first.click()
    says(somebody, message)
    somebody.context.set_offline(False)


def count_a_visit(somebody):
    """Count without a connection: once it is back, the visit is counted, on the same page."""
    walk_in = "form[action='/contacts/walk_in'] button"
    counted = somebody.page.locator(walk_in).inner_text()
    cut(somebody, walk_in, WAITS)
    somebody.page.locator(walk_in).filter(has_not_text=counted).wait_for()


@pytest.mark.journey
def test_what_is_typed_after_a_file_was_refused_is_kept_too_r01(visitor, tmp_path):
    somebody = visitor("en")
    somebody.sign_in("coordinator")
    page, broken = somebody.page, tmp_path / "broken.csv"
    broken.write_bytes(b"\x00\x01")
    page.goto(f"{somebody.site.address}/vacancies/imports/new")
    page.locator("#file").set_input_files(broken)
    page.locator(SAVE).click()
    page.locator("#error-summary").wait_for()
    type_slowly(page, "#source_name", "The list")
    kept(page)


@pytest.mark.journey
def test_a_button_a_file_and_signing_out_wait_for_the_connection_too_r01(visitor, tmp_path):
    somebody = visitor("en")
    somebody.expected.append("net::ERR_")
    somebody.sign_in_new("coordinator")
    page, table = somebody.page, tmp_path / "list.csv"
    table.write_text("source_id,organisation,title_nl\n1,De Ketel,Soep koken\n")

    count_a_visit(somebody)
    page.goto(f"{somebody.site.address}/vacancies/imports/new")
    page.locator("#file").set_input_files(table)
    page.locator("#source_name").fill("Cut")
    cut(somebody, SAVE, AWAY)
    page.wait_for_url(re.compile(r"/vacancies/imports/\d+"))
    page.goto(f"{somebody.site.address}/settings/desk/desk")
    page.locator("input[type=file]").set_input_files(table)
    cut(somebody, SAVE, AWAY)
    page.locator("#error-summary").wait_for()  # a table is no picture
    page.locator("details.me summary").click()
    cut(somebody, "details.me form button", WAITS)
    page.wait_for_url(re.compile(r"/accounts/sign-in"))


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_tab_that_was_closed_is_offered_again_in_another_language_too_r01(visitor, language):
    somebody = come_in(visitor, language)
    key = quick_fiche(somebody, f"Tabblad{language}")
    page = somebody.page
    page.goto(f"{somebody.site.address}/candidates/{key}/change")
    page.locator("#family_name").fill("")
    type_slowly(page, "#family_name", TYPED)
    kept(page)
    page.close(run_before_unload=False)

    page = somebody.page = somebody.context.new_page()
    page.goto(somebody.site.address)
    page.locator("#begun-heading").wait_for()
    somebody.look("today-with-a-draft")
    page.goto(f"{somebody.site.address}/candidates/{key}/change")
    somebody.look("a-draft-is-offered")
    page.locator("[data-kept] a").first.click()
    page.locator("[data-put-back]").wait_for()
    assert page.locator("#family_name").input_value() == TYPED
    page.locator(".languages:not(.folded) a[hreflang=en]").click()
    page.locator("html[lang=en]").wait_for()
    assert page.locator("#family_name").input_value() == TYPED
