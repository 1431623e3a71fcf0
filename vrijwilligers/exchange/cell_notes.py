"""What is said of a cell of a file from outside that could not come in as it is."""

from typing import Any, NamedTuple


class CellNote(NamedTuple):
    """What was left out of a row that comes in, and of which column.

    ``cell`` is the text that was not understood, where somebody could say what it means.
    """

    column: str
    text: object
    cell: str = ""

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.text)


class Remarked(NamedTuple):
    """What a cell says, and a remark about what else stands there; translated when shown."""

    value: Any
    remark: object
