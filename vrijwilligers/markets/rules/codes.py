"""Short lists of codes in one column: ``nl fr ar``."""

from collections.abc import Iterable


def codes_in(text: str | None) -> tuple[str, ...]:
    """Return the codes of a column, in their order."""
    return tuple((text or "").split())


def text_of_codes(codes: Iterable[str]) -> str | None:
    """Return what a column holds of codes; nothing where there is none."""
    return " ".join(codes) or None
