"""PDF documents from outside: kept as they are, once we know that they open and what they say."""

from dataclasses import replace

from vrijwilligers.exchange.sandbox import LIMITS, read

OPENING = replace(LIMITS, memory=256_000_000, cpu_seconds=5, seconds=15)


def text_of_pages(content: bytes) -> list[str]:
    """Return the text of each page of a PDF, and at the end what stands beside the pages.

    Of a page that is a picture it is empty. Beside the pages stand fields that somebody filled in,
    notes, and what the file says of itself.

    Raise ``Unreadable`` where it is damaged, has no page, or asks a password.
    """
    return read("pdf", content, lambda parts: [str(text) for text in parts], limits=OPENING)
