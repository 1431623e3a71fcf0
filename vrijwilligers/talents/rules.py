"""The code lists of the coordinator, as a file names what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class CodeNames:
    """Every code with each of its names, folded, and the code that it means."""

    categories: Mapping[str, str]
    talents: Mapping[str, str]
