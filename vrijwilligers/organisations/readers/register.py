"""Search answers of the Flemish Verenigingsregister (STANDARDS 1.4), as JSON.

Strings may be empty and objects null; an answer to a search says less than the page of one
association, so the same field is looked for where either keeps it. Whoever stopped is rejected.
"""

import re
from collections.abc import Iterator
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange import cells, loose_cells
from vrijwilligers.exchange.jsons import read_json, text_from
from vrijwilligers.exchange.national_numbers import lawful
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.exchange.tables import MAX_ROWS, Unreadable
from vrijwilligers.imports.readers.files import answer, followed
from vrijwilligers.imports.rules import ParsedFile, ParsedRow
from vrijwilligers.imports.rules.options import Follow
from vrijwilligers.organisations.readers.rows import address_at, kbo, vcode
from vrijwilligers.organisations.rules import OrganisationKind
from vrijwilligers.organisations.rules.details import AddressDetails
from vrijwilligers.organisations.rules.listed import ListedOrganisation, words_of
from vrijwilligers.organisations.rules.sectors import sectors
from vrijwilligers.vocabulary.places import of_postcode
from vrijwilligers.vocabulary.text import fold, one_line

KINDS = {
    "FV": OrganisationKind.ASSOCIATION,
    "VZER": OrganisationKind.ASSOCIATION,
    "VZW": OrganisationKind.VZW,
    "IVZW": OrganisationKind.IVZW,
    "PS": OrganisationKind.FOUNDATION,
    "SVON": OrganisationKind.FOUNDATION,
}
WAYS = {"e-mail": "email", "telefoon": "phone", "website": "url"}
WRITTEN = re.compile(r"(?P<street>.*?),?\s*\b(?P<postcode>[1-9]\d{3})\s+(?P<town>[^,]+)(?:,.*)?")
WRITTEN_AS = {  # columns of our own table, to correct an association there: theirs
    "name": "naam",
    "about_nl": "korteBeschrijving",
    "kbo": "KBO",
    "vcode": "vCode",
}
COLUMNS = tuple(WRITTEN_AS)
BELGIUM = {"", "be", "belgie", "belgique", "belgium"}


def read(content: bytes, _: object, follow: Follow) -> ParsedFile:
    """Read an answer; raise ``Unreadable`` where it holds no associations."""
    whole = read_json(content)
    found = _associations(whole)
    if len(found) > MAX_ROWS:
        raise Unreadable(_l("The file has more than %(count)s rows.", count=MAX_ROWS))
    rows = [_parsed(number, one) for number, one in enumerate(followed(found, follow), start=1)]
    remarks = tuple(_remarks(whole, len(found)))
    return ParsedFile(rows=rows, format="register", columns=COLUMNS, remarks=remarks)


def _associations(answer: Any) -> list[Any]:
    if isinstance(answer, dict) and isinstance(answer.get("verenigingen"), list):
        return answer["verenigingen"]
    if isinstance(answer, dict) and isinstance(answer.get("vereniging"), dict):
        return [answer["vereniging"]]
    raise Unreadable(_l("There are no associations (verenigingen) in this file."))


def _remarks(answer: Any, count: int) -> Iterator[object]:
    total = _inner(_inner(answer, "metadata"), "pagination").get("totalCount")
    if isinstance(total, int) and total > count:
        yield _l(
            "The file holds %(count)s of the %(total)s associations that were found: "
            "bring in the other pages too.",
            count=count,
            total=total,
        )


def _inner(found: Any, name: str) -> dict[str, Any]:
    """Return an object inside another; where it is null or something else, an empty one."""
    inner = found.get(name) if isinstance(found, dict) else None
    return inner if isinstance(inner, dict) else {}


def _listed(found: Any, name: str) -> list[dict[str, Any]]:
    inner = found.get(name) if isinstance(found, dict) else None
    return [each for each in inner if isinstance(each, dict)] if isinstance(inner, list) else []


def _parsed(number: int, found: Any) -> ParsedRow:
    parser = RowParser(number, _cells(found))
    parser.written = {ours: parser.cells[theirs] for ours, theirs in WRITTEN_AS.items()}
    name = parser.line("naam")
    if not name and not parser.reasons:
        parser.reject(_l("The name is missing."))
    if fold(parser.cells["status"]) == "gestopt":
        parser.reject(_l("The register says that this association stopped."))
    about = parser.text("korteBeschrijving")
    facts: dict[str, Any] = {
        "name": name,
        "words": words_of({"about_nl": about}),
        "kind": KINDS.get(parser.cells["verenigingstype"].upper()),
        "kbo": parser.value("KBO", kbo),
        "vcode": parser.value("vCode", vcode),
        "phone": parser.value("phone", loose_cells.first_phone),
        "email": parser.value("email", loose_cells.first_email),
        "url": parser.link("url"),
        "sectors": _sectors(parser, found),
        "addresses": tuple(_addresses(parser, found)),
    }
    return answer(parser, "", lambda: ListedOrganisation(**facts))


def _cells(found: Any) -> dict[str, str]:
    """Bring what we use under one name each, as texts."""
    texts = found if isinstance(found, dict) else {}
    named = ("naam", "korteBeschrijving", "vCode", "status")
    return {
        **{name: text_from(texts.get(name)) for name in named},
        "verenigingstype": text_from(_inner(found, "verenigingstype").get("code")),
        "KBO": _number(found, "KBO"),
        **_ways(_listed(found, "contactgegevens")),
    }


def _number(found: Any, source: str) -> str:
    keys = (key for key in _listed(found, "sleutels") if text_from(key.get("bron")) == source)
    return next((text_from(key.get("waarde")) for key in keys), "")


def _ways(ways: list[dict[str, Any]]) -> dict[str, str]:
    """Choose one phone number, mail address and website each: the primary one, else the first."""
    chosen: dict[str, str] = {}
    for way in sorted(ways, key=lambda way: way.get("isPrimair") is not True):
        column = WAYS.get(text_from(way.get("contactgegeventype")).lower())
        if column:
            chosen.setdefault(column, text_from(way.get("waarde")))
    if chosen.get("url") and "://" not in chosen["url"]:
        chosen["url"] = f"https://{chosen['url']}"
    return chosen


def _sectors(parser: RowParser, found: Any) -> frozenset[str]:
    activities = _listed(found, "hoofdactiviteitenVerenigingsloket")
    listed = {str(place): text_from(one.get("code")) for place, one in enumerate(activities)}
    codes = {code.upper() for code in lawful(listed)[0].values()} - {""}
    for code in sorted(codes - set(sectors())):
        shown = one_line(code[:60])
        text = _l("The activity “%(code)s” was left out: we do not know it.", code=shown)
        parser.note("sectors", text)
    return frozenset(codes & set(sectors()))


def _addresses(parser: RowParser, found: Any) -> Iterator[AddressDetails]:
    places = _listed(found, "locaties")
    known = []
    for place in sorted(places, key=lambda place: place.get("isPrimair") is not True):
        address = _address(parser, place)
        if address != AddressDetails() and address not in known:
            known.append(address)
            yield address


def _address(parser: RowParser, place: dict[str, Any]) -> AddressDetails:
    """Read one place: from its address, else from the place itself, else from its one line."""
    inner, line = _inner(place, "adres"), text_from(place.get("adresvoorstelling"))
    written = WRITTEN.fullmatch(line)
    parts = written.groupdict() if written else {"street": "", "postcode": "", "town": ""}
    told = {
        "postcode": text_from(inner.get("postcode") or place.get("postcode")) or parts["postcode"],
        "gemeente": text_from(inner.get("gemeente") or place.get("gemeente")) or parts["town"],
        "straat": _street(inner) or parts["street"],
        "land": text_from(inner.get("land")),
    }
    parser.take_in(told)
    code = parser.value("postcode", cells.postcode)
    if code is None:
        parser.cells["postcode"] = ""
    street = parser.line("straat")
    if fold(told["land"]) not in BELGIUM:
        return AddressDetails(street=street, postcode=code, place=parser.line("gemeente"))
    return address_at(street, _in_brussels(parser.place("gemeente", "postcode")))


def _in_brussels(found: dict[str, str | None]) -> dict[str, str | None]:
    """Drop the name of a part of Brussels (Laken, Neder-Over-Heembeek): its postcode is there."""
    return found | {"place": None} if of_postcode(found["postcode"]) else found


def _street(address: dict[str, Any]) -> str:
    street = " ".join(
        filter(None, (text_from(address.get("straatnaam")), text_from(address.get("huisnummer"))))
    )
    box = text_from(address.get("busnummer"))
    return f"{street} bus {box}" if street and box else street
