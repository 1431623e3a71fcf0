"""How the details of an edition, a stand and a task are kept: which column holds what."""

from dataclasses import dataclass, fields
from typing import Any

from vrijwilligers.markets.models import (
    GroupVisit,
    Market,
    MarketGroup,
    MarketStep,
    Stand,
    StandTask,
)
from vrijwilligers.markets.rules.codes import codes_in, text_of_codes
from vrijwilligers.markets.rules.details import (
    MarketDetails,
    MarketStepDetails,
    StandDetails,
    StandPlaceDetails,
    StandTaskDetails,
)
from vrijwilligers.markets.rules.groups import MarketGroupDetails
from vrijwilligers.records.fields import Fields


@dataclass(frozen=True)
class CodesPart:
    """A list of codes that stands in one column, in its order."""

    def write(self, record: Any, name: str, value: tuple[str, ...]) -> None:
        """Keep the codes."""
        setattr(record, name, text_of_codes(value))

    def read(self, record: Any, name: str) -> tuple[str, ...]:
        """Return the codes that are kept."""
        return codes_in(getattr(record, name))


@dataclass(frozen=True)
class VisitsPart:
    """The organisations that a group went to see, each in a row of its own."""

    def write(self, record: Any, name: str, value: frozenset[int]) -> None:
        """Keep them; who is there already stays."""
        kept = [one for one in record.visits if one.organisation_id in value]
        known = {one.organisation_id for one in kept}
        new = [GroupVisit(organisation_id=key) for key in sorted(value - known)]
        record.visits = [*kept, *new]

    def read(self, record: Any, name: str) -> frozenset[int]:
        """Return their numbers."""
        return frozenset(one.organisation_id for one in record.visits)


MARKET = Fields(details_type=MarketDetails, model=Market, parts={"languages": CodesPart()})
STEP = Fields(
    details_type=MarketStepDetails, model=MarketStep, others=["market_id", "place", "kind"]
)
OF_A_PLACE = ("state", "table_number", "trained_on")
OF_LATER = ("confirmed_on", "ended_on")
OF_AN_ANSWER = tuple(each.name for each in fields(StandDetails))
STAND = Fields(
    details_type=StandDetails,
    model=Stand,
    parts={"languages": CodesPart()},
    others=["market_id", "organisation_id", "answered_at", "counted", *OF_A_PLACE, *OF_LATER],
)
STAND_PLACE = Fields(
    details_type=StandPlaceDetails,
    model=Stand,
    others=["market_id", "organisation_id", "answered_at", "counted", *OF_AN_ANSWER, *OF_LATER],
)
STAND_TASK = Fields(
    details_type=StandTaskDetails,
    model=StandTask,
    parts={"talents": CodesPart()},
    others=["stand_id", "vacancy_id", "written_by_id", "checked_by_id", "checked_at", "counted"],
)
GROUP = Fields(
    details_type=MarketGroupDetails,
    model=MarketGroup,
    parts={"languages": CodesPart(), "organisations": VisitsPart()},
    others=["counted", "people_counted"],
)
