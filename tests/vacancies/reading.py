"""Lists of vacancies in the forms that sources send, and how a test reads them."""

import csv
import io
import json

from vrijwilligers.demo import samples
from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import ImportOptions, ReadOptions
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vacancies.import_kind import VACANCIES

KNOWN = CodeNames(
    categories={task["category"]: task["category"] for task in samples.tasks()},
    talents={code: code for task in samples.tasks() for code in task["talents"].split(",")},
)
SOUP = {"source_id": "S1", "organisation": "Buurthuis De Lepel", "title_nl": "Soep maken"}
WHOLE = SOUP | {
    "organisation_kbo": "0999.000.030",
    "title_fr": "Faire de la soupe",
    "description_nl": "Je maakt soep.\nVoor € 1.",
    "category": "food",
    "talents": "cooking, talking",
    "engagement": "regular",
    "start_on": "1/12/2026",
    "end_on": "2027-06-30",
    "publish_until": "31/03/2027",
    "days": "mon-morning, sat-evening",
    "hours_per_week": "2,5",
    "places": "3",
    "postcode": "1080",
    "municipality": "St-Jans-Molenbeek",
    "wheelchair": "ja",
    "remote": "non",
    "languages": "nl:A2, fr",
    "practise_dutch": "A1",
    "support_offered": "x",
    "minimum_age": "16",
    "allowance": "flat",
    "contact_name": "An Peeters",
    "contact_email": "An@example.org",
    "contact_phone": "0470 00 00 01",
    "url": "https://example.org/soep",
}


def table(*rows: dict[str, str], **encoding) -> bytes:
    file = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(file, columns)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(**encoding)


def read(content, names=KNOWN, options=None):
    """Parse a file as an import does."""
    how = ImportOptions(read=options or ReadOptions())
    return parsed_file(VACANCIES, content, how, names, {})


def only(content: bytes):
    (row,) = read(content, KNOWN).rows
    return row


MISSION = {
    "clientId": "M1",
    "title": "Distribuer des repas",
    "description": "<p>Le soir &amp; le matin.</p>",
    "organizationName": "Asbl Demo",
    "domain": "humanitaire",
}


def feed(*missions: dict) -> bytes:
    return json.dumps(list(missions)).encode()


def xml(inside: str, outside: str = "") -> bytes:
    return f'<?xml version="1.0"?>{outside}<source><mission>{inside}</mission></source>'.encode()
