"""The pictograms: drawings of our own in ``templates/pictograms``, 64 by 64, without a word.

What is filled is *me*, what has only an outline is somebody else. A drawing takes the colour of the
text around it, and is legible at one centimetre in black and white. Its edition changes with every
line of it: what people said of an older one does not count for it.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path

from vrijwilligers.talents.rules.sets import PLAIN

FOLDER = Path(__file__).parents[3] / "templates" / "pictograms"
INK = "#111"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all drawings, in the order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.svg")))


@cache
def drawing(name: str, colour: str = INK) -> str:
    """Return a drawing for a print, as SVG; a star where there is none of this name."""
    known = name if name in names() else PLAIN
    return (FOLDER / f"{known}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


def edition(name: str) -> str:
    """Return by what one drawing of a name is told from an older one."""
    return sha256(drawing(name).encode()).hexdigest()[:8]
