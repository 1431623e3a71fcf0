"""A set of talents: one card each, in three languages. Once published, a set never changes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256

Texts = Mapping[str, str]  # by language

ORDER = ("nl", "fr", "en")  # in which another language is taken where a text is missing
PLAIN = "talent"  # the pictogram of a talent that has none of its own


@dataclass(frozen=True, kw_only=True)
class TalentCard:
    """What a card says of one talent: its name, a deed of *me*, a sentence, what one can do."""

    code: str
    names: Texts
    explanations: Texts  # one sentence
    deeds: Texts  # in the first person, at most seven words
    meanings: Texts  # what it can mean in volunteer work: a few examples
    pictogram: str = PLAIN

    def name(self, language: str) -> str:
        """Say what the talent is called."""
        return _said(self.names, language) or self.code

    def explanation(self, language: str) -> str:
        """Say in a sentence what it is; nothing where nobody wrote one."""
        return _said(self.explanations, language)

    def deed(self, language: str) -> str:
        """Say what somebody does who has it; where nobody wrote that, its name."""
        return self.deeds.get(language) or self.name(language)

    def meaning(self, language: str) -> str:
        """Say what it can mean in volunteer work; nothing where nobody wrote it."""
        return _said(self.meanings, language)


@dataclass(frozen=True, kw_only=True)
class TalentSet:
    """One version of the talents that a scan asks, in their order."""

    code: str
    version: int
    cards: tuple[TalentCard, ...]

    @property
    def name(self) -> str:
        """Return what is printed on a result: which set this was, and which version."""
        return f"{self.code}-{self.version}"

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the talents, in their order."""
        return tuple(card.code for card in self.cards)

    def card(self, code: str) -> TalentCard:
        """Return the card of a talent, or raise ``KeyError``."""
        return {card.code: card for card in self.cards}[code]


def as_content(cards: Iterable[TalentCard]) -> str:
    """Return cards as the text that is kept: the same cards are the same text."""
    return json.dumps(
        [asdict(card) for card in cards],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def cards_in(content: str) -> tuple[TalentCard, ...]:
    """Return the cards that were kept as a text."""
    return tuple(TalentCard(**card) for card in json.loads(content))


def digest_of(content: str) -> str:
    """Return the hash by which one content is told from another."""
    return sha256(content.encode()).hexdigest()


def _said(texts: Texts, language: str) -> str:
    return next(filter(None, (texts.get(one) for one in (language, *ORDER))), "")
