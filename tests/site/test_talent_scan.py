"""The talent scan online: no name, no cookie, no script, and nothing is kept (T-01, T-03)."""

import logging

import pytest
from sqlalchemy import func, select

from tests.exchange.pdfs import pages_of
from tests.site.public import Visitor
from vrijwilligers.records.deed_numbers import DeedNumber
from vrijwilligers.records.facts import Fact
from vrijwilligers.scans.models import ScanCode
from vrijwilligers.scans.rules.offers import AskedTalent, varied
from vrijwilligers.talents import queries as talents
from vrijwilligers.vocabulary.clock import now

FORM = "form#scan"


class Scanner(Visitor):
    """A visitor who does the scan, a screen at a time."""

    def begin(self, language="en"):
        self.page = self.open(f"/site/{language}/talents/")
        return self.take()

    def take(self, status=200, form=FORM, **answers):
        """Press a button of the screen: what it is called and what it says."""
        self.page = self.press(self.page, answers, status, form)
        return self.page

    def press(self, page, answers, status, form):
        element = page.html.select_one(form)
        sent = {
            control["name"]: control.get("value", "")
            for control in element.select("input[type=hidden]")
        }
        with self._request():
            response = self.client.post(element["action"], data=sent | answers, buffered=True)
            return self._read(response, status)

    def answer(self, answers):
        for letter in answers:
            word = {"y": "yes", "b": "bit", "n": "no"}[letter]
            assert self.page.html.select_one(f"[name=answer][value={word}]")
            self.take(answer=word)
        return self.page

    @property
    def line(self):
        return self.page.html.select_one("[name=line]")["value"]


@pytest.fixture
def scanner(app, make):
    return Scanner(app)


def codes():
    return talents.current_set().codes


def test_somebody_goes_from_the_first_card_to_five_talents_and_who_asks_them(scanner, make):
    first, *_, last = codes()
    open_one = make.vacancy(talents=frozenset({first}), texts={"nl": ("Luisteren", "Je luistert.")})
    make.vacancy(talents=frozenset({last}))
    scanner.begin()
    scanner.answer("y" * 8 + "n" * (len(codes()) - 8))
    assert scanner.page.heading == "Which talents suit you best?"
    scanner.take(go="choose", five=[*codes()[:5]])
    for _ in range(10):
        assert scanner.page.heading == "Which of these two suits you better?"
        scanner.take(winner=scanner.page.html.select_one("[name=winner]")["value"])
    assert scanner.page.heading == "Your talents"
    headings = [one.get_text() for one in scanner.page.html.select("main h2")]
    assert headings[:2] == ["Sure", "Here they ask these talents"]
    numbers = [one.get_text(" ", strip=True) for one in scanner.page.html.select(".number")]
    assert numbers == [f"no. {open_one.id}"]
    assert talents.current_set().name in scanner.page.text  # T-04


def test_nothing_of_a_scan_is_kept_or_logged(scanner, database, caplog):
    with caplog.at_level(logging.DEBUG):
        scanner.begin()
        scanner.answer("y" * len(codes()))
        scanner.take(go="choose", five=[*codes()[:5]])
        scanner.take(go="end")
    assert scanner.page.heading == "Your talents"
    for kept in (DeedNumber, ScanCode):
        assert database.scalar(select(func.count()).select_from(kept)) == 0
    assert scanner.line not in caplog.text
    assert not any(code in caplog.text for code in ("yyyyyy", "winner"))
    assert scanner.page.response.headers["Cache-Control"] == "private, max-age=0"


def test_every_screen_goes_back_and_another_language_keeps_the_answers(scanner):
    scanner.begin()
    assert not scanner.page.html.select("[name=go][value=back]")  # to the start leads a link
    scanner.answer("y" * len(codes()))
    chosen = [*codes()[:5]]
    scanner.take(go="choose", five=chosen)
    scanner.take(go="skip")
    scanner.take(go="back")
    scanner.take(go="back")
    ticked = [one["value"] for one in scanner.page.html.select("[name=five][checked]")]
    assert ticked == chosen
    scanner.take(go="back")
    card = scanner.page.heading
    french = scanner.page.html.select_one("button[lang=fr]")["formaction"]
    scanner.page.html.select_one(FORM)["action"] = french
    scanner.take(go="stay")
    assert (scanner.page.html.html["lang"], scanner.page.heading != card) == ("fr", True)
    assert scanner.take(answer="no").heading.startswith("Quels")


def test_another_number_than_five_is_refused_in_words_and_stays_ticked(scanner):
    scanner.begin()
    scanner.answer("y" * len(codes()))
    page = scanner.take(go="choose", five=[*codes()[:4]], status=422)
    assert page.problems == ["Tick exactly 5: now it is 4."]
    assert len(page.html.select("[name=five][checked]")) == 4


def test_who_says_no_to_all_is_answered_kindly(scanner):
    scanner.begin()
    page = scanner.answer("n" * len(codes()))
    assert page.heading == "You did not recognise yourself in any card"
    assert scanner.take(go="back").html.select("[name=answer]")


@pytest.mark.parametrize(
    ("answers", "parts"),
    [("y", ["Sure"]), ("yb", ["Sure", "Also close"]), ("b", ["This suits you"])],
)
def test_who_sees_little_in_themselves_gets_less_than_five(scanner, answers, parts):
    scanner.begin()
    page = scanner.answer(answers + "n" * (len(codes()) - len(answers)))
    assert [one.get_text() for one in page.html.select("main form h2")] == parts


def test_a_scan_goes_on_from_its_link(scanner):
    scanner.begin()
    scanner.answer("yby")
    link = scanner.page.html.select_one("#pause-link")["value"]
    assert "?" not in link
    assert link.endswith(f"/site/en/talents/#{scanner.line}")
    other = Scanner(scanner.app)
    other.page = other.open("/site/en/talents/")
    other.take(form="form#go-on", line=link)
    assert other.page.text.count("Card 4 of") == 1


@pytest.mark.parametrize("line", ["nonsense", "1~desk~99~yyy~~~", "x" * 3000])
def test_a_link_that_cannot_be_read_says_so_and_begins(scanner, line):
    scanner.page = scanner.open("/site/en/talents/")
    page = scanner.take(form="form#go-on", line=line)
    assert page.messages == []
    assert "This link cannot be read." in page.text
    assert "Card 1 of" in page.text


def test_what_was_not_asked_changes_nothing(scanner):
    scanner.begin()
    before = scanner.line
    for odd in ({"answer": "maybe"}, {"winner": codes()[0]}, {"go": "choose"}, {"go": "nonsense"}):
        scanner.take(**odd)
        assert scanner.line == before
    scanner.take(answer="yes", card=codes()[5])  # a screen of before, in another tab
    assert scanner.line == before


def test_the_list_beside_a_result_is_varied():
    rows = [AskedTalent(number, number % 3, "a") for number in range(1, 30)]
    rows += [AskedTalent(40, 7, "b"), AskedTalent(41, 8, "a"), AskedTalent(41, 8, "b")]
    shown = varied(rows)
    assert [*shown] == [41, 40, 29, 28, 27]  # both at once, then b alone, then one of each
    assert shown[41] == {"a", "b"}
    assert varied([]) == {}


def finished(scanner):
    scanner.begin()
    scanner.answer("y" * len(codes()))
    scanner.take(go="choose", five=[*codes()[:5]])
    return scanner.take(go="end")


def code_of(page):
    return page.html.select_one(".short-code").get_text(strip=True)


def test_a_code_is_given_only_when_asked_shows_the_result_and_can_be_erased(scanner, database):
    assert database.scalar(select(func.count()).select_from(ScanCode)) == 0
    finished(scanner)
    code = code_of(scanner.take(form="#leave-code"))
    database.rollback()
    (kept,) = database.scalars(select(ScanCode))
    assert code not in str(vars(kept))
    other = Scanner(scanner.app)
    for typed in (code, code.lower(), f" {code.replace('-', ' ').replace('0', 'O')} "):
        other.page = other.open("/site/en/talents/")
        page = other.take(form="#by-code", code=typed)
        assert [one.get_text() for one in page.html.select(".talent-cards h3")]
    shown = other.page
    other.take(form="#erase-code")
    assert "The code is erased." in other.page.text
    other.press(shown, {}, 422, "#erase-code")  # who guesses is counted
    page = other.take(form="#by-code", code=code, status=422)
    assert page.problems == ["We do not know this code. Look again: a word and five figures."]


@pytest.mark.parametrize(
    ("changed", "why"),
    [({"used_at": now}, "used already"), ({"expires_at": now}, "too old")],
)
def test_a_code_that_is_over_says_why(scanner, database, changed, why):
    finished(scanner)
    code = code_of(scanner.take(form="#leave-code"))
    database.rollback()
    (kept,) = database.scalars(select(ScanCode))
    for name, moment in changed.items():
        setattr(kept, name, moment())
    database.commit()
    scanner.page = scanner.open("/site/en/talents/")
    (problem,) = scanner.take(form="#by-code", code=code, status=422).problems
    assert why in problem


def test_a_scan_is_counted_once_by_form_and_language_and_by_nothing_else(scanner, database):
    finished(scanner)
    scanner.take(go="stay")
    scanner.take(go="back")
    database.rollback()
    counted = {(one.dimension, one.value): one.amount for one in database.scalars(select(Fact))}
    assert counted == {("", ""): 1, ("form", "online"): 1, ("language", "en"): 1}


def test_a_result_is_printed_with_its_code_only_where_one_was_asked(scanner, database):
    finished(scanner)
    line = scanner.line
    printed = scanner.take(form="#print-scan").response
    assert printed.headers["Cache-Control"] == "private, max-age=0"
    assert "Your talents" in pages_of(printed.data)[0]
    scanner.page = scanner.open("/site/en/talents/")
    scanner.take(form="#go-on", line=line)
    assert database.scalar(select(func.count()).select_from(ScanCode)) == 0
    code = code_of(scanner.take(form="#leave-code"))
    back = pages_of(scanner.take(form="#print-scan").response.data)[1]
    assert code in back


def test_a_scan_that_is_not_finished_is_not_printed(scanner):
    scanner.begin()
    scanner.page.html.select_one(FORM)["action"] = "/site/en/talents/print"
    assert scanner.take().heading == "Which talents do you have?"
