"""The tables of the market."""

from vrijwilligers.markets.models.day import MarketAppointment, MarketVisitor, StandWait
from vrijwilligers.markets.models.editions import Market, MarketStep
from vrijwilligers.markets.models.evaluations import StandEvaluation
from vrijwilligers.markets.models.groups import GroupVisit, MarketGroup
from vrijwilligers.markets.models.routes import MarketStop
from vrijwilligers.markets.models.stands import Stand, StandTask

__all__ = [
    "GroupVisit",
    "Market",
    "MarketAppointment",
    "MarketGroup",
    "MarketStep",
    "MarketStop",
    "MarketVisitor",
    "Stand",
    "StandEvaluation",
    "StandTask",
    "StandWait",
]
