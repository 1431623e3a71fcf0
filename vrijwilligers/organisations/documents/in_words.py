"""Our table of organisations for who reads it: headers and values in words, in the language spoken.

What stands in it comes in again as the same (docs/exchange.md).
"""

from typing import Any

from vrijwilligers.exchange.sheets import Value
from vrijwilligers.organisations.documents import canonical
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.readers.canonical import YES_OR_NO
from vrijwilligers.organisations.wording import say_answer, say_kbo, say_kind, say_sectors
from vrijwilligers.organisations.wording.differences import COLUMNS
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.vocabulary.text import unmistakable


def columns() -> list[str]:
    """Return what the columns are called."""
    return [str(COLUMNS[column]) for column in canonical.COLUMNS]


def cells_of(organisation: Organisation) -> list[Value]:
    """Write an organisation as the cells of its row; of its contact persons the first goes in."""
    row = canonical.cells_of(organisation)
    cells: dict[str, Any] = dict(zip(canonical.COLUMNS, row, strict=True))
    cells |= {name: say_answer(getattr(organisation, name)) for name in YES_OR_NO}
    cells |= {
        "kind": say_kind(organisation.kind),
        "kbo": say_kbo(organisation.kbo),
        "sectors": ", ".join(say_sectors(organisation)),
        "municipality": _town(organisation),
    }
    return list(cells.values())


def _town(organisation: Organisation) -> Value:
    address = canonical.main_address(organisation)
    if address is None:
        return None
    return unmistakable(address.place or canonical.town_of(address, spoken()) or "")
