"""What a talent scan is: in which form it was done, and what is kept of one."""

from dataclasses import dataclass
from enum import StrEnum

from vrijwilligers.talents.rules.scan import ScanResult


class ScanForm(StrEnum):
    """How somebody did the scan."""

    ONLINE = "online"
    CARDS = "cards"
    WOODEN_MODEL = "wooden_model"


AT_THE_DESK = (ScanForm.CARDS, ScanForm.WOODEN_MODEL)


@dataclass(frozen=True, kw_only=True)
class ScanDetails:
    """The result of a scan, without a person: what a code stands for, or what a desk taps."""

    set_code: str
    set_version: int
    result: ScanResult
    form: ScanForm
    language: str
    scoring: int
