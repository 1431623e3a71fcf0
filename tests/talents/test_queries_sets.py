"""The published sets: the first one is there from the start, and none ever changes."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError, NoResultFound

from vrijwilligers.talents import queries
from vrijwilligers.talents.models import Talent, TalentSetVersion
from vrijwilligers.talents.rules.sets import as_content, cards_in, digest_of
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.plain_language import NUMBER_OR_WORD, measure

MOST_IN_A_DEED = 7


def test_the_first_set_is_that_of_the_list_and_reads_as_it_was_kept(database):
    current = queries.current_set()
    assert (current.name, len(current.cards)) == ("infopunt-1", 24)
    assert current.codes == tuple(talent.code for talent in queries.talents())
    assert current.cards == tuple(talent.card for talent in queries.talents())
    row = database.query(TalentSetVersion).one()
    assert (as_content(cards_in(row.content)), digest_of(row.content)) == (row.content, row.digest)
    assert queries.get_set(row.id) == queries.set_named("infopunt", 1) == current
    for missing in (lambda: queries.get_set(0), lambda: queries.set_named("infopunt", 9)):
        with pytest.raises(NoResultFound):
            missing()


def test_the_database_refuses_to_change_a_set(database):
    with pytest.raises(IntegrityError):
        database.execute(update(TalentSetVersion).values(content="[]"))


def test_each_first_card_is_whole_and_plain_in_three_languages(database):
    """One sentence each, deeds of *me* of at most seven words, nothing long or passive."""
    hard = []
    for card in queries.current_set().cards:
        assert card.pictogram == card.code
        for language in LANGUAGES:
            explanation, deed = card.explanations[language], card.deeds[language]
            found = measure(explanation, language)
            says_me = deed.startswith(("Ik ", "Je ", "J’", "I "))
            is_short = len(NUMBER_OR_WORD.findall(deed)) <= MOST_IN_A_DEED
            is_plain = found.sentences == 1 and not (found.is_hard or found.passives)
            if not (says_me and is_short and is_plain and card.meanings[language]):
                hard.append((card.code, language, explanation, deed))
    assert not hard


def test_a_talent_without_texts_of_its_own_has_a_card_of_its_name(database):
    talent = Talent(code="x", name_nl="dansen", name_fr="danser", name_en="dancing", position=1)
    talent.explanation_nl = talent.deed_nl = talent.meaning_nl = None
    card = talent.card
    assert (card.deed("nl"), card.explanation("nl"), card.meaning("nl")) == ("dansen", "", "")
