"""How much two organisations look like one, by name, place and ways to reach them.

Names are compared without legal form, articles and accents. Comparing everybody with everybody
would take hours: only who shares a key (a sound, a word, a phone number …) is compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz, process

from vrijwilligers.organisations.rules.naming import without_form
from vrijwilligers.vocabulary.names.spelling import sound
from vrijwilligers.vocabulary.places import municipalities

ARTICLES = {"de", "het", "een", "la", "le", "les", "the", "van", "du", "des", "l", "t", "d", "en"}
SHARED_BY_ALL = {  # where anybody has a mail address, and the made-up ones of a demo
    *("gmail.com", "hotmail.com", "hotmail.be", "outlook.com", "outlook.be", "live.be"),
    *("live.com", "yahoo.com", "yahoo.fr", "icloud.com", "telenet.be", "skynet.be", "proximus.be"),
    *("scarlet.be", "pandora.be", "belgacom.net", "example.org"),
}
GENERIC = {  # what many houses are called, so that it says little
    *("huis", "buurthuis", "wijkhuis", "jeugdhuis", "vereniging", "groep", "club", "centrum"),
    *("gemeenschapscentrum", "cultureel", "dienstencentrum", "lokaal", "woonzorgcentrum", "wzc"),
    *("ldc", "gc", "rusthuis", "ziekenhuis", "kinderdagverblijf", "school", "bibliotheek"),
    *("wijkcomite", "buurtcomite", "buurtwerk", "voedselbank", "speelotheek", "vzw", "asbl"),
    *("maison", "quartier", "centre", "service", "association", "club", "repos", "culturel"),
    *("brussel", "bruxelles", "brussels", "brusselse", "bruxellois", "vlaamse"),
}
COMMON, FEW = 0.01, 10  # a word in so large a share of the names, and in so many, is generic too
LARGE = 40  # in a larger group only neighbours by name are compared
NEIGHBOURS = 3
SHORTEST_WORD = 4
REMEMBERED = 50_000  # names and words of which the sound is kept at hand
SAME, NEVER = 100, 101
EQUAL_SOUND = 92
SHORTEST_SOUND = 3
SOUNDS_FROM = 50  # letters may differ, but not that much
ALONE_IN_WORDS = 60
ALONE, SAME_TOWN, SAME_REACH = 90, 80, 72  # how alike names must be: nothing else is the same …


class LikenessReason(StrEnum):
    """What makes two look like one, or speaks against it."""

    NAME = "name"
    ALIKE = "alike"
    PHONE = "phone"
    EMAIL = "email"
    SITE = "site"
    TOWN = "town"
    OTHER_NUMBER = "other_number"


REACH = {LikenessReason.PHONE, LikenessReason.EMAIL, LikenessReason.SITE}
Named = tuple[int, str]  # the key of an organisation, and one of its names


@dataclass(frozen=True)
class ComparedOrganisation:
    """What is compared of an organisation; names as ``core_of`` writes them."""

    key: int
    names: tuple[str, ...]
    towns: frozenset[str] = frozenset()
    kbo: str | None = None
    phone: str | None = None
    email: str | None = None
    site: str | None = None  # of its mail or its website, where that is its own


class LikelyPair(NamedTuple):
    """Two that are likely one, with how likely that is and why."""

    one: int
    other: int
    likeness: float
    why: tuple[LikenessReason, ...]


def core_of(name: str) -> str:
    """Return what tells a name apart: without legal form, articles, accents and signs."""
    plain = without_form(name)
    words = [word for word in plain.split() if word not in ARTICLES]
    return " ".join(words or plain.split())


def site_of(email: str | None, url: str | None) -> str | None:
    """Return the domain of a mail address or website, when it is nobody else's."""
    host = re.sub(r"^\w+://(www\.)?", "", (url or "").lower())
    domains = ((email or "").rpartition("@")[2], re.split(r"[/:?#]", host)[0])
    return next((one for one in domains if one and one not in SHARED_BY_ALL), None)


def likely(cards: Sequence[ComparedOrganisation]) -> list[LikelyPair]:
    """Return pairs that are likely one organisation, the likeliest first."""
    by_key = {card.key: card for card in cards}
    alike = _likeness_of(_pairs(cards), GENERIC | _common(cards))
    found = (
        judge(by_key[one], by_key[other], much)
        for (one, other), much in alike.items()
        if much >= SAME_REACH
    )
    return sorted(filter(None, found), key=lambda pair: (-pair.likeness, pair.one, pair.other))


def like(card: ComparedOrganisation, cards: Iterable[ComparedOrganisation]) -> list[LikelyPair]:
    """Return which of some organisations one is likely, the likeliest first."""
    found = (judge(card, other, _nearest(card, other)) for other in cards)
    return sorted(filter(None, found), key=lambda pair: (-pair.likeness, pair.other))


def like_many(
    new: Iterable[ComparedOrganisation], known: Sequence[ComparedOrganisation]
) -> dict[int, list[LikelyPair]]:
    """Return for each of some new ones which of those we know it is likely, if any."""
    by_key, groups = {card.key: card for card in known}, _groups(known)
    found = {}
    for card in new:
        shared = [groups.get(key, []) for name in card.names for key in _keys(card, name)]
        near = {key for group in shared if len(group) <= LARGE for key, _ in group}
        found[card.key] = like(card, [by_key[key] for key in sorted(near)])
    return {key: pairs for key, pairs in found.items() if pairs}


def judge(
    one: ComparedOrganisation, other: ComparedOrganisation, likeness: float
) -> LikelyPair | None:
    """Weigh how alike the names of two are with what else is the same, and what is not."""
    why = frozenset(_why(one, other))
    is_elsewhere = bool(one.towns and other.towns) and LikenessReason.TOWN not in why
    if likeness < _enough(why, is_elsewhere=is_elsewhere) or _say_otherwise(one, other):
        return None
    weight = likeness + 10 * len(REACH & why) + 5 * (LikenessReason.TOWN in why) - 15 * is_elsewhere
    named = LikenessReason.NAME if likeness == SAME else LikenessReason.ALIKE
    return LikelyPair(
        one.key, other.key, weight, (named, *(each for each in LikenessReason if each in why))
    )


def _enough(why: frozenset[LikenessReason], *, is_elsewhere: bool) -> float:
    """Return how alike two names must be, given what else is the same."""
    if LikenessReason.OTHER_NUMBER in why:
        return SAME if REACH & why else NEVER
    if REACH & why:
        return SAME_REACH
    if is_elsewhere:
        return SAME
    return SAME_TOWN if LikenessReason.TOWN in why else ALONE


def _why(one: ComparedOrganisation, other: ComparedOrganisation) -> Iterator[LikenessReason]:
    for why, mine, theirs in (
        (LikenessReason.PHONE, one.phone, other.phone),
        (LikenessReason.EMAIL, one.email, other.email),
        (LikenessReason.SITE, one.site, other.site),
    ):
        if mine and mine == theirs:
            yield why
    if one.towns & other.towns:
        yield LikenessReason.TOWN
    if one.kbo and other.kbo and one.kbo != other.kbo:
        yield LikenessReason.OTHER_NUMBER


def _nearest(one: ComparedOrganisation, other: ComparedOrganisation) -> float:
    pairs = [((one.key, mine), (other.key, theirs)) for mine in one.names for theirs in other.names]
    return max(_likeness_of(pairs, GENERIC).values(), default=0)


def _common(cards: Sequence[ComparedOrganisation]) -> set[str]:
    """Return the words that stand in the names of many."""
    seen = Counter(word for card in cards for name in card.names for word in set(name.split()))
    least = max(FEW, COMMON * len(cards))
    return {word for word, count in seen.items() if count > least}


def _likeness_of(
    pairs: Iterable[tuple[Named, Named]], generic: set[str]
) -> dict[tuple[int, int], float]:
    """Return for each two organisations how alike their most alike names are.

    Three quarters of that is how alike they are without the words that many share.
    """
    found = list(pairs)
    names = {name for pair in found for _, name in pair}
    own = {name: " ".join(word for word in name.split() if word not in generic) for name in names}
    whole = _ratios([(one[1], other[1]) for one, other in found])
    rest = _ratios([(own[one[1]], own[other[1]]) for one, other in found])
    alike: dict[tuple[int, int], float] = {}
    for (one, other), *ratios in zip(found, whole, rest, strict=True):
        keys = (min(one[0], other[0]), max(one[0], other[0]))
        likeness = _blend(own[one[1]], own[other[1]], *ratios)
        alike[keys] = max(alike.get(keys, 0), likeness)
    return alike


def _ratios(pairs: Sequence[tuple[str, str]]) -> list[float]:
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    return process.cpdist(ones, others, scorer=fuzz.token_sort_ratio).tolist()


def _blend(mine: str, theirs: str, whole: float, rest: float) -> float:
    """Weigh whole names and what is their own; what sounds the same is as good as nearly the same.

    Where neither has a word of its own, the whole decides; where one has none, little is the same.
    """
    if not mine or not theirs:
        return whole if mine == theirs else min(whole, ALONE_IN_WORDS)
    likeness = whole / 4 + rest * 3 / 4
    if likeness >= EQUAL_SOUND or rest < SOUNDS_FROM:
        return likeness
    heard = _sound(mine)
    return EQUAL_SOUND if len(heard) >= SHORTEST_SOUND and heard == _sound(theirs) else likeness


def _pairs(cards: Iterable[ComparedOrganisation]) -> set[tuple[Named, Named]]:
    return {pair for group in _groups(cards).values() for pair in _within(group)}


def _groups(cards: Iterable[ComparedOrganisation]) -> dict[tuple[str, ...], list[Named]]:
    groups: defaultdict[tuple[str, ...], list[Named]] = defaultdict(list)
    for card in cards:
        for name in filter(None, card.names):
            for key in _keys(card, name):
                groups[key].append((card.key, name))
    return groups


def _keys(card: ComparedOrganisation, name: str) -> set[tuple[str, ...]]:
    """Return what somebody must share with this organisation to be compared with it."""
    words = [word for word in name.split() if len(word) >= SHORTEST_WORD]
    reach = (("phone", card.phone), ("email", card.email), ("site", card.site))
    return {
        ("name", name),
        ("sound", _sound(name)),
        *((kind, value) for kind, value in reach if value),
        *(("word", word) for word in words),
        *(("town", town, name[:SHORTEST_WORD]) for town in card.towns),
        *(("town", town, _sound(word)) for town in card.towns for word in words),
    }


@lru_cache(REMEMBERED)
def _sound(word: str) -> str:
    return sound(word) or word


def _within(group: list[Named]) -> Iterator[tuple[Named, Named]]:
    in_order = sorted(set(group), key=lambda named: (named[1], named[0]))
    pairs: Iterable[tuple[Named, Named]]
    pairs = combinations(in_order, 2) if len(in_order) <= LARGE else _neighbours(in_order)
    return ((one, other) for one, other in pairs if one[0] != other[0])


def _neighbours(in_order: list[Named]) -> Iterator[tuple[Named, Named]]:
    for step in range(1, NEIGHBOURS + 1):
        yield from zip(in_order, in_order[step:], strict=False)


def _say_otherwise(one: ComparedOrganisation, other: ComparedOrganisation) -> bool:
    """Tell whether the names name two municipalities, or two numbers: branches of one house."""
    for named in (_towns_named, _numbers_in):
        mine, theirs = _all(named, one), _all(named, other)
        if mine and theirs and not mine & theirs:
            return True
    return False


def _all(named: Callable[[str], frozenset[str]], card: ComparedOrganisation) -> frozenset[str]:
    return frozenset(each for name in card.names for each in named(name))


def _numbers_in(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", name))


@lru_cache(REMEMBERED)
def _towns_named(name: str) -> frozenset[str]:
    padded = f" {name} "
    return frozenset(code for words, code in _towns().items() if f" {words} " in padded)


@cache
def _towns() -> dict[str, str]:
    return {
        core_of(name): place.nis_code
        for place in municipalities().values()
        for name in place.names.values()
    }
