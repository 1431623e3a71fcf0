"""What is said of a cell of a file from outside that could not come in as it is."""

from typing import NamedTuple


class CellNote(NamedTuple):
    """What was left out of a row that comes in, and of which column."""

    column: str
    text: object

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.text)
