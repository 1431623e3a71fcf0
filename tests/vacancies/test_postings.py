"""Job postings of schema.org in a saved web page."""

import json
from datetime import date

import pytest

from tests.vacancies.reading import KNOWN, only, read, table
from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.vacancies.rules import SourceDetails, Text

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "name": "De Lepel", "value": 17},
    "title": "Soep koken",
    "description": "&lt;p&gt;Je kookt &amp;amp; serveert.&lt;/p&gt;",
    "inLanguage": "nl-BE",
    "url": "https://example.org/soep",
    "hiringOrganization": {"@type": "Organization", "name": "Buurthuis De Lepel"},
    "jobLocation": {
        "@type": "Place",
        "address": {"postalCode": "1090", "addressLocality": "Jette", "addressCountry": "BE"},
    },
    "jobStartDate": "2026-12-01",
    "validThrough": "2026-12-31T23:59:00+01:00",
    "totalJobOpenings": 3,
    "jobLocationType": "TELECOMMUTE",
}


def page(*blocks, lang="fr", kind="application/ld+json"):
    scripts = "".join(f"<script type='{kind}'>{json.dumps(block)}</script>" for block in blocks)
    return f"<!DOCTYPE html><html lang='{lang}'><head>{scripts}</head><body>Kom!</body>".encode()


def test_a_saved_page_gives_its_vacancy():
    reading = read(page(POSTING), KNOWN)
    assert (reading.format, reading.is_feed) == ("jobposting", False)
    assert reading.rows[0].details == SourceDetails(
        source_id="17",
        source_url="https://example.org/soep",
        organisation="Buurthuis De Lepel",
        texts={"nl": Text("Soep koken", "Je kookt & serveert.")},
        start_on=date(2026, 12, 1),
        publish_until=date(2026, 12, 31),
        places=3,
        postcode="1090",
        municipality="21010",
        remote=True,
    )


@pytest.mark.parametrize(
    "wrap",
    [
        lambda p: {"@graph": [{"@type": "WebSite"}, p]},
        lambda p: [{"@type": "Organization"}, p],
        lambda p: {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": p}]},
        lambda p: p | {"@type": ["Thing", "http://schema.org/JobPosting"]},
        lambda p: p | {"identifier": "17", "hiringOrganization": "Buurthuis De Lepel"},
        lambda p: p | {"jobLocation": [{"address": {"postalCode": "75004"}}, p["jobLocation"]]},
    ],
)
def test_a_posting_is_found_wherever_it_stands(wrap):
    for content in (page(wrap(POSTING)), json.dumps([wrap(POSTING)]).encode()):
        found = only(content).details
        assert (found.source_id, found.organisation) == ("17", "Buurthuis De Lepel")
        assert found.municipality == "21010"


def test_several_blocks_give_several_vacancies_and_a_broken_one_hides_none():
    other = POSTING | {"identifier": "18"}
    broken = b"<script type=application/ld+json>{oops</script>"
    rows = read(page(POSTING, {"@type": "WebPage"}, other) + broken, KNOWN).rows
    assert [row.key for row in rows] == ["17", "18"]


def test_without_a_number_its_address_is_the_number_and_the_page_tells_the_language():
    posting = {name: POSTING[name] for name in POSTING if name not in ("identifier", "inLanguage")}
    found = only(page(posting)).details
    assert found.source_id == "https://example.org/soep"
    assert list(found.texts) == ["fr"]


def test_postings_without_number_and_address_of_their_own_are_told_apart():
    def posting(title):
        return {"@type": "JobPosting", "title": title, "hiringOrganization": "De Lepel"} | {
            "url": "https://example.org/"
        }

    content = json.dumps({"@context": "https://schema.org", "@graph": [*map(posting, "ab")]})
    first, second = read(content.encode()).rows
    assert first.key != second.key
    assert first.details.source_id.startswith("made-")


def test_what_a_posting_only_refers_to_is_read_where_it_stands():
    house = {"@type": "Organization", "@id": "#house", "name": "Buurthuis De Lepel"}
    place = {"@type": "Place", "@id": "#here", "address": {"addressLocality": "1020 Laken"}}
    posting = POSTING | {"hiringOrganization": {"@id": "#house"}}
    posting |= {"jobLocation": {"@type": "Place", "@id": "#here"}}
    found = only(page({"@graph": [posting, house, place]})).details
    assert (found.organisation, found.municipality) == ("Buurthuis De Lepel", "21004")


def test_a_page_of_several_postings_without_numbers_keeps_items_apart_and_undoes_entities():
    listed = "<p>Ce que tu fais :</p><ul><li>Accueillir</li><li>Ranger</li></ul>Quand ?<br>Le mardi"
    twice = "L&amp;eacute;gumes&amp;nbsp;frais &amp;lt;p&amp;gt;tous les jours&amp;lt;/p&amp;gt;"
    bare = {name: POSTING[name] for name in ("@type", "hiringOrganization")}
    texts = {"Aider": listed, "Caf&amp;eacute;": twice}
    items = [
        {"@type": "ListItem", "item": bare | {"title": title, "description": text}}
        for title, text in texts.items()
    ]
    listing = {"@type": "WebPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}
    rows = read(page(listing), KNOWN).rows
    assert [row.details.texts["fr"] for row in rows] == [
        ("Aider", "Ce que tu fais :\nAccueillir\nRanger\nQuand ?\nLe mardi"),
        ("Café", "Légumes frais\ntous les jours"),
    ]
    assert rows[0].key != rows[1].key


def test_json_as_people_write_it_is_read():
    block = '{"@type": "JobPosting", "identifier": "1", "title": "a", "description": "b\nc",}'
    written = f'<html><script type="application/ld+json">{block}</script></html>'
    row = only(written.encode())
    assert row.cells["description_nl"] == "b\nc"


def test_a_foreign_town_is_not_taken_for_brussels():
    address = {"postalCode": "1000", "addressLocality": "Saint-Gilles", "addressCountry": "FR"}
    found = only(page(POSTING | {"jobLocation": {"address": address}})).details
    assert (found.municipality, found.place) == (None, "Saint-Gilles")


def test_a_posting_that_lacks_something_is_rejected_and_can_be_corrected():
    reading = read(page(POSTING | {"hiringOrganization": None, "totalJobOpenings": "x"}), KNOWN)
    row = reading.rows[0]
    assert (len(row.reasons), len(row.notes)) == (1, 1)
    assert set(row.cells) <= set(reading.columns)
    corrected = dict(row.cells) | {"organisation": "De Lepel", "places": "2"}
    assert only(table(corrected)).details.texts["nl"].title == "Soep koken"


@pytest.mark.parametrize(
    "content",
    [
        page(),
        page({"@type": "Event"}),
        page(POSTING, kind="text/plain"),
        b"<html><script type='application/ld+json'>" + b"[" * 5000 + b"</script>",
        b"<html>" + b"<script type='application/ld+json'" * 20_000,
        b"<html>" + b"<!--<![" * 100_000,
        b'{"@context": "https://schema.org", "@type": "Event"}',
    ],
    ids=range(7),
)
def test_a_page_without_a_vacancy_is_refused_in_words(content):
    with pytest.raises(Unreadable, match="web page holds no vacancy"):
        read(content, KNOWN)
