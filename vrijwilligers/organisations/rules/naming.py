"""How a name of an organisation is kept, whoever writes it."""

from typing import Any

from vrijwilligers.vocabulary.text import fold


def name_columns(name: str | None) -> dict[str, Any]:
    """Return a name with what follows from it, by column."""
    return {"name": name, "name_folded": fold(name) if name else None}
