"""The columns of a table follow from the fields of what it is a table of."""

from dataclasses import dataclass
from datetime import date

import pytest

from vrijwilligers.exchange.field_cells import FieldCells, FieldWithoutParser
from vrijwilligers.exchange.field_columns import FieldColumns
from vrijwilligers.exchange.row_parser import RowParser


@dataclass
class Stand:
    name: str
    tables: int | None = None
    opens_on: date | None = None
    is_outside: bool | None = None
    colours: frozenset[str] = frozenset()


def test_each_field_is_a_column_that_is_read_by_its_type():
    columns = FieldColumns(Stand, {"colours": ("paint", "cloth")})
    row = {"name": " Soup ", "tables": "3", "opens_on": "01/12/2026", "is_outside": "nee"}
    assert columns.names == ("name", "tables", "opens_on", "is_outside", "paint", "cloth")
    assert FieldCells(columns).read(RowParser(1, row)) == {
        "name": "Soup",
        "tables": 3,
        "opens_on": date(2026, 12, 1),
        "is_outside": False,
    }


def test_a_field_that_nobody_reads_is_refused():
    with pytest.raises(FieldWithoutParser, match="colours"):
        FieldCells(FieldColumns(Stand))
