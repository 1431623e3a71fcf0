"""Texts as they are kept: as they are, as JSON, packed, or as a file that may be no text."""

import json
import re
import zlib
from collections.abc import Callable, Collection
from typing import Any

from vrijwilligers.privacy.rules.mentions import BlankedText, MentionKind

ESCAPED = re.compile(r"\\(?:u[0-9a-f]{4}|.)")
BRACKETS = ("{", "[")

Blank = Callable[[str], BlankedText]


def legible(value: Any) -> str:
    """Return all words of a value in their order; nothing of a file that we cannot look into.

    What stands between them, such as the signs of JSON, is no part of a word.
    """
    if isinstance(value, bytes):
        return _legible_bytes(value)
    if value[:1] in BRACKETS and "\\" in value:
        return _legible_json(value)
    return str(value)


def _legible_bytes(value: bytes) -> str:
    try:
        return legible(_unpacked(value))
    except (zlib.error, UnicodeDecodeError):
        return value.decode(errors="ignore") if _is_text(value) else ""


def _legible_json(value: str) -> str:
    try:
        parsed = json.loads(value)
    except ValueError:
        return value
    return ESCAPED.sub(" ", json.dumps(parsed, ensure_ascii=False))


def _unpacked(value: bytes) -> str:
    return zlib.decompress(value).decode()


def _is_text(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def blanked_value(
    value: Any, blanking: Blank, spare: Collection[str] = ()
) -> tuple[Any, MentionKind]:
    """Return a value without what surely names somebody, as it was packed, and what was seen.

    Of a file that we cannot look into, nothing is left. In JSON, answers by a name in ``spare``
    are those of somebody else, and stay.
    """
    if isinstance(value, bytes):
        return _blanked_bytes(value, blanking, spare)
    if value[:1] in BRACKETS:
        return _blanked_json(value, blanking, spare)
    return tuple(blanking(value))  # type: ignore[return-value]


def _blanked_bytes(
    value: bytes, blanking: Blank, spare: Collection[str]
) -> tuple[Any, MentionKind]:
    try:
        packed = _unpacked(value)
    except (zlib.error, UnicodeDecodeError):
        return _blanked_file(value, blanking)
    text, seen = blanked_value(packed, blanking, spare)
    return (zlib.compress(text.encode()) if seen == MentionKind.EXACT else value), seen


def _blanked_file(value: bytes, blanking: Blank) -> tuple[Any, MentionKind]:
    """Look into a file that is a plain text; of any other nothing is left."""
    try:
        text, seen = blanking(value.decode())
    except UnicodeDecodeError:
        return None, MentionKind.NONE
    return text.encode(), seen


def _blanked_json(value: str, blanking: Blank, spare: Collection[str]) -> tuple[Any, MentionKind]:
    try:
        parsed = json.loads(value)
    except ValueError:
        return tuple(blanking(value))  # type: ignore[return-value]
    seen = [MentionKind.NONE]
    theirs = {name: parsed[name] for name in spare if isinstance(parsed, dict) and name in parsed}
    rest = {name: one for name, one in parsed.items() if name not in theirs} if theirs else parsed
    blanked = _walk(rest, blanking, seen)
    if theirs:
        blanked |= theirs
    return (json.dumps(blanked) if max(seen) == MentionKind.EXACT else value), max(seen)


def _walk(value: Any, blanking: Blank, seen: list[MentionKind]) -> Any:
    if isinstance(value, dict):
        return {
            _walk(name, blanking, seen): _walk(one, blanking, seen) for name, one in value.items()
        }
    if isinstance(value, list):
        return [_walk(one, blanking, seen) for one in value]
    if not isinstance(value, str):
        return value
    text, kind = blanking(value)
    seen.append(kind)
    return text
