"""What days and files decide: pauses, agreements that end, files that may be kept."""

from datetime import date, timedelta
from enum import StrEnum

WARNING = timedelta(days=60)  # before an agreement ends (STANDARDS P-19)
LARGEST_FILE = 5_000_000  # bytes
PDF = b"%PDF-"


class AgreementState(StrEnum):
    """Where an agreement stands on a day."""

    RUNNING = "running"
    ENDING = "ending"
    OVER = "over"


def is_paused(paused_until: date | None, today: date) -> bool:
    """Tell whether an organisation takes nobody new: up to and with that day."""
    return paused_until is not None and paused_until >= today


def standing(ends_on: date | None, today: date) -> AgreementState:
    """Tell where an agreement stands; from 60 days before its last day it is *ending*."""
    if ends_on is None or ends_on > today + WARNING:
        return AgreementState.RUNNING
    return AgreementState.ENDING if ends_on >= today else AgreementState.OVER


def is_pdf(content: bytes) -> bool:
    """Tell whether a file begins as a PDF does, whatever its name says."""
    return content.startswith(PDF)
