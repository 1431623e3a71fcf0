"""Made-up vacancies of a source: a file that is read and taken over as any other."""

import csv
import io

from vrijwilligers.demo import own_vacancies, samples
from vrijwilligers.demo.stage import Stage
from vrijwilligers.vacancies.actions import looking, uploads
from vrijwilligers.vacancies.actions.profiles import Chosen
from vrijwilligers.vacancies.readers import PLAIN
from vrijwilligers.vacancies.readers.columns import COLUMNS
from vrijwilligers.vacancies.rules import Upload

SOURCE = "demo"


def add(stage: Stage) -> None:
    """Import the feed."""
    size = stage.size
    count = size.vacancies - own_vacancies.among(size.vacancies)
    content = _file(samples.rows(count, size.seed, stage.today))
    upload = Upload(content=content, file_name="demo.csv", source_name=SOURCE, is_complete=True)
    uploads.import_at_once(upload, looking.look_at(upload, Chosen(PLAIN)), at=stage.at)


def _file(rows: list[samples.Row]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS)
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()
