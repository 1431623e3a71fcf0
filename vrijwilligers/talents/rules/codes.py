"""The code lists of the coordinator: how a file names what stands in them, and a new code."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from vrijwilligers.vocabulary.text import fold

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class CodeNames:
    """Every code with each of its names, folded, and the code that it means."""

    categories: Mapping[str, str]
    talents: Mapping[str, str]


def code_of(name: str, taken: Collection[str], *, otherwise: str) -> str:
    """Return a code that nothing on a list has, made of a name, or else of another word."""
    plain = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:30].rstrip("_") or otherwise
    numbered = (f"{plain}_{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (plain, *numbered) if code not in taken)
