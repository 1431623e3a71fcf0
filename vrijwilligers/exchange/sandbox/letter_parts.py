"""Which letters the bytes of a text stand for, told by what people write in Dutch and French.

Part of the program of ``reader.py``, and loaded by it alone, where a text is not plainly UTF-8.
"""

import codecs
import re

BYTE_ORDER_PREFIXES = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ONE_BYTE = ("cp1252", "mac_roman", "cp850")
SMALL = frozenset("éèêëàâäçïîíôöóüûùúñœæ")
LARGE = frozenset("ÉÈÊËÀÂÄÇÏÎÍÔÖÓÜÛÙÚÑŒÆ")
SIGNS = frozenset("’‘“”„«»–—…•·€°§²³½×\N{NO-BREAK SPACE}")
STRANGE = re.compile(r"(?s)(.?)([^\x00-\x7f])(?=(.?))")  # a sign, with its neighbours
BAD = re.compile(r"[\udc80-\udcff]")  # a byte that is no UTF-8, as ``surrogateescape`` keeps it
WORD = re.compile(r"[^\W\d_]*[\udc80-\udcff](?:[^\W_]|[\udc80-\udcff])*")
APART = frozenset(("oö", "eë", "ië", "oë", "eï", "aï", "oï", "eé"))  # vowels that meet in a word
TWICE = re.compile("[ÂÃÅâ]")  # how UTF-8 begins that was taken for Windows-1252
LOOKED_AT = 4_000  # bytes
MOST = 5  # words that are named
HALF = 0.4  # of the bytes of UTF-16 are noughts on one side


class NoText(ValueError):
    """The bytes are no text, or a sign of it cannot be told."""


def letters_of(content: bytes) -> tuple[str, dict[str, object]]:
    """Return the text and how it was read: its encoding, and the words that were mended."""
    for mark, name in BYTE_ORDER_PREFIXES.items():
        if content.startswith(mark):
            return _decoded(content, name), {"encoding": name}
    if b"\0" in content[:LOOKED_AT]:
        name = _utf_16(content[:LOOKED_AT])
        return _decoded(content, name), {"encoding": name}
    try:
        return _once(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _of_mixed(content)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise NoText("text") from error


def _utf_16(beginning: bytes) -> str:
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if beginning[first::2].count(0) > HALF * len(beginning) / 2:
            return name
    raise NoText("text")


def _once(text: str) -> tuple[str, dict[str, object]]:
    """Undo what was written as UTF-8 twice, where the whole text is so."""
    if TWICE.search(text):
        try:
            return text.encode("cp1252", "as_byte").decode("utf-8"), {"encoding": "utf-8 twice"}
        except UnicodeError:
            pass
    return text, {"encoding": "utf-8"}


def _as_byte(error: UnicodeError) -> tuple[bytes, int]:
    """Write the five signs that Windows-1252 lacks as the bytes that they were."""
    if isinstance(error, UnicodeEncodeError):
        return error.object[error.start : error.end].encode("latin-1"), error.end
    raise error


codecs.register_error("as_byte", _as_byte)


def _of_mixed(content: bytes) -> tuple[str, dict[str, object]]:
    """Mend the few bytes that are wrong in UTF-8; else look which encoding gives words."""
    text = content.decode("utf-8", "surrogateescape")
    wrong = len(BAD.findall(text))
    right = len(re.findall(r"[^\x00-\x7f]", text)) - wrong
    if right >= wrong:
        return _mended(text)
    readings: list[tuple[int, int, str, str]] = []
    for name in ONE_BYTE:
        try:
            one = content.decode(name)
        except UnicodeDecodeError:
            continue
        readings.append((likeness(one), -len(readings), name, one))
    best = max(readings)
    if best[0] <= 0 and best[2] != "cp1252":
        raise NoText("text")
    return best[3], {"encoding": best[2]}


def _mended(text: str) -> tuple[str, dict[str, object]]:
    def read_as(name: str, part: str) -> str:
        return BAD.sub(lambda bad: bytes([ord(bad[0]) - 0xDC00]).decode(name, "replace"), part)

    words = [found[0] for found in WORD.finditer(text)]
    name = max(ONE_BYTE, key=lambda one: likeness(" ".join(read_as(one, word) for word in words)))
    for bad in BAD.finditer(text):
        if not read_as(name, bad[0]).isalpha() and read_as(name, bad[0]) not in SIGNS:
            raise NoText(f"letter {1 + text.count(chr(10), 0, bad.start())}")
    named = [read_as(name, word) for word in dict.fromkeys(words)][:MOST]
    return read_as(name, text), {"encoding": "utf-8", "mended": named}


def likeness(text: str) -> int:
    """Say how much the strange signs of a text look like what people write; each place once."""
    return sum(_weight(*found) for found in {*STRANGE.findall(text)})


def _weight(before: str, sign: str, after: str) -> int:
    if before + sign in APART:
        return 4
    if sign in SMALL:
        if before.isalpha() or after.isalpha():
            return -2 if after.isupper() and not before.isupper() else 3
        return 2 if sign == "à" else -1
    if sign in LARGE:
        return -3 if before.islower() or not (before.isalpha() or after.isalpha()) else 2
    if sign in SIGNS:
        is_within = before.isalpha() and after.isalpha()
        return 1 if not is_within or sign in "’–" else -2
    return -1 if sign.isalpha() and not before.islower() else -3
