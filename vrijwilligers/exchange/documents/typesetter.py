"""Typeset one document, as a program of its own: an order as JSON comes in, a PDF goes out.

Run by its path, never imported by the application, and free of imports from it: a process that
prints needs Typst and our fonts, and no web server. Out goes one line of JSON (which characters
were replaced, how often), then the PDF. When it fails it says why in words: a place in a template,
or what to try; never the content.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

sys.path.insert(0, str(Path(__file__).parent))
from fonts import FontFile, FontWriter, fonts_for

NO_PLACE = "it is laid out, but is no accessible PDF. Print fewer at once to find which text it is"


@contextmanager
def lent(fonts: Sequence[FontFile]) -> Iterator[typst.Fonts]:
    """Lend these fonts alone, so that a print looks the same on each machine.

    Typst takes folders and reads them late, and the package of our own font has each weight twice
    (.otf and .ttf): which one it would take depends on the order in which the disk lists them.
    """
    with TemporaryDirectory() as folder:
        for font in fonts:
            (Path(folder) / font.path.name).symlink_to(font.path)
        yield typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )


def typeset(order: dict[str, str], content: object, fonts: Sequence[FontFile]) -> bytes:
    """Return the PDF/UA-1 that a template makes of the content."""
    inputs = {
        "content": json.dumps(content),
        "made_on": order["made_on"],
        "fonts": json.dumps(list(dict.fromkeys(font.family for font in fonts))),
    }
    with lent(fonts) as lent_fonts:
        return typst.compile(
            order["template"],
            root=order["root"],
            font_paths=lent_fonts,
            ignore_system_fonts=True,
            sys_inputs=inputs,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=0,
        )


def place_of(error: typst.TypstError) -> str:
    """Return where in our templates an error stands; its message may repeat what was printed."""
    found = re.search(r"([\w-]+\.typ:\d+):\d+", error.diagnostic)
    return found[1] if found else NO_PLACE


def main() -> int:
    """Read an order; write what was replaced and the PDF, or only why there is none."""
    try:
        order = json.load(sys.stdin.buffer)
        fonts = fonts_for(order["content"])
        writer = FontWriter(fonts)
        pdf = typeset(order, writer.write(order["content"]), fonts)
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
