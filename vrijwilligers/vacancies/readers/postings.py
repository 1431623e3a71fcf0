"""Job postings of schema.org (JSON-LD) in a saved web page, or in a file of their own.

A page shows some vacancies, never all of its source.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import loose_cells
from vrijwilligers.exchange.jsons import escaped_once, text_from
from vrijwilligers.exchange.markup import read_page
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.exchange.tables import MAX_ROWS, Unreadable
from vrijwilligers.imports.readers.files import answer, followed
from vrijwilligers.imports.rules import ParsedFile, ParsedRow
from vrijwilligers.imports.rules.options import Follow
from vrijwilligers.vacancies.readers.columns import made_key
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails, Text
from vrijwilligers.vocabulary.places import of_postcode

REFERENCE = 2  # what a reference says at most: its name, and of which kind that is
BELGIUM = {"", "be", "bel", "belgie", "belgië", "belgique", "belgium"}
AS_THEY_ARE = (
    *("source_id", "url", "organisation", "start_on", "publish_until", "places", "remote"),
    *("postcode", "municipality"),
)
COLUMNS = (
    *AS_THEY_ARE,
    *(f"{part}_{code}" for part in ("title", "description") for code in LANGUAGES),
)


def read(content: bytes, _: object, follow: Follow) -> ParsedFile:
    """Read the postings of a saved page; raise ``Unreadable`` where there are none."""
    language, linked = read_page(content)
    own = language if language in LANGUAGES else LANGUAGES[0]
    named = _named(linked)
    postings = [_whole(posting, named) for posting in _postings(linked)]
    if not postings:
        raise Unreadable(_l("This web page holds no vacancy that we can read (JobPosting)."))
    if len(postings) > MAX_ROWS:
        raise Unreadable(_l("The file has more than %(count)s rows.", count=MAX_ROWS))
    links = Counter(text_from(posting.get("url")) for posting in postings)
    rows = [
        _read_posting(number, posting, own, links)
        for number, posting in enumerate(followed(postings, follow), start=1)
    ]
    return ParsedFile(rows=rows, format="jobposting", columns=COLUMNS)


def _postings(linked: list[Any]) -> Iterator[dict[str, Any]]:
    """Return the postings in lists, graphs and lists of items, however deep, in their order."""
    return (one for one in _things(linked) if _is_posting(one))


def _things(linked: list[Any]) -> Iterator[dict[str, Any]]:
    """Walk through all that is said, but not into a posting."""
    waiting: list[Any] = [linked]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        inner = one if isinstance(one, list) else [] if _is_posting(one) else one.values()
        waiting.extend(reversed([each for each in inner if isinstance(each, dict | list)]))


def _is_posting(one: Any) -> bool:
    return isinstance(one, dict) and "JobPosting" in _kinds(one)


def _named(linked: list[Any]) -> dict[str, dict[str, Any]]:
    """Return what is said elsewhere on the page under a name, to which postings may refer."""
    named = ((one.get("@id"), one) for one in _things(linked) if len(one) > 1)
    return {key: one for key, one in named if isinstance(key, str)}


def _whole(posting: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a posting with what it only refers to: its organisation, its place."""
    return {name: _referred(value, named) for name, value in posting.items()}


def _referred(value: Any, named: Mapping[str, dict[str, Any]]) -> Any:
    if isinstance(value, dict) and len(value) <= REFERENCE and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _kinds(found: dict[str, Any]) -> list[str]:
    kinds = found.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [str(kind).rpartition("/")[2].removeprefix("schema:") for kind in listed]


def _read_posting(
    number: int, posting: dict[str, Any], own: str, links: Mapping[str, int]
) -> ParsedRow:
    cells_found = _cells(posting, own)
    cells_found["source_id"] = cells_found["source_id"] or _made_id(cells_found, links)
    parser = RowParser(number, cells_found, _as_columns(cells_found))
    source_id, title = parser.needed_line("source_id"), parser.needed_line("title")
    language = parser.cells["language"]
    texts = {language: Text(title, parser.text("description"))} if title else {}
    facts: dict[str, Any] = {
        "source_id": source_id,
        "source_url": parser.link("url"),
        "organisation": parser.needed_line("organisation"),
        "texts": texts,
        "start_on": parser.value("start_on", loose_cells.day),
        "publish_until": parser.value("publish_until", loose_cells.day),
        "places": parser.value("places", loose_cells.people),
        "remote": True if parser.cells["remote"] else None,
        **_place(parser),
    }
    _refuse_impossible(parser, facts)
    return answer(parser, source_id or "", lambda: SourceDetails(**facts))


def _made_id(found: Mapping[str, str], links: Mapping[str, int]) -> str:
    """Return what tells a posting without a number apart: its own address, else what it says."""
    if links[found["url"]] == 1 and found["url"]:
        return found["url"]
    return made_key({"organisation": found["organisation"], "title_nl": found["title"]})


def _as_columns(found: dict[str, str]) -> dict[str, str]:
    """Write a posting under the names of our own table, to be corrected there."""
    own = found["language"]
    texts = {f"title_{own}": found["title"], f"description_{own}": found["description"]}
    return {name: found[name] for name in AS_THEY_ARE} | texts


def _place(parser: RowParser) -> dict[str, str | None]:
    """Keep a foreign town as it is written: France too has a Saint-Gilles."""
    place = parser.place("municipality", "postcode")
    if parser.cells["country"]:
        place |= {"municipality": None, "place": parser.line("municipality")}
    return place


def _cells(posting: dict[str, Any], own: str) -> dict[str, str]:
    address = _address(posting.get("jobLocation"))
    link = text_from(posting.get("url"))
    language = text_from(posting.get("inLanguage"))[:2].lower()
    return {
        "source_id": _value(posting.get("identifier"), "value"),
        "url": link,
        "organisation": _value(posting.get("hiringOrganization"), "name"),
        "title": unescape(escaped_once(_value(posting.get("title"), "@value"))),
        "description": unescape(escaped_once(_value(posting.get("description"), "@value"))),
        "language": language if language in LANGUAGES else own,
        "start_on": text_from(posting.get("jobStartDate")),
        "publish_until": text_from(posting.get("validThrough")),
        "places": text_from(posting.get("totalJobOpenings")),
        "remote": "x" if text_from(posting.get("jobLocationType")) == "TELECOMMUTE" else "",
        "postcode": address.get("postalCode", ""),
        "municipality": address.get("addressLocality", ""),
        "country": "" if _is_belgian(address) else address["addressCountry"],
    }


def _value(found: Any, name: str) -> str:
    """Return a text, or that of the first object under a name: both are written."""
    first = found[0] if isinstance(found, list) and found else found
    return text_from(first.get(name)) if isinstance(first, dict) else text_from(first)


def _address(found: Any) -> dict[str, str]:
    """Return the texts of the address that is nearest to us: in Brussels, else the first."""
    listed = found if isinstance(found, list) else [found]
    addresses = [_texts(each) for each in listed]
    here = (one for one in addresses if of_postcode(one.get("postalCode")) and _is_belgian(one))
    return next(here, addresses[0] if addresses else {})


def _texts(place: Any) -> dict[str, str]:
    address = place.get("address", place) if isinstance(place, dict) else place
    if not isinstance(address, dict):
        return {"addressLocality": text_from(address)}
    return {name: text_from(value) for name, value in address.items()}


def _is_belgian(address: dict[str, str]) -> bool:
    return address.get("addressCountry", "").lower() in BELGIUM


def _refuse_impossible(parser: RowParser, facts: dict[str, Any]) -> None:
    for wrong, reason in (
        (not facts["source_id"], _l("The id of the source (identifier) is missing.")),
        (not facts["organisation"], _l("The organisation is missing.")),
        (not facts["texts"], _l("The title is missing.")),
    ):
        if wrong:
            parser.reject(reason)
