"""Files with organisations for tests: our own table, and answers of the Verenigingsregister."""

import csv
import io
import json
from pathlib import Path

import openpyxl

from vrijwilligers.imports.readers.files import parsed_file
from vrijwilligers.imports.rules import ImportOptions
from vrijwilligers.organisations.import_kind import ORGANISATIONS

SHARED = Path(__file__).parents[2].parent / "shared" / "feeds"
SEARCH = SHARED / "verenigingsregister-search.json"
WHOLE = {
    "name": "Buurthuis De Brug",
    "name_nl": "Buurthuis De Brug",
    "name_fr": "Maison de quartier Le Pont",
    "name_en": "",
    "about_nl": "Wij koken soep.\nVoor € 1.",
    "about_fr": "",
    "about_en": "We cook soup.",
    "kind": "VZW",
    "kbo": "0999.000.030",
    "vcode": "v0001001",
    "sectors": "bwwc, GEWE",
    "street": "Brugstraat 1 bus 2",
    "postcode": "1080",
    "municipality": "St-Jans-Molenbeek",
    "phone": "02 555 00 11",
    "email": "Brug@example.org",
    "url": "https://example.org/brug",
    "contact_name": "Ines Proef",
    "contact_role": "coördinator",
    "contact_email": "ines@example.org",
    "contact_phone": "0470 00 00 01",
    "offers_tasks": "ja",
    "is_referrer": "non",
    "is_accessible": "x",
    "accessible_training": "Inclusief onthaal",
    "accessible_year": "2025",
    "has_liability_insurance": "yes",
    "has_staff": "nee",
}
BRIDGE = {"name": "Buurthuis De Brug"}
ASSOCIATION = {
    "vCode": "V0001001",
    "verenigingstype": {"code": "VZW", "naam": "Vereniging zonder winstoogmerk"},
    "naam": "Buurthuis De Brug",
    "korteNaam": "",
    "korteBeschrijving": "Wij koken soep.",
    "hoofdactiviteitenVerenigingsloket": [{"code": "BWWC", "naam": "Buurtwerking & Wijkcomité"}],
    "doelgroep": None,
    "contactgegevens": [
        {"contactgegeventype": "E-mail", "waarde": "oud@example.org", "isPrimair": False},
        {"contactgegeventype": "E-mail", "waarde": "Brug@example.org", "isPrimair": True},
        {"contactgegeventype": "Telefoon", "waarde": "02 555 00 11", "isPrimair": False},
        {"contactgegeventype": "Website", "waarde": "www.example.org", "isPrimair": False},
        {"contactgegeventype": "SocialMedia", "waarde": "brug", "isPrimair": False},
    ],
    "locaties": [
        {
            "isPrimair": True,
            "adresvoorstelling": "Brugstraat 1 bus 2, 1080 Sint-Jans-Molenbeek, België",
            "adres": {
                "straatnaam": "Brugstraat",
                "huisnummer": "1",
                "busnummer": "2",
                "postcode": "1080",
                "gemeente": "Sint-Jans-Molenbeek",
                "land": "België",
            },
        }
    ],
    "sleutels": [
        {"bron": "VR", "waarde": "V0001001"},
        {"bron": "KBO", "waarde": "0999000030", "codeerSysteem": "KBO nummer"},
    ],
}


def table(*rows, **encoding):
    """Write rows as a CSV file with the columns that they have."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode(**encoding)


def answer(*changes, **more):
    """Write an answer of the register: one association for each change to the usual one."""
    found = [ASSOCIATION | change if isinstance(change, dict) else change for change in changes]
    return json.dumps({"verenigingen": found} | more).encode()


def workbook(*rows):
    book = openpyxl.Workbook()
    book.active.append(list(rows[0]))
    for row in rows:
        book.active.append(list(row.values()))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content):
    """Parse a file as an import does."""
    return parsed_file(ORGANISATIONS, content, ImportOptions(), None, {})


def only(content):
    """Parse a file of one row."""
    (row,) = read(content).rows
    return row
