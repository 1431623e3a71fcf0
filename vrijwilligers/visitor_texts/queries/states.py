"""How far a language is: which texts it has, who signed them, and what can be handed out in it."""

from dataclasses import dataclass
from functools import cached_property

from vrijwilligers.registry import announce
from vrijwilligers.visitor_texts import queries
from vrijwilligers.visitor_texts.feature import VisitorTextsAsked
from vrijwilligers.visitor_texts.models import AddedLanguage, TextSignature
from vrijwilligers.visitor_texts.rules.texts import (
    NEEDED,
    NOT_YET,
    PartCode,
    PartProgress,
    SourceText,
    TextPart,
    VisitorPiece,
    digest_of,
    progress_of,
)
from vrijwilligers.vocabulary.languages import LANGUAGES, MESSAGE_IDS, speaking


def sources() -> tuple[SourceText, ...]:
    """Return every text that a visitor may get to read, as each feature brings its own."""
    parts: list[TextPart] = announce(VisitorTextsAsked())
    said = {language: _said(parts, language) for language in (*LANGUAGES, MESSAGE_IDS)}
    return tuple(
        SourceText(
            key=key,
            part=part.code,
            said=part.said.get(key) or {language: said[language][key] for language in LANGUAGES},
            message=said[MESSAGE_IDS].get(key, ""),
            longest=part.longest.get(key),
        )
        for part in sorted(parts, key=lambda one: [*PartCode].index(one.code))
        for key in (*part.texts, *part.said)
    )


def _said(parts: list[TextPart], language: str) -> dict[str, str]:
    with speaking(language):
        return {key: str(words) for part in parts for key, words in part.texts.items()}


@dataclass(frozen=True, kw_only=True)
class LanguageState:
    """A language with all that is known of its texts."""

    language: AddedLanguage
    sources: tuple[SourceText, ...]
    words: dict[str, str]
    signatures: dict[PartCode, TextSignature]

    @cached_property
    def progress(self) -> dict[PartCode, PartProgress]:
        """How many texts of each part are filled."""
        return progress_of(self.sources, self.words)

    def is_signed(self, part: PartCode) -> bool:
        """Tell whether somebody vouches for a part as it is now."""
        signature = self.signatures.get(part)
        return signature is not None and signature.digest == self.digest(part)

    def digest(self, part: PartCode) -> str:
        """Return the hash of a part as it is now."""
        return digest_of(part, self.sources, self.words)

    def exists(self, piece: VisitorPiece) -> bool:
        """Tell whether a piece can be had in a language of data at all: its texts have keys."""
        return piece not in NOT_YET and all(part in self.progress for part in NEEDED[piece])

    def missing(self, piece: VisitorPiece) -> int:
        """Return how many texts a piece still lacks."""
        parts = [self.progress[part] for part in NEEDED[piece] if part in self.progress]
        return sum(part.total - part.filled for part in parts)

    def is_checked(self, piece: VisitorPiece) -> bool:
        """Tell whether each part of a piece is signed as it is now."""
        return all(self.is_signed(part) for part in NEEDED[piece] if part in self.progress)

    def is_offered(self, piece: VisitorPiece) -> bool:
        """Tell whether a visitor can get a piece: it is whole; consent is signed as well."""
        if not self.exists(piece) or self.missing(piece):
            return False
        return piece != VisitorPiece.CONSENT or self.is_checked(piece)

    @property
    def messages(self) -> dict[str, str]:
        """Return the texts by the id under which our catalogs have them."""
        known = ((one.message, self.words.get(one.key)) for one in self.sources)
        return {message: words for message, words in known if message and words}


def state_of(language: AddedLanguage, known: tuple[SourceText, ...] | None = None) -> LanguageState:
    """Return how far a language is."""
    return LanguageState(
        language=language,
        sources=sources() if known is None else known,
        words=queries.words_in(language),
        signatures={one.part: one for one in queries.signatures_of(language)},
    )


def states() -> list[LanguageState]:
    """Return how far each language is."""
    known = sources()
    return [state_of(language, known) for language in queries.languages()]
