"""A file with organisations that somebody hands over."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Upload:
    """Its content, and its name without folders."""

    content: bytes
    file_name: str
