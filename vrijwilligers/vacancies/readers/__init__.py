"""Files with vacancies, read: accepted or rejected row by row, always with the reasons.

Two profiles: our own table (CSV or XLSX) and a feed of API Engagement (XML or JSON). The content
decides which; nothing here knows a database.
"""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l

from vrijwilligers.core.tables import Unreadable
from vrijwilligers.vacancies.readers import canonical, engagement
from vrijwilligers.vacancies.readers.rows import Codes, Read, Reading

__all__ = ["PROFILES", "Codes", "Read", "Reading", "read"]

PROFILES: dict[str, Callable[[bytes, Codes], Reading]] = {
    "canonical": canonical.read,
    "engagement": engagement.read,
}
NOT_LETTERS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


def read(content: bytes, known: Codes, profile: str | None = None) -> Reading:
    """Read a file by the profile named, or by what it looks like; raise ``Unreadable``."""
    if profile is not None and profile not in PROFILES:
        raise Unreadable(_l("There is no profile “%(profile)s”.", profile=profile))
    return PROFILES[profile or _profile_of(content)](content, known)


def _profile_of(content: bytes) -> str:
    first = content[:1000].lstrip(NOT_LETTERS)[:1]
    return "engagement" if first in (b"<", b"{", b"[") else "canonical"
