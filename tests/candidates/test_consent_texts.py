"""What somebody reads before consenting: whole, in three languages, and kept as it was read."""

import re
from datetime import date
from hashlib import sha256

import pytest
from sqlalchemy import select

from vrijwilligers.candidates import actions, rules
from vrijwilligers.candidates.models import ConsentText
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay, resolve
from vrijwilligers.candidates.wording import questions, templates_of, text_of, texts_of
from vrijwilligers.settings import actions as settings
from vrijwilligers.vocabulary.clock import months_after, today

FICHE, SHARING, NEEDS = (
    ConsentPurpose.FICHE,
    ConsentPurpose.SHARING,
    ConsentPurpose.SUPPORT_NEEDS,
)
YES = ConsentDetails(ways={FICHE: ConsentWay.SPOKEN}, language="nl")
SAMIRA = {"language": "nl", "fiche": "spoken", "given_name": "Samira", "family_name": "El Idrissi"}
SAMIRA |= {"comes_by": "y", "motivation": "Graag helpen"}
SAID = {
    "controller": "Vzw Zuid",
    "controller_address": "Kaai 1, 1000 Brussel",
    "controller_email": "privacy@zuid.example",
    "phone": "+3225550123",
    "authority": "Autoriteit, Drukpersstraat 35.",
}


def say(database, **answers):
    for name, text in answers.items():
        settings.write_one(name, text, language="nl", by=None)
    database.commit()


def kept(database):
    return database.scalars(select(ConsentText).order_by(ConsentText.version)).all()


@pytest.mark.parametrize(
    ("template", "read"),
    [
        ("Wij zijn [{a}|het infopunt].", "Wij zijn het infopunt."),
        ("Zeg het ons[, of via {b}]. En dan?", "Zeg het ons, of via mail. En dan?"),
        ("Zeg het ons[, of via {a}]. En dan?", "Zeg het ons. En dan?"),
        ("[{a}][ {a} {b}.]\n\n[{b}][ {a}]", "mail"),
        ("{b} {c}", "mail [{b}]"),
    ],
)
def test_a_text_reads_on_without_what_is_not_known(template, read):
    assert resolve(template, {"a": "", "b": "mail", "c": "[{b}]"}) == read


@pytest.mark.parametrize("purpose", [FICHE, SHARING, ConsentPurpose.APPROACHED, NEEDS])
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_each_text_has_no_holes_whatever_is_known_p02(purpose, language):
    template = templates_of(purpose)[language]
    names = {"controller": "Vzw", "reach": "x@y.example", "authority": "GBA"}
    terms = {"months": "12", "days": "14"}
    whole = resolve(template, names | terms)
    bare = resolve(template, dict.fromkeys(names, "") | terms)
    assert all(name in whole for name in names.values())
    for text in (whole, bare):
        assert not re.search(r"[\[\]{}|]| [,.]|  |[.,:][.,]|\bbénévol", text)
        assert all(re.match("[A-Z]", line) and line[-1] in ".?" for line in text.splitlines())
    assert bare.splitlines()[0].endswith("?")


def test_a_text_says_who_is_responsible_and_how_to_stop_and_complain_p02(database):
    say(database, **SAID)
    body = text_of(FICHE, "nl").body
    assert "van Vzw Zuid, Kaai 1, 1000\N{NO-BREAK SPACE}Brussel." in body
    assert "of via privacy@zuid.example of 02\xa0555\xa001\xa023." in body
    assert "terecht bij: Autoriteit, Drukpersstraat 35." in body
    assert "12 maanden" in body
    assert "14 dagen" in body
    assert text_of(FICHE, "nl").months == 12
    assert text_of(SHARING, "nl").months is None


def test_a_purpose_is_asked_because_a_feature_uses_it_p02(app):
    brought = {name for one in app.extensions["registry"].features for name in one.consent_purposes}
    with app.app_context():
        assert {*questions()} == brought
        assert {purpose for purpose, _ in texts_of(questions())} == brought
    assert brought >= {"fiche", "sharing"}
    assert "newsletter" not in brought, "nothing uses it yet"


def test_the_text_is_kept_as_it_was_read_and_once_p03(make, database):
    say(database, **SAID)
    for _ in range(2):
        actions.give(make.candidate(consents=()), YES, by=None, today=today())
        database.commit()
    [text] = kept(database)
    assert (text.purpose, text.language, text.version, text.months) == ("fiche", "nl", 1, 12)
    assert "Vzw Zuid" in text.body
    assert text.digest == sha256(text.body.encode()).hexdigest()


def test_a_changed_setting_makes_a_new_version_and_leaves_the_old_p03(make, database):
    say(database, **SAID)
    first = make.candidate()
    say(database, controller="Vzw Noord")
    second = make.candidate()
    texts = [one.consents[0].text for one in (first, second)]
    assert [text.version for text in texts] == [1, 2]
    assert "Vzw Zuid" in texts[0].body
    assert "Vzw Noord" in texts[1].body


def test_what_was_shown_is_what_is_kept_where_it_is_known_p03(make, database):
    say(database, controller="Vzw Zuid")
    shown = {FICHE: text_of(FICHE, "nl").digest}
    make.candidate()
    say(database, controller="Vzw Noord")
    late = make.candidate(consents=())
    actions.give(late, YES, by=None, today=today(), shown=shown)
    assert "Vzw Zuid" in late.consents[0].text.body


@pytest.mark.parametrize("shown", [{FICHE: "0" * 64}, {FICHE: ""}, {}])
def test_a_text_that_nobody_knows_is_not_what_was_agreed_p03(make, database, shown):
    with pytest.raises(actions.TextHasChanged):
        actions.give(make.candidate(consents=()), YES, by=None, today=today(), shown=shown)
    database.rollback()
    assert kept(database) == []


def test_when_the_text_changed_the_form_comes_back_with_all_that_was_typed_p03(reception, database):
    say(database, controller="Vzw Zuid")
    page = reception.get("candidates.new")
    say(database, controller="Vzw Noord")
    page = reception.send(page, SAMIRA, status=422)
    assert [problem[:34] for problem in page.problems] == ["The text of consent has changed in"]
    assert "Vzw Noord" in page.text
    assert page.html.select_one("#given_name")["value"] == "Samira"
    assert page.html.select_one("#motivation").get_text().strip() == "Graag helpen"
    assert kept(database) == []
    reception.send(page, {})
    assert ["Vzw Noord" in text.body for text in kept(database)] == [True]


def test_a_changed_text_is_said_also_beside_another_mistake_p03(reception, database):
    page = reception.get("candidates.new")
    say(database, controller="Vzw Noord")
    page = reception.send(page, SAMIRA | {"birth_year": "1830"}, status=422)
    assert "The text of consent has changed" in " ".join(page.problems)


def test_the_text_that_was_agreed_can_be_read_p03(reception, make, database):
    say(database, controller="Vzw Zuid")
    candidate = make.candidate()
    say(database, controller="Vzw Noord")
    page = reception.get("candidates.give", candidate_id=candidate.id)
    agreed = page.html.select_one("details .consent-text")
    assert agreed["lang"] == "nl"
    assert "Vzw Zuid" in agreed.get_text()


@pytest.mark.parametrize(
    ("promised", "kept_for"), [(None, 12), (6, 6), (24, 12)], ids=["nothing", "less", "more"]
)
def test_the_term_that_was_promised_binds_p10(promised, kept_for):
    last = date(2026, 3, 31)
    assert rules.erase_after(last, promised) == months_after(last, kept_for)


def test_a_longer_term_later_binds_nobody_who_agreed_to_a_shorter_one_p10(
    make, database, monkeypatch
):
    monkeypatch.setattr(rules, "RETENTION_MONTHS", 6)
    early = make.candidate(consents=(), erase_on=months_after(today(), 6))
    actions.give(early, YES, by=None, today=today())
    database.commit()
    monkeypatch.setattr(rules, "RETENTION_MONTHS", 24)
    assert "24 maanden" in text_of(FICHE, "nl").body
    day = months_after(today(), 1)
    actions.touch(early, today=day)
    assert early.erase_on == months_after(day, 6)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 5), 12, date(2027, 1, 5)),
    ],
)
def test_a_month_that_is_too_short_ends_the_term_on_its_last_day(day, months, later):
    assert months_after(day, months) == later
