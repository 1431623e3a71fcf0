"""Which languages can be had as data, how each is called, and which way and in what it is written.

All of it is from the Common Locale Data Repository (CLDR), through Babel.
"""

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.levels import COMMON, HEARD

SCRIPT_NAMES = {  # how the names of the letters begin in Unicode, by ISO 15924
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Khmr": ("KHMER",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mymr": ("MYANMAR",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def languages_to_add() -> tuple[str, ...]:
    """Return the codes that are heard here, are not ours, and of which days can be said."""
    heard = dict.fromkeys((*COMMON, *HEARD))
    return tuple(code for code in heard if code not in LANGUAGES and _locale(code))


def direction(code: str) -> str:
    """Return in which direction a language is written: ``ltr`` or ``rtl``."""
    known = _locale(code)
    return str(known.text_direction) if known else "ltr"


def own_name(code: str) -> str:
    """Return how a language calls itself; a language that is not known is its code."""
    known = _locale(code)
    return (known.get_display_name() if known else None) or code


def script_names(code: str) -> tuple[str, ...]:
    """Return how the Unicode names of the letters of a language begin; empty where unknown."""
    likely = get_global("likely_subtags").get(code, "")
    parts = likely.split("_")
    return SCRIPT_NAMES.get(parts[1], ()) if len(parts) > 1 else ()
