"""What stays on one line in print: a date, an hour, a phone number, an amount.

The names of places are kept whole by the template (``house.typ``), which also knows how long a
line is. What has to be kept together is short: a row of numbers is no phone number.
"""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
GAP = re.compile(  # the space comes first: so most of a text is passed over at once
    r" (?:(?<=\d )(?=\d)"  # 02 555 01 02
    r"|(?<=\d )(?=[^\W\d_]{1,10}\b)"  # 27 januari, 14 uur, 9 h
    r"|(?<=\d(?:er|st|nd|rd|th) )(?=[^\W\d_])"
    r"|(?<=[^\W\d_]{3} )(?=(?:19|20)\d\d\b)"  # januari 2027
    r"|(?<=\b(?:nr|n°|no)\. )(?=\d))",
    re.IGNORECASE,
)
TOO_LONG = re.compile(r"[^ \n]{25,}")  # for the narrowest line


def unbroken(text: str) -> str:
    """Return a text in which what is read as one does not go on in the next line."""
    return TOO_LONG.sub(lambda row: row[0].replace(NO_BREAK, " "), GAP.sub(NO_BREAK, text))
