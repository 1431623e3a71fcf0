"""The steps of an edition, and how far a stand is."""

from enum import StrEnum


class MarketStepKind(StrEnum):
    """What has to be done for an edition, in the order in which it begins."""

    TARGET_GROUP = "target_group"
    LOCATION = "location"
    ORGANISATIONS = "organisations"
    TRAINING = "training"
    LEADING = "leading"
    ORIENTATION = "orientation"
    DAY = "day"
    FOLLOW_UP = "follow_up"


BEGUN_BEFORE = {  # days before the market on which a step is to be done, unless somebody says
    MarketStepKind.TARGET_GROUP: 120,
    MarketStepKind.LOCATION: 110,
    MarketStepKind.ORGANISATIONS: 60,
    MarketStepKind.TRAINING: 30,
    MarketStepKind.LEADING: 21,
    MarketStepKind.ORIENTATION: 10,
    MarketStepKind.DAY: 0,
    MarketStepKind.FOLLOW_UP: -30,
}


class StandState(StrEnum):
    """How far an organisation is with its stand."""

    INVITED = "invited"
    COMES = "comes"
    DECLINED = "declined"
    LEFT = "left"  # it said yes, and does not come after all

    @property
    def is_there(self) -> bool:
        """Tell whether it has a stand on the day."""
        return self == StandState.COMES
