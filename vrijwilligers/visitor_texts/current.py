"""What can be had now in a language that came as data."""

from collections.abc import Mapping

from vrijwilligers.visitor_texts import queries
from vrijwilligers.visitor_texts.queries.states import LanguageState, state_of, states
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.vocabulary.languages import LANGUAGES


def languages_of(piece: VisitorPiece) -> dict[str, str]:
    """Return in which languages a visitor can get a piece: ours, and those that are whole."""
    return LANGUAGES | {one.language.code: one.language.own_name for one in offered_in(piece)}


def offered_in(piece: VisitorPiece) -> list[LanguageState]:
    """Return the languages of data in which a visitor can get a piece."""
    return [state for state in states() if state.is_offered(piece)]


def offered_state(code: str, piece: VisitorPiece) -> LanguageState | None:
    """Return a language of data in which a visitor can get a piece; nothing where none can."""
    language = queries.find_language(code)
    state = state_of(language) if language else None
    return state if state and state.is_offered(piece) else None


def names_in(words: Mapping[str, str], key: str, otherwise: Mapping[str, str]) -> dict[str, str]:
    """Return names of a code list; one that is not offered any more says what it said before."""
    return {code: words.get(key % code) or name for code, name in otherwise.items()}
