"""The pictograms: harmless in a page, drawn in one style, each its own."""

from bs4 import BeautifulSoup
from defusedxml.ElementTree import fromstring
from flask import render_template_string

from vrijwilligers.talents import queries
from vrijwilligers.talents.rules import pictograms

SHAPES = {"path", "circle", "ellipse"}
ATTRIBUTES = {
    *("d", "cx", "cy", "r", "rx", "ry"),
    *("fill", "fill-rule", "stroke", "stroke-width"),
}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "viewBox": "0 0 64 64",
    "fill": "currentColor",
    "stroke": "currentColor",
    "stroke-width": "4",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}


def source_of(name):
    return (pictograms.FOLDER / f"{name}.svg").read_text()


def test_each_talent_of_the_first_set_has_a_drawing_of_its_own(database):
    drawn = [pictograms.drawing(card.pictogram) for card in queries.current_set().cards]
    assert len(set(drawn)) == 24
    assert pictograms.drawing("talent") not in drawn
    assert pictograms.drawing("no such drawing") == pictograms.drawing("talent")


def test_drawings_are_shapes_alone_in_the_colour_of_the_text():
    for name in pictograms.names():
        svg = fromstring(source_of(name))
        assert (svg.tag, svg.attrib) == (f"{SVG}svg", DRAWN), name
        for shape in svg:
            assert shape.tag.removeprefix(SVG) in SHAPES, (name, shape.tag)
            assert set(shape.attrib) <= ATTRIBUTES, (name, shape.attrib)
            assert {shape.get("fill", "none"), shape.get("stroke", "none")} == {"none"}, name
            assert not len(shape), name
        assert not "".join(svg.itertext()).strip(), name


def test_a_page_shows_a_drawing_beside_its_words_and_hides_it_from_a_screen_reader(app):
    asks = (
        '{% from "components/pictograms.html" import pictogram %}'
        "{{ pictogram(name) }}{{ pictogram('../secret') }}"
    )
    with app.test_request_context():
        page = BeautifulSoup(render_template_string(asks, name="music"), "html.parser")
    shapes = [
        len(svg.find_all(True)) for svg in page.select("span.pictogram[aria-hidden=true] > svg")
    ]
    drawn = [len(fromstring(source_of(name))) for name in ("music", "talent")]
    assert shapes == drawn


def test_an_edition_is_that_of_one_drawing():
    editions = {pictograms.edition(name) for name in pictograms.names()}
    assert len(editions) == len(pictograms.names())
