"""Files with vacancies, read: accepted or rejected row by row, always with the reasons.

Three profiles: a table (CSV or XLSX), a feed of API Engagement (XML or JSON), and a saved page with
job postings of schema.org. The content decides which; nothing here knows a database.
"""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.tables import Unreadable
from vrijwilligers.vacancies.readers import canonical, engagement, postings
from vrijwilligers.vacancies.readers.rows import PLAIN, Codes, Manner, Read, Reading

__all__ = ["PLAIN", "PROFILES", "Codes", "Manner", "Read", "Reading", "profile_of", "read"]

PROFILES: dict[str, Callable[[bytes, Codes, Manner], Reading]] = {
    "canonical": canonical.read,
    "engagement": engagement.read,
    "jobposting": postings.read,
}
NOT_LETTERS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
LOOKED_AT = 4_000  # bytes


def read(content: bytes, known: Codes, manner: Manner = PLAIN) -> Reading:
    """Read a file by the profile named, or by what it looks like; raise ``Unreadable``."""
    profile = manner.profile or profile_of(content)
    if profile not in PROFILES:
        raise Unreadable(_l("There is no profile “%(profile)s”.", profile=profile))
    return PROFILES[profile](content, known, manner)


def profile_of(content: bytes) -> str:
    """Return how a file that looks like this is read."""
    beginning = content[:LOOKED_AT].lstrip(NOT_LETTERS).lower()
    if beginning[:1] not in (b"<", b"{", b"["):
        return "canonical"
    is_page = beginning.startswith((b"<!doctype html", b"<html"))
    is_linked = beginning[:1] != b"<" and b"schema.org" in beginning
    return "jobposting" if is_page or is_linked else "engagement"
