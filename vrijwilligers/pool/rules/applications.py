"""What somebody sends who wants to join the pool, as one text: so it can be sealed as a whole."""

import json
from dataclasses import asdict
from typing import Any

from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.details import ApplicationDetails, MembershipDetails
from vrijwilligers.pool.rules.states import PoolChannel


def to_text(details: ApplicationDetails) -> str:
    """Write it down as JSON."""
    return json.dumps(asdict(details), ensure_ascii=False)


def from_text(text: str) -> ApplicationDetails:
    """Read it back, with its types."""
    said: dict[str, Any] = json.loads(text)
    wished = said.pop("wishes")
    wishes = MembershipDetails(
        channel=PoolChannel(wished.pop("channel")),
        notice=Notice(wished.pop("notice")),
        categories=tuple(wished.pop("categories")),
        places=tuple(wished.pop("places")),
        **wished,
    )
    return ApplicationDetails(wishes=wishes, **said)
