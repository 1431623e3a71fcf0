"""What we print: how a print is made, and what of it is told when it fails."""

import re
import subprocess
import sys
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.exchange.bundle_content import winter_bundle
from tests.exchange.pdfs import one
from vrijwilligers.exchange import documents
from vrijwilligers.exchange.documents import PrintFailed, print_pdf


def test_the_same_bundle_gives_the_same_file(winter):
    assert print_pdf("bundle.typ", winter_bundle()).pdf == winter


def test_the_date_inside_the_file_is_the_one_that_is_given(winter):
    dated = print_pdf("bundle.typ", one(), made_on=date(2026, 11, 22)).pdf
    assert PdfReader(BytesIO(dated)).metadata.creation_date.date() == date(2026, 11, 22)
    assert PdfReader(BytesIO(winter)).metadata.creation_date is None


@pytest.mark.parametrize(
    ("template", "place"),
    [("bundle.typ", r"(house|bundle)\.typ:\d+"), ("nothing.typ", "RuntimeError")],
)
def test_a_print_that_fails_tells_where_but_not_about_whom(template, place):
    wrong = one(text="Bel Jana Voorbeeld") | {"chapters": "Jana Voorbeeld"}

    said = rf"^{re.escape(template)} was not printed: (?s:.*){place}"
    with pytest.raises(PrintFailed, match=said) as failure:
        print_pdf(template, wrong)

    assert "Jana" not in str(failure.value)
    assert failure.value.__context__ is None


def test_a_print_that_fails_as_a_whole_says_what_to_try():
    with pytest.raises(PrintFailed, match="Print fewer at once"):
        print_pdf("bundle.typ", one() | {"title": "", "edition": ""})


def test_a_print_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(documents, "SECONDS", 0.001)
    with pytest.raises(PrintFailed, match="took longer") as failure:
        print_pdf("bundle.typ", one())
    assert failure.value.__context__ is None


def test_the_typesetter_works_without_the_application():
    script = f"import runpy, sys; sys.argv = ['x']; runpy.run_path({str(documents.TYPESETTER)!r})"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", script + "; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    assert "typst" in loaded
    assert not {"flask", "sqlalchemy", "numpy", "vrijwilligers"} & set(loaded)
