"""What an organisation works on: the 21 codes of the Verenigingsregister.

Source of codes and Dutch names: the search interface of the register; the French and English names
are our own. They stand in sectors.csv.
"""

import csv
from functools import cache
from pathlib import Path

from vrijwilligers.vocabulary.text import fold


@cache
def sectors() -> dict[str, dict[str, str]]:
    """Return the names by language of each code, in the order of the register."""
    with (Path(__file__).parent / "sectors.csv").open(encoding="utf-8") as file:
        return {row.pop("code"): row for row in csv.DictReader(file)}


@cache
def sector_codes() -> dict[str, str]:
    """Return every code by each of its names, folded."""
    return {fold(name): code for code, names in sectors().items() for name in names.values()}


def sector_names(language: str) -> dict[str, str]:
    """Return the name of each code in one language, by name."""
    names = {code: names[language] for code, names in sectors().items()}
    return dict(sorted(names.items(), key=lambda pair: pair[1]))
