"""A set of talents: cards in three languages, kept as one text."""

import pytest

from vrijwilligers.talents.rules.sets import TalentCard, TalentSet, as_content, cards_in, digest_of

CARD = TalentCard(
    code="listening",
    names={"nl": "luisteren", "fr": "écouter", "en": ""},
    explanations={"nl": "Je hebt tijd.", "fr": "", "en": ""},
    deeds={"nl": "Ik luister.", "fr": "", "en": ""},
    meanings={"nl": "", "fr": "", "en": ""},
    pictogram="listening",
)


def test_cards_come_back_from_the_text_they_are_kept_as():
    content = as_content([CARD])
    assert cards_in(content) == (CARD,)
    assert digest_of(content) == digest_of(as_content(cards_in(content)))


def test_the_order_of_cards_makes_another_content_and_that_of_languages_does_not():
    other = TalentCard(code="music", names={}, explanations={}, deeds={}, meanings={})
    assert as_content([CARD, other]) != as_content([other, CARD])
    turned = TalentCard(
        code="listening",
        names=dict(reversed(CARD.names.items())),
        explanations=CARD.explanations,
        deeds=CARD.deeds,
        meanings=CARD.meanings,
        pictogram="listening",
    )
    assert as_content([CARD]) == as_content([turned])


@pytest.mark.parametrize(
    ("part", "language", "said"),
    [
        ("name", "fr", "écouter"),
        ("name", "en", "luisteren"),  # a missing name is said in Dutch
        ("explanation", "fr", "Je hebt tijd."),
        ("deed", "nl", "Ik luister."),
        ("deed", "fr", "écouter"),  # nobody reads a deed in a language that was not asked
        ("meaning", "nl", ""),
    ],
)
def test_a_card_says_what_it_can_in_a_language(part, language, said):
    assert getattr(CARD, part)(language) == said


def test_a_set_knows_its_name_and_its_cards_by_code():
    kept = TalentSet(code="infopunt", version=3, cards=(CARD,))
    assert (kept.name, kept.codes) == ("infopunt-3", ("listening",))
    assert kept.card("listening") is CARD
    with pytest.raises(KeyError):
        kept.card("dancing")
