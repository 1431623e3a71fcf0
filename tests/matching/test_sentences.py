"""Coordinators say in three languages why it did not work out: both sides choose from that."""

import pytest

from tests.matching.answers import link_of, mailed
from vrijwilligers.matching.rules.answering import SIDES
from vrijwilligers.matching.rules.states import IntroductionEndReason
from vrijwilligers.matching.rules.still_there import SIDES_OF_CANDIDATE
from vrijwilligers.talents.queries import end_sentences
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.link_holders import LinkHolder

PAGE = "introduction_links.answer"


def choices_of(page):
    return {one["value"]: one.get_text() for one in page.html.select("#reason option")}


@pytest.mark.parametrize(
    ("holder", "sides"),
    [(LinkHolder.ORGANISATION, SIDES), (LinkHolder.CANDIDATE, SIDES_OF_CANDIDATE)],
)
def test_each_reason_that_a_side_may_choose_has_a_sentence_in_three_languages(
    database, holder, sides
):
    for language in LANGUAGES:
        sentences = end_sentences(holder, language)
        assert {IntroductionEndReason(code) for code in sentences} == set(sides)
        assert all(sentences.values())


def test_what_a_coordinator_writes_is_what_an_organisation_chooses_from(
    app, desk, coordinator, make, lists
):
    _made, token = mailed(make, lists)
    link_of(token).language = "en"
    lists.commit()
    code = "organisation.not_a_fit"
    index = coordinator.get("talents.index", listed="sentences")
    assert not index.html.find("a", string="Add to the list")
    coordinator.get("talents.new", listed="sentences", status=404)
    assert len(index.html.select("ul.rows > li")) == len(SIDES) + len(SIDES_OF_CANDIDATE)
    said = {"name_en": "We looked for somebody else", "name_fr": "Nous cherchions autre chose"}
    coordinator.submit("talents.change", said, listed="sentences", code=code)
    other = {"listed": "sentences", "code": "organisation.no_time"}
    page = coordinator.get("talents.change", **other)
    form = page.html.select_one("main form.sheet")
    form.select_one("[name=is_used]").attrs.pop("checked")
    coordinator.send(page, {})

    shown = choices_of(desk.get(PAGE, token=token))

    assert shown["not_a_fit"] == "We looked for somebody else"
    assert "no_time" not in shown
    assert shown["other"] == "Something else", "both sides may say the same"
