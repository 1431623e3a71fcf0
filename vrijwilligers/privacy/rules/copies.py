"""Who asks for a copy of all data about a person, and how we saw that it is them: closed lists."""

from enum import StrEnum


class CopyAsker(StrEnum):
    """Who asks for the copy."""

    SELF = "self"
    PARENT = "parent"
    MANDATED = "mandated"


class IdentityCheck(StrEnum):
    """How we saw who it is; nothing of a document is kept."""

    KNOWN = "known"
    DOCUMENT = "document"
    CALLED = "called"


class CopyShape(StrEnum):
    """As what the copy is handed over."""

    BOTH = "both"
    PDF = "pdf"
    JSON = "json"


ON_COMMAND = "command"  # who ran it on the machine saw to that


def reason_of(asker: CopyAsker, check: IdentityCheck) -> str:
    """Return what the log says: one of a closed list, never a text."""
    return f"{asker} {check}"
