"""Files with vacancies for tests: made of rows, as a source would send them."""

import csv
import io
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from vrijwilligers.demo import samples
from vrijwilligers.vacancies.readers.canonical import COLUMNS

EXCEL = Path(__file__).parents[1] / "files" / "vacatures-excel.csv"
FEED = Path(__file__).parents[2] / "../shared/feeds/api-engagement-correct.xml"
TODAY = date(2026, 11, 21)
SOUP = {
    "source_id": "S-1",
    "organisation": "Buurthuis De Brug",
    "title_nl": "Soep koken",
    "description_nl": "Je kookt soep.",
}


def row(number=1, **cells):
    """Return a small row that is right, with its own id."""
    return SOUP | {"source_id": f"S-{number}"} | cells


def many(count):
    """Return full rows, as the demo has them."""
    return samples.rows(count, 7, TODAY)


def table(*rows):
    """Write rows as a CSV file with all the columns of the template."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def counted(database, model):
    """Return how many rows a table has now, and leave the writers' place free."""
    database.rollback()
    found = database.scalar(select(func.count()).select_from(model))
    database.rollback()
    return found
