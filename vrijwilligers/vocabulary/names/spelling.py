"""A name in small Latin letters, whatever its script, in words; and how each of these sounds.

Our own rules: consonants heard alike fall together, vowels are dropped. A letter that is heard in
two ways (*j* in Youssef and in Jean) gives a word more than one sound; two words sound alike when
one of their sounds is the same.
"""

import re
import unicodedata

from anyascii import anyascii

APART = re.compile(r"['’‘`´\"]")  # between an article and a name: d'Hondt
HAN = re.compile("([\u3400-\u9fff\uf900-\ufaff])")  # each sign is a syllable, and a word to us
ARABIC_ARTICLE = re.compile("(?<![^\\W_])\u0627\u0644(?=\\w\\w)")
ARABIC_VOWEL = re.compile("(?<!\\w)[\u0639\u0623\u0627\u0625\u0622](?=\\w)")  # it begins a word
HEARD_AS = str.maketrans({"đ": "dj", "ð": "th", "ø": "oe", "å": "aa", "ł": "w"})
PARTICLES = frozenset(
    {
        *("van", "de", "den", "der", "het", "t", "ten", "ter", "te", "op", "en", "vd", "vde"),
        *("vande", "vanden", "vander", "von", "zu", "und", "du", "des", "la", "le", "les", "d"),
        *("l", "et", "di", "da", "dos", "do", "das", "del", "della", "dell", "y", "e", "i"),
        *("el", "al", "ben", "bin", "ibn", "bint", "abu", "ait", "of", "and", "the"),
    }
)
GLUED = re.compile(r"^(?:van(?:de[nr]?)?|vd|de[nr]?|te[nr]|el|al|ben|bin|la|le|du)(?=[a-z]{4})")
MOST_SOUNDS = 4  # of one word
MOST_WORDS = 12  # of one name that are compared
AMBIGUOUS = tuple(  # heard in one way or in the other
    (re.compile(pattern), alternatives)
    for pattern, alternatives in (
        (r"dj|dzh|xh", ("z", "i")),
        (r"j", ("i", "z")),
        (r"ch(?=[aeiouy])", ("sh", "k")),
        (r"g(?=[eiy])", ("k", "z")),
        (r"x", ("ks", "s")),
        (r"w", ("v", "u")),
        (r"^h", ("", "h")),
        (r"(?<=[aeiouy])(?:l?[dtz]s?|[sxp])$", (r"\g<0>", "")),
    )
)
HEARD = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"^(?:i|y)(?=[aeou])|^ou(?=[aeiy])", ""),
        (r"^h", "a"),
        (r"y|ij", "i"),
        (r"ph", "f"),
        (r"shch|tsch|tch|tsh|tsj|sch|cs|cz|sz|zs|dz|tz|ts|sh|sj|zh|c(?=[eiy])|z", "s"),
        (r"^ng|gn(?=[aeiou])", "n"),
        (r"kh|gh|ch|ck|qu|kw|gw|gu(?=[aeio])|[cqg]", "k"),
        (r"[vw]", "f"),
        (r"d", "t"),
        (r"(.)\1+", r"\1"),
        (r"h", ""),
    )
)
VOWELS = str.maketrans("", "", "aeiou")


def latin(text: str) -> str:
    """Write a name small, in Latin letters without accents, its words apart by single spaces."""
    if not text.isascii():
        text = _in_our_script(text)
    return " ".join(re.findall(r"[a-z0-9]+", APART.sub(" ", text.lower())))


def _in_our_script(text: str) -> str:
    apart = HAN.sub(r" \1 ", APART.sub(" ", unicodedata.normalize("NFC", text)))
    article = ARABIC_ARTICLE.sub("al ", apart)
    return APART.sub("", anyascii(ARABIC_VOWEL.sub("a", article)))


def spellings(text: str) -> tuple[str, ...]:
    """Return the ways in which a name is written in our letters, the usual one first."""
    ways = [latin(text)]
    if not text.isascii() and (small := text.lower()) != (heard := small.translate(HEARD_AS)):
        ways.append(latin(heard))
    return tuple(dict.fromkeys(ways))


def core(word: str) -> str:
    """Return a word without the particle that is glued to it: *smedt* of *desmedt*."""
    return GLUED.sub("", word)


def sounds(word: str) -> tuple[str, ...]:
    """Return how a word in Latin letters may sound; nothing where it has no sound."""
    ways = [word]
    for pattern, alternatives in AMBIGUOUS:
        if len(ways) < MOST_SOUNDS and pattern.search(word):
            ways = [pattern.sub(one, way) for way in ways for one in alternatives]
    return tuple(dict.fromkeys(filter(None, map(_heard, ways))))


def sound(name: str) -> str:
    """Return the first sound of a name, as one word; empty where it has none."""
    return next(iter(sounds(latin(name).replace(" ", ""))), "")


def _heard(way: str) -> str:
    for pattern, heard in HEARD:
        way = pattern.sub(heard, way)
    first = "a" if way[:1] in ("a", "e", "i", "o", "u") and way else ""
    return first + way.translate(VOWELS) or way[:1]
