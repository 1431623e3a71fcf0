"""What may stand on the card of a talent, and what a set needs before a scan can ask it."""

import re

from vrijwilligers.vocabulary.languages import LANGUAGES

LONGEST = {"name": 60, "explanation": 200, "deed": 80, "meaning": 300}  # characters
TEXTS = {f"{part}_{language}": part for part in LONGEST for language in LANGUAGES}
MOST_WORDS = 7  # of a deed
FEWEST = 8  # talents: who scans chooses five, among what is said yes to
MOST = 100  # with more nobody comes to the end of a scan, nor fits it in one line
WORD = re.compile(r"[^\s–—-]\S*")


def words_in(deed: str) -> int:
    """Count the words of a deed; a dash that stands alone is none."""
    return len(WORD.findall(deed))
