"""What a list of organisations can ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which organisations a list asks for; ``None`` is all of them."""

    text: str | None = None
