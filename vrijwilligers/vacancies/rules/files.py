"""A file with vacancies that somebody hands over."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that somebody hands over, for a source of which it holds everything or a part."""

    content: bytes
    file_name: str
    source_name: str
    is_complete: bool = False


def is_drastic(withdrawn: int, shown: int) -> bool:
    """Tell whether more than a fifth of what was shown goes (DESIGN section 10: it asks first)."""
    return withdrawn * 5 > shown
