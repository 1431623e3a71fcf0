"""How plain a text is, in Dutch, French or English (STANDARDS 4.5): a ruler, not a judge.

Sentences of ten to thirteen words are read by most people. What is counted here can be counted
without a dictionary; a person has the last word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_ON_AVERAGE = 13  # words a sentence (L-01)
MOST_IN_ONE = 20
LONG = {"nl": 13, "fr": 13, "en": 12}  # letters from which a word is long

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
NUMBER_OR_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[^\Wa-zß-öø-ÿ_])|\n+")
NO_END = re.compile(  # a point after these does not end a sentence
    r"\b(?:bv|bijv|nl|enz|o\.a|m\.b\.t|i\.v\.m|d\.w\.z|incl|excl|max|min|tel|nr|dr|mevr|dhr|ca|"
    r"p\.ex|ex|etc|c\.-à-d|env|av|bd|mme|mm|n°|e\.g|i\.e|approx|mr|mrs|ms|st)\.$",
    re.IGNORECASE,
)
SHORTENED = re.compile(
    r"\b(?:[A-Z]{2,6}\b|(?:[a-zà-ÿ]\.){2,}|(?:[a-zà-ÿ]\.-à-d\.)|"
    r"(?:bv|bijv|enz|incl|excl|max|min|tel|nr|ca|p\.ex|etc|env|approx)\.)",
)
OUR_WORDS = re.compile(r"vrijwillig|bénévol|volontari|volunteer", re.IGNORECASE)

WORDEN = frozenset({"word", "wordt", "worden", "werd", "werden", "geworden"})
DUTCH_PARTICIPLE = re.compile(
    r"(?:\w{2,5})?ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|over|onder)\w{2,}(?:d|t)"
)
NO_DUTCH_PARTICIPLE = frozenset(
    {
        *("gebied", "geduld", "gezond", "gewicht", "gemeenten", "gelegenheid", "gerecht"),
        *("gerechten", "gesprekken", "gezinnen", "verstand", "geschikt", "bekend", "bereid"),
        *("gedicht", "gezicht", "gedichten", "gezichten", "geluiden", "gebouwen", "gedachten"),
        *("gewoonten", "bestand", "beeld"),
    }
)
ETRE = frozenset(
    {
        *("suis", "est", "sommes", "êtes", "sont", "était", "étaient", "sera", "serez", "seront"),
        *("serait", "seraient", "soit", "soient", "été", "être", "fut", "furent", "étant"),
    }
)
FRENCH_PARTICIPLE = re.compile(
    r"\w{2,}(?:é|ée|és|ées)|(?:pris|mis|remis|permis|compris|admis|faits?|dits?|écrits?|"
    r"ouverts?|offerts?|couverts?|prévus?|tenus?|reçus?|attendus?|vendus?|rendus?|lus?|vus?|"
    r"choisis?|fournis?|remplis?|servis?|suivis?|accueillis?|conduits?|produits?)(?:e|es)?"
)
NO_FRENCH_PARTICIPLE = re.compile(
    r"(?:all|rest|arriv|entr|mont|tomb|retourn|n|pass|motiv|pressé|âg|intéress|situ|fatigu|"
    r"organis|cass)(?:é|ée|és|ées)|(?:liberté|qualité|société|activité|santé|été)s?"
)
BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
ENGLISH_PARTICIPLE = re.compile(
    r"\w{2,}ed|done|made|given|taken|held|written|paid|kept|sent|found|chosen|brought|taught|"
    r"shown|known|told|built|bought|sold|met|led|driven|spoken|served|put|set|read"
)
NO_ENGLISH_PARTICIPLE = frozenset(
    {
        *("interested", "tired", "excited", "retired", "bored", "worried", "pleased", "motivated"),
        *("experienced", "skilled", "indeed", "speed", "need", "limited", "committed", "delighted"),
    }
)
BETWEEN = 3  # words that may stand between *be* and its participle


@dataclass(frozen=True, kw_only=True)
class TextMeasure:
    """What was counted in a text."""

    sentences: int
    words: int
    average: float  # words a sentence
    longest: int
    too_long: tuple[str, ...]  # the sentences of more than twenty words
    long_words: tuple[str, ...]
    passives: tuple[str, ...]  # the sentences in which something is done by nobody
    abbreviations: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Tell whether it must be made shorter: sentences too long, on average or one of them."""
        return self.average > MOST_ON_AVERAGE or bool(self.too_long)


def measure(text: str, language: str) -> TextMeasure:
    """Count what makes a text hard to read."""
    parts = [(one, len(NUMBER_OR_WORD.findall(one))) for one in sentences_of(text)]
    counted = [(one, words) for one, words in parts if words]
    words = sum(amount for _, amount in counted)
    return TextMeasure(
        sentences=len(counted),
        words=words,
        average=round(words / len(counted), 1) if counted else 0.0,
        longest=max((amount for _, amount in counted), default=0),
        too_long=tuple(one for one, amount in counted if amount > MOST_IN_ONE),
        long_words=_each_once(word for word in WORD.findall(text) if _is_long(word, language)),
        passives=tuple(one for one, _ in counted if is_passive(one, language)),
        abbreviations=_each_once(SHORTENED.findall(text)),
    )


def sentences_of(text: str) -> list[str]:
    """Split a text in sentences; a new line begins a new one, *bv.* and the like do not end one."""
    sentences: list[str] = []
    for part in SENTENCE_ENDS.split(text.replace("\r\n", "\n")):
        if sentences and NO_END.search(sentences[-1]):
            sentences[-1] = f"{sentences[-1]} {part.strip()}"
        elif part.strip():
            sentences.append(part.strip())
    return sentences


def _is_long(word: str, language: str) -> bool:
    return len(word) >= LONG[language] and not OUR_WORDS.search(word)


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def is_passive(sentence: str, language: str) -> bool:
    """Tell whether a sentence seems to be passive: *de soep wordt gekookt*."""
    words = [word.lower() for word in WORD.findall(sentence)]
    return {"nl": _is_passive_nl, "fr": _is_passive_fr, "en": _is_passive_en}[language](words)


def _is_passive_nl(words: list[str]) -> bool:
    """In Dutch the participle may stand far from *worden*, on either side."""
    participles = [
        word
        for word in words
        if DUTCH_PARTICIPLE.fullmatch(word) and word not in NO_DUTCH_PARTICIPLE | WORDEN
    ]
    return bool(participles) and not WORDEN.isdisjoint(words)


def _is_passive_fr(words: list[str]) -> bool:
    return any(
        FRENCH_PARTICIPLE.fullmatch(word) and not NO_FRENCH_PARTICIPLE.fullmatch(word)
        for word in _soon_after(words, ETRE)
    )


def _is_passive_en(words: list[str]) -> bool:
    return any(
        ENGLISH_PARTICIPLE.fullmatch(word) and word not in NO_ENGLISH_PARTICIPLE
        for word in _soon_after(words, BE)
    )


def _soon_after(words: list[str], verbs: frozenset[str]) -> list[str]:
    """Return the words that stand close behind a form of *to be*, up to the next one."""
    places = (place for place, word in enumerate(words) if word in verbs)
    return [word for place in places for word in words[place + 1 : place + 1 + BETWEEN]]
