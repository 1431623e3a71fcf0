"""When Python looks for garbage: not while the program is read in, and seldom from then on.

Most of what a page or an import makes is gone by itself when nobody needs it any more. To look
after every 700 things, as Python does, takes a twentieth of an import.
"""

import gc

MADE = 5_000  # things made and not gone, after which the youngest are looked at


def look_seldom() -> None:
    """Leave out what was read in so far, and look for garbage among the rest now and then."""
    gc.freeze()
    gc.set_threshold(MADE, 10, 10)
    gc.enable()
