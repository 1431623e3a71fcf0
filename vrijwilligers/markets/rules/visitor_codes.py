"""The code of a visitor: a letter that checks, and a number: ``K047``. A digit off is noticed."""

import re

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # nothing that looks like a digit
CODE = re.compile(r"([A-Z])([0-9]{3,5})")
TYPED = r"\s*[A-Za-z]([\s.\-]*[0-9]){3,5}\s*"  # as browsers read it: what is typed for a code


def code_of(number: int) -> str:
    """Return the code of the visitor of a number."""
    return f"{LETTERS[number % len(LETTERS)]}{number:03}"


def plain_code(typed: str) -> str:
    """Return a code without what people do to it: small letters, blanks, dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())


def is_code(typed: str) -> bool:
    """Tell whether this can be the code of a visitor."""
    found = CODE.fullmatch(plain_code(typed))
    return found is not None and code_of(int(found[2])) == found[0]
