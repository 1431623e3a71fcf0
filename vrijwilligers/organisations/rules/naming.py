"""How a name of an organisation is kept, whoever writes it."""

import re
from functools import lru_cache
from typing import Any

from vrijwilligers.vocabulary.text import fold

LEGAL = re.compile(
    r"\b(?:v\.?z\.?w\.?|a\.?s\.?b\.?l\.?|i\.?v\.?z\.?w\.?|a\.?i\.?s\.?b\.?l\.?|npo|fv"
    r"|feitelijke vereniging|association de fait|stichting|fondation)(?=\W|$)"
)


@lru_cache(maxsize=20_000)  # an import asks it of the same names again and again
def without_form(name: str) -> str:
    """Return a name by which it is compared: folded, without its legal form and without signs."""
    plain = re.sub(r"[^\w\s]", " ", LEGAL.sub(" ", fold(name)))
    return " ".join(plain.split()) or fold(name)


def name_columns(name: str | None) -> dict[str, Any]:
    """Return a name with what follows from it, by column."""
    if not name:
        return {"name": name, "name_folded": None, "name_key": None}
    return {"name": name, "name_folded": fold(name), "name_key": without_form(name)}
