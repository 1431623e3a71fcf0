"""Made-up vacancies of a source: a file that is read and taken over as any other."""

import csv
import io

from vrijwilligers.demo import own_vacancies, samples
from vrijwilligers.imports.actions import parts
from vrijwilligers.imports.rules import ImportOptions, Upload
from vrijwilligers.records.demo_stage import Stage
from vrijwilligers.vacancies.import_kind import VACANCIES
from vrijwilligers.vacancies.readers.columns import COLUMNS

SOURCE = "demo"


def add(stage: Stage) -> None:
    """Import the feed."""
    size = stage.size
    count = size.vacancies - own_vacancies.among(size.vacancies)
    content = _file(samples.rows(count, size.seed, stage.today))
    options = ImportOptions(source_name=SOURCE, is_complete=True)
    upload = Upload(content=content, file_name="demo.csv", options=options)
    parts.bring_in_at_once(VACANCIES, upload, at=stage.at)


def _file(rows: list[samples.Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()
