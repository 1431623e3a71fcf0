"""What a printed PDF says, as a reader or a screen reader finds it."""

from io import BytesIO

import page
from pypdf import PdfReader
from pypdf.generic import NullObject

from tests.exchange.bundle_content import OLDER, bundle, vacancy


def pages_of(pdf):
    """Return the text of each page, with single spaces."""
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(BytesIO(pdf)).pages]


def page_with(pages, words):
    """Return the number of the only page that has these words."""
    (number,) = [nth for nth, text in enumerate(pages, start=1) if words in text]
    return number


def bookmarks(pdf):
    """Return the bookmarks as names, those of a chapter in a list after it."""
    return _names(PdfReader(BytesIO(pdf)).outline)


def _names(marks):
    return [_names(mark) if isinstance(mark, list) else mark.title for mark in marks]


def languages_of(pdf):
    """Return the languages that a PDF tells a screen reader to speak."""
    root = PdfReader(BytesIO(pdf)).root_object
    return {root["/Lang"]} | {element.get("/Lang", "nl") for element in _elements(root)}


def alternatives(pdf):
    """Return what is said instead of each picture."""
    root = PdfReader(BytesIO(pdf)).root_object
    return [str(element["/Alt"]) for element in _elements(root) if "/Alt" in element]


def _elements(root):
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            yield element
            waiting.append(element.get("/K", NullObject()))


def one(text="Je zet koffie.", **other):
    """Return a bundle of one vacancy."""
    return bundle({"Ouderen": [vacancy(OLDER[0], 101, text=text, **other)]})


def faults(pdf):
    """Return which rules of PDF/UA-1 a print breaks."""
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.rules.total == 104
    return [(fault.rule_id, fault.message) for fault in report.failures]
