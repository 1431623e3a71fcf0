"""What we print: a Typst template and what it must say become an accessible PDF.

Typst works in a process of its own (`typesetter.py`), so its memory is given back after each print.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TYPESETTER = Path(__file__).with_name("typesetter.py")
IMPOSER = Path(__file__).with_name("imposer.py")
TEMPLATES = Path(__file__).parents[3] / "templates" / "print"
SECONDS = 60
POINTS = 72 / 25.4  # in a millimetre


class PrintFailed(Exception):
    """A print could not be made; says which template and where, never what it had to say."""


@dataclass(frozen=True)
class Print:
    """A finished PDF (PDF/UA-1), and what our font could not write in it.

    `replaced` counts, by character as it came in, what was printed as something else:
    a plain equivalent where there is one (a fancy "𝓐" becomes "A"), else an empty box.
    """

    pdf: bytes
    replaced: dict[str, int]


def print_pdf(
    template: str, content: Mapping[str, object], *, made_on: date | None = None
) -> Print:
    """Print what the content says with a template of `templates/print`, such as "bundle.typ".

    The content is plain JSON: its shape stands on top of the template. The same content and the
    same `made_on` (the date inside the PDF; left out when not given) give the same bytes.
    Raises PrintFailed when the template refuses the content or takes longer than a minute.
    """
    order = {
        "template": str(TEMPLATES / template),
        "root": str(TEMPLATES),
        "made_on": made_on.isoformat() if made_on else "",
        "content": dict(content),
    }
    made = _typeset(template, json.dumps(order).encode())
    replaced, _, pdf = made.partition(b"\n")
    return Print(pdf=pdf, replaced=json.loads(replaced))


def _typeset(template: str, order: bytes) -> bytes:
    return _run(TYPESETTER, template, order)


@dataclass(frozen=True)
class PagePlace:
    """Where a page (from 1) lies on a sheet: its lower left corner, in millimetres."""

    page: int
    x: float
    y: float = 0
    turned: int = 0  # degrees


def impose(pdf: bytes, size: tuple[float, float], sides: Sequence[Sequence[PagePlace]]) -> bytes:
    """Lay pages of a PDF on sheets of a size in millimetres, for a printer: it is for no reader.

    Raises PrintFailed when the PDF cannot be read or it takes longer than a minute.
    """
    order = {
        "size": [length * POINTS for length in size],
        "sides": [
            [(one.page - 1, one.x * POINTS, one.y * POINTS, one.turned) for one in places]
            for places in sides
        ],
    }
    return _run(IMPOSER, "The imposed file", json.dumps(order).encode() + b"\n" + pdf)


def _run(program: Path, what: str, order: bytes) -> bytes:
    """Let a program print. What it writes to stderr is not ours to show: it may name people."""
    made = _made(program, order)
    if made is None:
        raise PrintFailed(f"{what} was not printed: it took longer than {SECONDS} seconds")
    if made.returncode:
        raise PrintFailed(f"{what} was not printed: {made.stdout.decode() or 'no reason'}")
    return made.stdout


def _made(program: Path, order: bytes) -> subprocess.CompletedProcess[bytes] | None:
    """Run a program; what it printed before its time was over does not travel along."""
    command = [sys.executable, "-I", str(program)]
    try:
        return subprocess.run(  # noqa: S603
            command, input=order, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
