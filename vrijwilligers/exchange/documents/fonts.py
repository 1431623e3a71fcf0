"""The fonts that we print with, and which letters they have.

Ours for what Brussels writes in Latin, Greek and Cyrillic letters; others, of the same free licence
and from packages (ADR 18), for other scripts. A print gets those that it needs, so that an ordinary
one is as fast as without them. Free of imports from the application: the typesetter uses it too.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz

WEIGHTS = ("Regular", "Semibold", "Bold")
UNKNOWN = "☐"  # an empty box that our font has; it lacks "□"
SAME = str.maketrans({"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u2011": "-"})
PLAIN = {"📞": "☎", "📧": "✉"}
KEPT = re.compile(r"(?<=\S)-(?=\S)|[^\s-]{19}(?=[^\s-])")  # what `house.typ` keeps whole
MOST_KEPT = 400  # in one line: Typst gives up at 512
INVISIBLE = {"Cc", "Cf", "Mn", "Me"}
NOTO: dict[str, tuple[str, ...]] = {  # by package, the scripts in the order in which they are tried
    "justmytype_intl_rtl": ("Arabic", "Hebrew"),
    "justmytype_intl_africa": ("Ethiopic",),
    "justmytype_intl_south_asia": ("Devanagari", "Bengali", "Tamil", "Telugu"),
    "justmytype_intl_sea": ("Thai", "Khmer", "Lao", "Myanmar"),
}
# Large, so they are opened last.
EAST_ASIAN: dict[str, tuple[str, ...]] = {"justmytype_intl_cjk": ("SC", "KR")}


@dataclass(frozen=True)
class FontFile:
    """A file with letters, and the name of the family to which it belongs."""

    family: str
    path: Path

    def letters(self) -> frozenset[str]:
        """Return the characters that it can write."""
        return _letters(self.path)


@cache
def _letters(path: Path) -> frozenset[str]:
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
    return frozenset(map(chr, face.unicodes))


def our_fonts() -> list[FontFile]:
    """Return the weights of our own font."""
    folder = _folder("font_source_sans_pro") / "files"
    return [
        FontFile("Source Sans Pro", folder / f"SourceSansPro-{weight}.otf") for weight in WEIGHTS
    ]


def other_fonts() -> Iterator[FontFile]:
    """Yield the fonts for other scripts, in the order in which they are tried."""
    yield from _noto(NOTO)
    yield FontFile("DejaVu Sans", _folder("ziafont") / "fonts" / "DejaVuSans.ttf")
    yield from _noto(EAST_ASIAN)


def _noto(packages: dict[str, tuple[str, ...]]) -> Iterator[FontFile]:
    for package, scripts in packages.items():
        for script in scripts:
            folder = _folder(package) / "fonts" / "ofl" / f"notosans{script.lower()}"
            (file,) = folder.glob("NotoSans*.ttf")
            yield FontFile(f"Noto Sans {script}", file)


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(package)
    return Path(found.origin).parent


@cache
def our_letters() -> frozenset[str]:
    """Return the characters that all weights of our own font can write, and the end of a line."""
    return frozenset.intersection(*(font.letters() for font in our_fonts())) | {"\n"}


def fonts_for(content: object) -> list[FontFile]:
    """Return our font and those others that a content needs: texts, lists and dicts of them."""
    missing = {c for c in _signs(content) - our_letters() if _is_said(c)}
    chosen = our_fonts()
    for font in other_fonts() if missing else ():
        if found := missing & font.letters():
            chosen.append(font)
            missing -= found
        if not missing:
            break
    return chosen


def cannot_write(content: object) -> list[str]:
    """Return the characters of a content for which no font of ours has a shape."""
    writer = FontWriter(fonts_for(content))
    writer.write(content)
    return list(writer.replaced)


def _signs(content: object) -> set[str]:
    if isinstance(content, str):
        return set(_composed(content))
    if isinstance(content, list | tuple):
        return set().union(*map(_signs, content))
    return set().union(*map(_signs, content.values())) if isinstance(content, dict) else set()


def _is_said(character: str) -> bool:
    return unicodedata.category(character) not in INVISIBLE and not character.isspace()


def _composed(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(SAME))
    return "\n".join(map(_divided, composed.split("\n")))


def _divided(line: str) -> str:
    """Let words go on in the next line where one has more of them to keep whole than Typst can."""
    if line.count("-") + len(line) // 19 <= MOST_KEPT:
        return line
    ends = [found.end() for found in KEPT.finditer(line)][MOST_KEPT:]
    return line[: ends[0]] + KEPT.sub(r"\g<0> ", line[ends[0] :]) if ends else line


class FontWriter:
    """Writes text with the letters of some fonts, and remembers what it had to replace."""

    def __init__(self, fonts: Sequence[FontFile]) -> None:
        own = set(our_fonts())
        self.letters = our_letters().union(*(f.letters() for f in fonts if f not in own))
        self.replaced: Counter[str] = Counter()

    def write(self, content: object) -> object:
        """Return the content with each text in it printable; names of fields stay as they are."""
        if isinstance(content, str):
            return self.text(content)
        if isinstance(content, list | tuple):
            return [self.write(part) for part in content]
        if isinstance(content, dict):
            return {name: self.write(part) for name, part in content.items()}
        return content

    def text(self, text: str) -> str:
        """Return a text in which the fonts have each character."""
        composed = _composed(text)
        if self.letters.issuperset(composed):
            return composed
        return "".join(c if c in self.letters else self.instead_of(c) for c in composed)

    def instead_of(self, character: str) -> str:
        """Return what to print for a character that the fonts lack, and count it if it shows."""
        if unicodedata.category(character) in INVISIBLE:
            return ""
        if character.isspace():
            return " "
        plain = PLAIN.get(character) or unicodedata.normalize("NFKC", character)
        self.replaced[character] += 1
        return plain if self.letters.issuperset(plain) else UNKNOWN
