"""Feeds of API Engagement (betagouv): missions in French, as XML or as JSON.

Source: its openapi.yaml and import-missions (MIT). Feeds in the wild spell names in more than one
way (``adresse``, ``soft_skills``, ``organizationRna``), so names are compared without capitals and
underscores. What has no clear counterpart here stays unknown. Deleted missions are left out, so
that a complete feed withdraws them.
"""

from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.imports.readers.files import answer, followed
from vrijwilligers.imports.rules import ParsedFile, ParsedRow
from vrijwilligers.imports.rules.options import Follow
from vrijwilligers.talents.rules import CodeNames
from vrijwilligers.vacancies.readers.missions import Mission, missions_of
from vrijwilligers.vacancies.rules import SourceDetails, Text
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.text import fold

DOMAINS = {
    "animaux": "nature",
    "communication": "digital_media",
    "culture-loisirs": "culture",
    "environnement": "nature",
    "humanitaire": "poverty_relief",
    "numerique": "digital_media",
    "sante": "health",
    "solidarite-insertion": "poverty_relief",
    "sport": "sport",
}
REMOTE = {"full": True, "possible": True, "no": False, "local": False}
BELGIUM = {"", "be", "bel", "belgie", "belgique", "belgium", "belgien"}
ADULT = 18  # years
NAMES = {  # ours: theirs, as compared
    "clientId": ("clientid",),
    "title": ("title", "titre"),
    "description": ("description", "descriptionhtml"),
    "organizationName": (
        *("organizationname", "organisationname", "associationname"),
        *("organization", "organisation", "association"),
    ),
    "applicationUrl": ("applicationurl",),
    "schedule": ("schedule", "horaire"),
    "startAt": ("startat", "startdate"),
    "endAt": ("endat", "enddate"),
    "places": ("places",),
    "remote": ("remote",),
    "reducedMobilityAccessible": ("reducedmobilityaccessible",),
    "openToMinors": ("opentominors",),
    "domain": ("domain", "domaine"),
}
POSTCODES = ("postalcode", "postcode", "codepostal", "zip")
TOWNS = ("city", "ville", "addresslocality")
COLUMNS = {  # of our own table, to correct a mission there: theirs
    "source_id": "clientId",
    "organisation": "organizationName",
    "title_fr": "title",
    "description_fr": "description",
    "start_on": "startAt",
    "end_on": "endAt",
    "places": "places",
    "postcode": "postalCode",
    "municipality": "city",
    "wheelchair": "reducedMobilityAccessible",
    "remote": "remote",
    "url": "applicationUrl",
}


def read(content: bytes, names: CodeNames, follow: Follow) -> ParsedFile:
    """Read a feed of missions; raise ``Unreadable`` where it cannot be trusted or understood."""
    kind, missions = missions_of(content)
    rows = [
        _read_mission(number, mission, names)
        for number, mission in enumerate(followed(missions, follow), start=1)
        if not _is_deleted(mission)
    ]
    return ParsedFile(rows=rows, format=f"engagement-{kind}", is_feed=True, columns=tuple(COLUMNS))


def _is_deleted(mission: Mission) -> bool:
    return mission.fields.get("deleted", "").lower() in cells.YES or bool(
        mission.fields.get("deletedat")
    )


def _read_mission(number: int, mission: Mission, names: CodeNames) -> ParsedRow:
    found = _cells(mission)
    parser = RowParser(number, found, {ours: found[theirs] for ours, theirs in COLUMNS.items()})
    source_id = parser.needed_line("clientId")
    start, end = parser.value("startAt", loose_cells.day), parser.value("endAt", loose_cells.day)
    if start and end and end < start:
        parser.leave_out("endAt", _l("the end comes before the start."))
        end = None
    facts: dict[str, Any] = {
        "source_id": source_id,
        "source_url": parser.link("applicationUrl"),
        "organisation": parser.needed_line("organizationName"),
        "texts": _texts(parser),
        "category": _category(parser, names),
        "engagement": Engagement.ONCE if start and start == end else None,
        "start_on": start,
        "end_on": end,
        **_conditions(parser),
        **_place(parser),
    }
    _refuse_without_name(parser, facts)
    return answer(parser, source_id or "", lambda: SourceDetails(**facts))


def _cells(mission: Mission) -> dict[str, str]:
    """Bring the fields under one name each, with the address that is nearest to us."""
    found = {
        ours: next((mission.fields[name] for name in theirs if mission.fields.get(name)), "")
        for ours, theirs in NAMES.items()
    }
    address = _nearest(mission.addresses or [mission.fields])
    found["country"] = "" if _is_belgian(address) else address["country"]
    found["city"] = next((address[name] for name in TOWNS if address.get(name)), "")
    found["postalCode"] = next((address[name] for name in POSTCODES if address.get(name)), "")
    return found


def _nearest(addresses: list[dict[str, str]]) -> dict[str, str]:
    """Choose the first Belgian address with a postcode of Brussels, else the first."""
    here = (a for a in addresses if of_postcode(a.get("postalcode")) and _is_belgian(a))
    return next(here, addresses[0])


def _is_belgian(address: dict[str, str]) -> bool:
    return fold(address.get("country", "")) in BELGIUM


def _place(parser: RowParser) -> dict[str, str | None]:
    """Keep a foreign town as it is written: France too has a Saint-Gilles and a 1000."""
    place = parser.place("city", "postalCode")
    if parser.cells["country"]:
        place |= {"municipality": None, "place": parser.line("city")}
    return place


def _texts(parser: RowParser) -> dict[str, Text]:
    title, schedule = parser.needed_line("title"), parser.line("schedule")
    lines = [parser.text("description"), f"Horaire : {schedule}" if schedule else ""]
    return {"fr": Text(title, "\n".join(filter(None, lines)))} if title else {}


def _category(parser: RowParser, names: CodeNames) -> str | None:
    category = DOMAINS.get(parser.cells["domain"].lower())
    return category if category in names.categories.values() else None


def _conditions(parser: RowParser) -> dict[str, Any]:
    open_to_minors = parser.value("openToMinors", cells.yes_or_no)
    return {
        "places": parser.value("places", loose_cells.people),
        "wheelchair": parser.value("reducedMobilityAccessible", cells.yes_or_no),
        "remote": parser.value("remote", _remote),
        "minimum_age": ADULT if open_to_minors is False else None,
    }


def _remote(text: str) -> bool | None:
    word = text.lower()
    return REMOTE[word] if word in REMOTE else cells.yes_or_no(word)


def _refuse_without_name(parser: RowParser, facts: dict[str, Any]) -> None:
    for wrong, reason in (
        (not facts["source_id"], _l("The id of the source (clientId) is missing.")),
        (not facts["organisation"], _l("The organisation is missing.")),
        (not facts["texts"], _l("The title is missing.")),
    ):
        if wrong:
            parser.reject(reason)
