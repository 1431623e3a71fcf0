"""Everything that can happen to a candidate. Nothing else changes one."""

from vrijwilligers.candidates.actions.consent import (
    ConsentIsMissing,
    ControllerIsMissing,
    NothingIsAgreed,
    NothingToWithdraw,
    ParentHasNotAgreed,
    UndoIsTooLate,
    give,
    undo_withdrawal,
    withdraw,
)
from vrijwilligers.candidates.actions.contact import (
    touch,
    untouch,
)
from vrijwilligers.candidates.actions.fiches import (
    CannotBeReached,
    LikelyDouble,
    NameIsMissing,
    change,
    register,
    register_listed,
)
from vrijwilligers.candidates.actions.texts import TextHasChanged

__all__ = [
    "CannotBeReached",
    "ConsentIsMissing",
    "ControllerIsMissing",
    "LikelyDouble",
    "NameIsMissing",
    "NothingIsAgreed",
    "NothingToWithdraw",
    "ParentHasNotAgreed",
    "TextHasChanged",
    "UndoIsTooLate",
    "change",
    "give",
    "register",
    "register_listed",
    "touch",
    "undo_withdrawal",
    "untouch",
    "withdraw",
]
