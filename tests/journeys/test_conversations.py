"""Conversations at the desk, from the tally to a note: counted in keys, clicks and pages."""

import re

import pytest

from tests.journeys.steps import press, quick_fiche, settle

AT_TALK = re.compile(r"/conversations/\d+(#.*)?$")


class Effort:
    """What somebody does from a page on: clicks, keys, and the pages that were loaded."""

    def __init__(self, page):
        self.page = page
        self.clicks = self.keys = self.loads = 0
        page.on("load", self._load)

    def _load(self, _page):
        self.loads += 1

    def click(self, locator):
        self.clicks += 1
        locator.click()
        settle(self.page)

    def type(self, locator, text):
        locator.focus()
        self.press(text)

    def press(self, text):
        self.keys += len(text)
        self.page.keyboard.type(text)


def tally(page, channel):
    return page.locator(f"form[action='/contacts/{channel}'] button")


def counted(page, channel):
    return int(tally(page, channel).locator(".count").inner_text().split()[-1])


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_three_visitors_are_counted_with_three_clicks_and_no_other_page(visitor, language):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in("reception")
    before = counted(page, "walk_in") + counted(page, "phone")
    effort = Effort(page)
    for channel in ("walk_in", "walk_in", "phone"):
        effort.click(tally(page, channel))
    assert counted(page, "walk_in") + counted(page, "phone") == before + 3
    assert (effort.clicks, effort.loads) == (3, 0)
    assert page.evaluate("document.activeElement.closest('form').getAttribute('action')").endswith(
        "/phone"
    )
    press(page.locator(".last-counted summary"))
    somebody.look("tally-add-a-word")
    page.locator("#language").select_option("ar")
    press(page.locator(".last-counted details [type=submit]"))
    page.locator("#messages .message").first.wait_for()
    press(page.locator(".last-counted form[action$='/undo'] button"))
    assert counted(page, "walk_in") + counted(page, "phone") == before + 2
    assert effort.loads == 0
    assert somebody.errors == []


@pytest.mark.journey
def test_a_visitor_is_counted_and_undone_without_a_script(visitor):
    somebody = visitor("nl", script=False)
    page = somebody.page
    somebody.sign_in("reception")
    before = counted(page, "mail")
    tally(page, "mail").click()
    assert counted(page, "mail") == before + 1
    assert page.url.endswith("/#tally")
    page.locator(".last-counted form[action$='/undo'] button").click()
    assert counted(page, "mail") == before


def begin_with(somebody, name):
    """Start a conversation with somebody who is known; the page of it opens."""
    page = somebody.page
    page.goto(somebody.site.address)
    press(page.locator(".head-action .btn-main"))
    page.wait_for_url(re.compile(r"/conversations/new$"))
    page.locator("main #q").press_sequentially(name)
    press(page.locator("#whom .rows button").first)
    page.wait_for_url(AT_TALK)


def explain_and_go_on(somebody):
    """Note that volunteering was explained, and plan the next step; it comes back."""
    page, language = somebody.page, somebody.language
    press(page.locator("#welcome summary"))
    press(page.locator(f"#welcome form[action$='/welcome/{language}'] button"))
    page.locator("#messages .message").first.wait_for()
    page.locator("#note").press_sequentially(" Belt morgen.")
    press(page.locator(".talk-foot .btn-main"))
    page.wait_for_url(re.compile(r"/follow-ups/new"))
    page.locator("#what").fill("Bellen")
    press(page.locator("main .send .btn-main"))
    page.wait_for_url(AT_TALK)


@pytest.mark.journey
@pytest.mark.parametrize(("language", "name"), [("nl", "Fenna"), ("fr", "Louane"), ("en", "Wanda")])
def test_somebody_known_comes_back_and_what_is_said_is_kept(visitor, language, name):
    somebody = visitor(language)
    page = somebody.page
    somebody.sign_in("reception")
    quick_fiche(somebody, name)
    begin_with(somebody, f"{name} Proef")
    somebody.look("conversation")
    note = page.locator("#note")
    note.press_sequentially("Wil eerst eens gaan kijken.")
    page.locator("#wishes summary").focus()  # who leaves the note saves it
    page.locator("[data-saved-at]:not(:empty)").wait_for()
    page.reload()
    assert page.locator("#note").input_value() == "Wil eerst eens gaan kijken."
    explain_and_go_on(somebody)
    assert "Belt morgen." in page.locator("#note").input_value()
    page.locator("main details.part").evaluate_all("all => all.forEach(one => { one.open = true })")
    somebody.look("conversation-later")
    assert somebody.errors == []


@pytest.mark.journey
def test_from_start_to_the_fiche_of_somebody_new_is_short(visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in("reception")
    page.goto(f"{somebody.site.address}/conversations/new")
    effort = Effort(page)
    effort.type(page.locator("main #q"), "Imke Zwart")
    page.locator("#whom form[action*='/conversations/fiche/'] button").wait_for()
    somebody.look("start")
    effort.click(page.locator("#whom form[action*='/conversations/fiche/'] button"))
    page.wait_for_url(re.compile(r"/candidates/new"))
    effort.click(page.locator("[name=fiche][value=spoken] + label"))
    effort.type(page.locator("#phone"), "0470000501")
    effort.click(page.locator("main .send .btn-main"))
    page.wait_for_url(AT_TALK)
    assert "Imke Zwart" in page.locator(".person").inner_text()
    assert (effort.clicks, effort.loads) == (3, 2)
    assert effort.keys <= 25
    assert somebody.errors == []


@pytest.mark.journey
def test_from_start_to_an_introduction_takes_two_pages(visitor):
    somebody = visitor("nl")
    page = somebody.page
    somebody.sign_in("reception")
    quick_fiche(somebody, "Ilse")
    page.goto(f"{somebody.site.address}/conversations/new")
    effort = Effort(page)
    effort.type(page.locator("main #q"), "Ilse Proef")
    effort.click(page.locator("#whom .rows button").first)
    page.wait_for_url(AT_TALK)
    effort.click(page.locator("#fit > summary"))
    introduce_here(somebody, effort)
    assert effort.loads == 2
    assert somebody.errors == []


def introduce_here(somebody, effort):
    """Introduce to the first that fits, in its card: nobody leaves the conversation."""
    page = somebody.page
    effort.click(page.locator("#fit a[href*='/introduce']").first)
    page.locator("#here-heading").wait_for()
    somebody.look("introduce-here")
    press(page.locator("[data-here] [name=sharing][value=spoken]"), "Space")
    press(page.locator("[data-here] [name^=yes_][value=spoken]").first, "Space")
    with page.expect_navigation(url=AT_TALK):
        page.locator("[data-here] .btn-main").click()
    effort.clicks += 1
    settle(page)
    page.locator("#messages .message").first.wait_for()


@pytest.mark.journey
def test_somebody_new_is_introduced_within_three_pages_too(visitor):
    somebody = visitor("fr")
    page = somebody.page
    somebody.sign_in("reception")
    page.goto(f"{somebody.site.address}/conversations/new")
    effort = Effort(page)
    effort.type(page.locator("main #q"), "Odile Neuve")
    effort.click(page.locator("#whom form[action*='/conversations/fiche/'] button"))
    page.wait_for_url(re.compile(r"/candidates/new"))
    effort.click(page.locator("[name=fiche][value=spoken] + label"))
    effort.type(page.locator("#phone"), "0470000502")
    effort.click(page.locator("main .send .btn-main"))
    page.wait_for_url(AT_TALK)
    effort.click(page.locator("#fit > summary"))
    introduce_here(somebody, effort)
    assert effort.loads <= 3
    assert somebody.errors == []


@pytest.mark.journey
def test_a_conversation_goes_without_a_script(visitor):
    somebody = visitor("nl", script=False)
    page = somebody.page
    somebody.sign_in("reception")
    quick_fiche(somebody, "Zonderling")
    page.goto(f"{somebody.site.address}/conversations/new")
    page.locator("main #q").fill("Zonderling Proef")
    page.locator("main .send .btn-main").click()
    page.locator("#whom .rows button").first.click()
    assert AT_TALK.search(page.url)
    page.locator("#note").fill("Komt donderdag terug.")
    page.locator("#note-form button").click()
    assert page.locator("#note").input_value().strip() == "Komt donderdag terug."
    assert page.locator("#messages .message").count() == 1
    page.goto(f"{somebody.site.address}/conversations/new")
    page.locator("#whom form[action*='/nameless/'] button").click()
    assert AT_TALK.search(page.url)


# What a browser has that can speak: two voices for each language, of which one is far away.
VOICES = """
    const named = (lang, localService) => ({ lang, localService, name: `${lang} ${localService}` });
    const voices = ["nl-BE", "fr-FR", "en-GB"].flatMap(
        (lang) => [named(lang, false), named(lang, HERE)]);
    window.spoken = [];
    class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    const speaks = { getVoices: () => voices, speak: (one) => spoken.push(one),
        cancel: () => { window.stopped = true; } };
    Object.defineProperty(window, "speechSynthesis",
        { value: Object.assign(new EventTarget(), speaks) });
"""
SPOKEN = "spoken.map((one) => [one.text.trim(), one.lang, one.voice.name])"


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_text_for_a_visitor_is_read_aloud_by_a_voice_of_this_machine(visitor, language):
    somebody = visitor(language)
    page, asked = somebody.page, []
    somebody.sign_in("reception")
    page.add_init_script(VOICES.replace("HERE", "true"))
    page.goto(f"{somebody.site.address}/explain/welcome/{language}")
    page.on("request", lambda request: asked.append(request.url))
    button = page.locator("[data-aloud]")
    somebody.look_at(page, "read-aloud")
    asked.clear()
    button.click()
    said = page.evaluate(SPOKEN)
    assert said[0][0] == page.locator("h1").inner_text()
    assert len(said) > 5
    assert {(lang, voice[:2], voice.endswith("true")) for _, lang, voice in said} == {
        (language, language, True)
    }
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("stopped = false") is False
    button.click()
    assert page.evaluate("stopped") is True
    assert button.get_attribute("aria-pressed") == "false"
    assert asked == [], "nothing is sent anywhere"


@pytest.mark.journey
def test_a_voice_that_is_elsewhere_reads_nothing(visitor):
    somebody = visitor("nl")
    somebody.sign_in("reception")
    somebody.page.add_init_script(VOICES.replace("HERE", "false"))
    somebody.page.goto(f"{somebody.site.address}/explain/welcome/nl")
    assert somebody.page.locator("[data-aloud]").is_hidden()


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_pages_for_a_visitor_can_be_read_by_everybody(visitor, language):
    somebody = visitor(language)
    somebody.sign_in("reception")
    for what in ("welcome", "dutch", "accessible"):
        somebody.page.goto(f"{somebody.site.address}/explain/{what}/{language}")
        somebody.look_at(somebody.page, f"explain-{what}")
        assert somebody.page.locator("[data-aloud]").is_hidden()  # this machine has no voice
