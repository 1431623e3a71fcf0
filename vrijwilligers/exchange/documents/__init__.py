"""What we print: a Typst template and what it must say become an accessible PDF.

Typst works in a process of its own (`typesetter.py`), so its memory is given back after each print.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TYPESETTER = Path(__file__).with_name("typesetter.py")
TEMPLATES = Path(__file__).parents[3] / "templates" / "print"
SECONDS = 60


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
    if made.returncode:
        raise PrintFailed(f"{template} was not printed: {made.stdout.decode() or 'no reason'}")
    replaced, _, pdf = made.stdout.partition(b"\n")
    return Print(pdf=pdf, replaced=json.loads(replaced))


def _typeset(template: str, order: bytes) -> subprocess.CompletedProcess[bytes]:
    """Let the typesetter work. What it writes to stderr is not ours to show: it may name people."""
    command = [sys.executable, "-I", str(TYPESETTER)]
    try:
        return subprocess.run(  # noqa: S603
            command, input=order, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        pass  # raised below, so that what was printed so far does not travel along
    raise PrintFailed(f"{template} was not printed: it took longer than {SECONDS} seconds")
