"""That the tests see what is wrong with a page, also when they saw many like it that are right."""

import random
import re

import html5lib
import pytest
from bs4 import BeautifulSoup
from html5lib.html5parser import ParseError

from tests.markup import PlainTreeBuilder, UnusualMarkup, tags_of
from tests.page_checks import check

PAGE = """<!doctype html>
<html lang="nl"><head><title>Een fiche &amp; meer – Balie</title>
<link rel="stylesheet" href="/a.css"><script src="/a.js" defer></script>
<script type="application/ld+json">{"a": "b & c"}</script></head>
<body><a href="#main">Naar de inhoud</a><main id="main"><h1>Een <b>fiche</b> &amp; meer</h1>
<form method="post"><input type="hidden" name="deed" value="a1">
<p><label for="name">Naam</label> <input id="name" name="name" required></p>
<p><label>Taal <select name="taal"><option>nl</option><option selected>fr</option></select></label>
<textarea aria-label="Nota" name="nota">
a</textarea><br><svg><path d="M1"/></svg><input type="submit" value="Bewaar"></form>
<table><tr><th>Wie</th><td>Rozelien</td></tr></table></main></body></html>
"""
WRONG = [  # what stands there, and what a fault makes of it
    ('lang="nl"', 'lang="de"'),
    ('name="deed"', 'name="token"'),
    (' lang="nl"', ""),
    ("<h1>Een <b>fiche</b> &amp; meer</h1>", "<p>Een fiche &amp; meer</p>"),
    ("</h1>", "</h1><h1>Een</h1>"),
    ("fiche</b>", "fichebak</b>"),
    ('id="name"', 'id="main"'),
    ('for="name"', 'for="nome"'),
    ('aria-label="Nota"', 'aria-label=""'),
    ('type="submit" value', 'type="text" value'),
    ('href="#main"', 'href="#men"'),
    ('href="#main"', 'href="#"'),
    ('method="post"', 'method="post" style="color: red"'),
    ('method="post"', 'method="post" onclick="go()"'),
    ("</main>", "<style>a {}</style></main>"),
    ('src="/a.js"', 'data-src="/a.js"'),
    ("application/ld+json", "module"),
    ("</b>", ""),
    ("</p>\n<p>", "</div>\n<p>"),
    ("<tr>", '<tr><input type="text" aria-label="Wie">'),
    ('name="name"', 'name="name" name="naam"'),
    ('for="name"', "for=\"name'"),
    ('for="name"', 'for="name"class="a"'),
    ("Naam", "Naam & <voornaam"),
    ("Naam", "Naam &nosuch;"),
    ("Naam", "Naam \x0b"),
    ("Bewaar", "Bewaar &amp & sluit &zo"),
    ("<br>", "<br></br>"),
    ("</label>", "</label><p/>"),
    ("</textarea>", ""),
    ("</main>", ""),
]
PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<form>", "<b>", "</b>", "<table>", "<tr>", "<td>", "<li>"),
    *("<select>", "<option>", "<svg>", "</svg>", "<br/>", "<div/>", "<textarea>", "<title>"),
    *(
        "<script>",
        "</script>",
        "<style>",
        "<!-- x -->",
        '<input type="hidden">',
        "<input>",
        "</br>",
    ),
    *("<a>", "<button>", "<body>", "<template>", "<p x x>", "<p a='b'>", "<p a=b>", "<P>", "<i"),
    *("<", ">", "&", '"', "'", "=", "/", "\0", "\x7f", "\ufffe", "&amp;", "&foo;", "&#0;", "&copy"),
]


def test_a_page_that_is_right_is_accepted():
    check(PAGE)
    check(PAGE.replace("fiche", "lijst").replace("Naam", "a &gt; b"))


def test_a_page_reads_the_same_whoever_builds_its_tree():
    plain = BeautifulSoup(PAGE, builder=PlainTreeBuilder())
    assert plain.html == BeautifulSoup(PAGE, "html.parser").html
    assert plain.html.get_text() == BeautifulSoup(PAGE, "html.parser").html.get_text()


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_each_fault_is_seen_also_after_many_pages_that_were_right(right, wrong):
    check(PAGE)
    assert right in PAGE
    with pytest.raises((AssertionError, ParseError)):
        check(PAGE.replace(right, wrong, 1))


@pytest.mark.parametrize("seed", range(80))
def test_what_a_strict_parser_refuses_is_refused_and_nothing_else(seed):
    """A page that is right but unusual may be refused: it is then written as all others are."""
    page = _damaged(PAGE, random.Random(seed))
    assert _verdict(tags_of, page) in {_verdict(_parse, page), UnusualMarkup}
    if _verdict(_parse, page) is ParseError:
        assert _verdict(tags_of, page) is ParseError


def _damaged(page, chance):
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.choice([match.start() for match in re.finditer("<|>|\\b", page)])
        tag = re.compile("<[^>]*>").match(page, place)
        end = tag.end() if tag and chance.random() < 0.5 else place
        piece = "" if end > place else chance.choice(PIECES)
        page = page[:place] + piece + page[end:]
    return page


def _parse(page):
    html5lib.HTMLParser(strict=True).parse(page)


def _verdict(reader, page):
    try:
        reader(page)
    except (ParseError, UnusualMarkup) as verdict:
        return type(verdict)
    return None
