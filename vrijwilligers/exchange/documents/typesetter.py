"""Typeset one document, as a program of its own: an order as JSON comes in, a PDF goes out.

Run by its path, never imported by the application, and free of imports from it: a process that
prints needs Typst and our font, and no web server. Out goes one line of JSON (which characters were
replaced, how often), then the PDF. When it fails it names a place in a template, never the content.
"""

import json
import re
import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
import uharfbuzz

WEIGHTS = ("Regular", "Semibold", "Bold")
UNKNOWN = "☐"  # an empty box that the font has; it lacks "□"
SAME = str.maketrans({"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u2011": "-"})
PLAIN = {"✔": "✓", "☎": "tel.", "📞": "tel.", "✉": "mail", "📧": "mail", "➜": "→", "★": "*"}
INVISIBLE = {"Cc", "Cf", "Mn", "Me"}


def font_files() -> list[Path]:
    """Return the font files that our prints use, from the package font_source_sans_pro."""
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        raise FileNotFoundError("font_source_sans_pro")
    folder = Path(package.origin).with_name("files")
    return [folder / f"SourceSansPro-{weight}.otf" for weight in WEIGHTS]


def our_letters() -> set[str]:
    """Return the characters that all weights of our font can write, and the end of a line."""
    faces = (uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file)) for file in font_files())
    return {"\n", *map(chr, set.intersection(*(set(face.unicodes) for face in faces)))}


class FontWriter:
    """Writes text with the letters of a font, and remembers what it had to replace."""

    def __init__(self, letters: set[str]) -> None:
        self.letters = letters
        self.replaced: Counter[str] = Counter()

    def write(self, content: object) -> object:
        """Return the content with each text in it printable; names of fields stay as they are."""
        if isinstance(content, str):
            return self.text(content)
        if isinstance(content, list):
            return [self.write(part) for part in content]
        if isinstance(content, dict):
            return {name: self.write(part) for name, part in content.items()}
        return content

    def text(self, text: str) -> str:
        """Return a text in which the font has each character."""
        composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(SAME))
        if self.letters.issuperset(composed):
            return composed
        return "".join(c if c in self.letters else self.instead_of(c) for c in composed)

    def instead_of(self, character: str) -> str:
        """Return what to print for a character that the font lacks, and count it if it shows."""
        if unicodedata.category(character) in INVISIBLE:
            return ""
        if character.isspace():
            return " "
        plain = PLAIN.get(character) or unicodedata.normalize("NFKC", character)
        self.replaced[character] += 1
        return plain if self.letters.issuperset(plain) else UNKNOWN


@contextmanager
def our_fonts() -> Iterator[typst.Fonts]:
    """Lend our font alone, so that a print looks the same on each machine.

    Typst takes folders and reads them late, and the package's own has each weight twice (.otf and
    .ttf): which one it would take depends on the order in which the disk lists them.
    """
    with TemporaryDirectory() as folder:
        for file in font_files():
            shutil.copy(file, folder)
        yield typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )


def typeset(order: dict[str, str], content: object) -> bytes:
    """Return the PDF/UA-1 that a template makes of the content."""
    inputs = {"content": json.dumps(content), "made_on": order["made_on"]}
    with our_fonts() as fonts:
        return typst.compile(
            order["template"],
            root=order["root"],
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )


def place_of(error: typst.TypstError) -> str:
    """Return where in our templates an error stands; its message may repeat what was printed."""
    found = re.search(r"([\w-]+\.typ:\d+):\d+", error.diagnostic)
    return found[1] if found else "no place known"


def main() -> int:
    """Read an order; write what was replaced and the PDF, or only why there is none."""
    try:
        order = json.load(sys.stdin.buffer)
        writer = FontWriter(our_letters())
        pdf = typeset(order, writer.write(order["content"]))
    except typst.TypstError as error:
        sys.stdout.write(place_of(error))
        return 1
    except Exception as error:  # its message may repeat what was printed: its kind is enough
        sys.stdout.write(type(error).__name__)
        return 1
    sys.stdout.buffer.write(json.dumps(writer.replaced).encode() + b"\n" + pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
