"""What an organisation says of an edition afterwards: few questions, none of them about people."""

from dataclasses import dataclass
from enum import StrEnum


class Satisfaction(StrEnum):
    """How good something was."""

    VERY = "very"
    GOOD = "good"
    MODERATE = "moderate"
    NOT = "not"


class ComesAgain(StrEnum):
    """Whether an organisation would come to the next edition."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class StandEvaluationDetails:
    """The answers of an organisation; what it left out is nothing."""

    organised: Satisfaction | None = None
    visitors: Satisfaction | None = None
    again: ComesAgain | None = None
    remark: str | None = None
