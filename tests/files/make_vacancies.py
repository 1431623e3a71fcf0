"""Write vacatures-excel.csv: 300 made-up vacancies as Excel in Belgium saves them.

Separator ``;``, Windows-1252, CRLF, dates as dd/mm/yyyy, decimal comma, ja and nee. The seed and
the day are fixed, so that running it again changes nothing:
``.venv/bin/python -m tests.files.make_vacancies``
"""

import csv
from datetime import date
from pathlib import Path

from vrijwilligers.demo import samples
from vrijwilligers.vacancies.readers.canonical import COLUMNS

COUNT = 300
SEED = 1060
TODAY = date(2026, 11, 21)
FILE = Path(__file__).parent / "vacatures-excel.csv"
DATES = ("start_on", "end_on", "publish_until")
ANSWERS = {"yes": "ja", "no": "nee"}
ANSWERED = ("wheelchair", "remote", "support_offered")


def as_excel_writes(row: dict[str, str]) -> dict[str, str]:
    """Write one row in the Belgian way."""
    belgian = row | {name: ANSWERS.get(row[name], "") for name in ANSWERED}
    belgian["hours_per_week"] = row["hours_per_week"].replace(".", ",")
    for name in DATES:
        belgian[name] = "/".join(reversed(row[name].split("-")))
    return belgian


def write(path: Path = FILE, today: date = TODAY) -> None:
    """Write the whole file, with vacancies that are open around a day."""
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(map(as_excel_writes, samples.rows(COUNT, SEED, today)))


if __name__ == "__main__":
    write()
