"""The catalogs: as fresh as the code, complete, and with the same placeholders."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.desk import Desk

ROOT = Path(__file__).parents[2]
CATALOGS = sorted((ROOT / "translations").glob("*/LC_MESSAGES/messages.po"))
OPTIONS = "-F babel.cfg -k _l --no-location --sort-output --omit-header -c Translators:"
EXTRACT = ["extract", *OPTIONS.split(), "-o"]


def messages_of(path):
    return [message for message in catalog_of(path) if message.id]


def catalog_of(path):
    return read_po(path.read_text(encoding="utf-8").splitlines(keepends=True))


def test_the_template_of_the_catalogs_is_fresh(tmp_path):
    fresh = tmp_path / "messages.pot"
    command = [
        sys.executable,
        "-m",
        "babel.messages.frontend",
        "--quiet",
        *EXTRACT,
        str(fresh),
        ".",
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    committed = ROOT / "translations" / "messages.pot"
    assert fresh.read_text() == committed.read_text(), "make translations"


def test_there_is_dutch_and_french_and_english_that_differs_from_the_code():
    assert [path.parts[-3] for path in CATALOGS] == ["en", "fr", "nl"]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_a_catalog_holds_every_message_and_no_other(path):
    template = {message.id for message in messages_of(ROOT / "translations" / "messages.pot")}
    assert {message.id for message in messages_of(path)} == template, "make translations"
    assert not catalog_of(path).obsolete, "what nobody says any more"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_a_catalog_is_complete_and_keeps_the_placeholders(path):
    for message in messages_of(path):
        sources = message.id if message.pluralizable else (message.id,)
        texts = message.string if message.pluralizable else (message.string,)
        if path.parts[-3] == "en":  # an empty text is that of the code
            texts = [text or own for text, own in zip(texts, sources, strict=True)]
        assert all(texts), f"translate: {sources[0]}"
        assert not message.fuzzy, f"check: {sources[0]}"
        wanted = set(re.findall(r"%\(\w+\)s", "".join(sources)))
        for text in texts:
            assert set(re.findall(r"%\(\w+\)s", text)) == wanted, f"wrong placeholder: {text}"
            assert re.findall(r"</?\w+", sources[-1]) == re.findall(r"</?\w+", text)


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Tel een bezoek"), ("fr", "Compter un passage")]
)
def test_a_page_speaks_the_language_of_the_clerk(app, make, language, words):
    desk = Desk(app, language).sign_in(make.staff("reception"))
    page = desk.get("desk.today")
    assert page.html.html["lang"] == language
    assert words in page.text


def test_no_page_puts_a_sign_after_a_text_that_french_spaces():
    pages = sorted((ROOT / "templates").rglob("*.html"))
    sign = re.compile(r"\}\}[:;?!]")
    assert [path.name for path in pages if sign.search(path.read_text())] == []
