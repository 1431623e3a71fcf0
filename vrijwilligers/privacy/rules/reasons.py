"""Why somebody is erased: a closed list, so that no text about them stays in the log."""

from enum import StrEnum


class ErasureReason(StrEnum):
    """Why somebody is erased."""

    REQUEST = "request"
    WITHDRAWAL = "withdrawal"
    TERM = "term"
    LEFT = "left"
    MISTAKE = "mistake"
    OTHER = "other"


def reason_in(text: str | None) -> ErasureReason:
    """Return the reason that a text names; any other text is not kept."""
    known = {one.value: one for one in ErasureReason}
    said = (text or ErasureReason.REQUEST).strip().lower()
    return known.get(said, ErasureReason.OTHER)
