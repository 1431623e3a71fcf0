"""The tree of an XML file, read without what XML can be made to fetch or to blow up.

Part of the program of ``reader.py``, and loaded by it alone.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring


def parts_of(content: bytes) -> Iterator[list[Any]]:
    """Yield one tree: each element as its name, its text, what follows it, and what is in it.

    Raise ``ValueError`` with the reason, ``entities`` or ``xml``.
    """
    try:
        yield _node(fromstring(content, forbid_dtd=True))
    except DefusedXmlException as error:
        raise ValueError("entities") from error
    except (ParseError, ValueError, LookupError) as error:
        raise ValueError("xml") from error


def _node(element: Element) -> list[Any]:
    return [element.tag, element.text, element.tail, list(map(_node, element))]
