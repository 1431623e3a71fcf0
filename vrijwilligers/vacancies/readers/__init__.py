"""Files with vacancies, parsed: accepted or rejected row by row, always with the reasons.

Three formats: a table (CSV or XLSX), a feed of API Engagement (XML or JSON), and a saved page with
job postings of schema.org. The content decides which; nothing here knows a database.
"""

from vrijwilligers.imports.rules.kinds import TABLE

NOT_LETTERS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
LOOKED_AT = 4_000  # bytes
ENGAGEMENT, JOBPOSTING = "engagement", "jobposting"


def format_of(content: bytes) -> str:
    """Return how a file that looks like this is read."""
    beginning = content[:LOOKED_AT].lstrip(NOT_LETTERS).lower()
    if beginning[:1] not in (b"<", b"{", b"["):
        return TABLE
    is_page = beginning.startswith((b"<!doctype html", b"<html"))
    is_linked = beginning[:1] != b"<" and b"schema.org" in beginning
    return JOBPOSTING if is_page or is_linked else ENGAGEMENT
