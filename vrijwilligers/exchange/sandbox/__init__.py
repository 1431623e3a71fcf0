"""Files from outside are read in a process of their own, with limits of memory and time.

Whatever a file does to that process (``reader.py``), here it is parts that were read, or a refusal
in words. The process knows nothing of us: no environment, no database, no other file.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import SIGABRT, SIGKILL, SIGXCPU
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Timer
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.sandbox.turns import NoTurn, turn
from vrijwilligers.vocabulary.problems import Problem

log = logging.getLogger(__name__)

READER = Path(__file__).with_name("reader.py")
MAX_BYTES = 100_000_000

Parts = Iterator[Any]
Built = TypeVar("Built")


class Unreadable(Problem):
    """A file of which nothing can be used; nothing was changed because of it."""

    field = "file"

    def __init__(self, message: object):
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Say it in the language of now."""
        return str(self.message)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Our own: wide enough for any list a desk keeps, small enough to keep a server standing."""

    memory: int = 768_000_000  # bytes, above what an idle reader has
    cpu_seconds: int = 30
    seconds: float = 60
    depth: int = 200  # of what is nested
    rows: int = 200_000
    columns: int = 500
    cells: int = 8_000_000
    characters: int = 100_000_000
    cell: int = 100_000  # characters
    answer: int = 2 * MAX_BYTES
    at_once: int = 3  # readers on one machine; the others wait their turn
    patience: float = 10  # seconds that they wait


LIMITS = Limits()
TOO_MUCH = _l("The file is too large to read, or a cell stands far from the others.")
TOO_LONG = _l("Reading this file takes too long. Split it, or save it anew.")
BUSY = _l("Other files are being read at this moment. Try again in a minute.")
NO_ROOM = _l("The server has no room to read a file. Tell who looks after it.")
BROKEN = _l("The file cannot be read: it is damaged.")
REFUSALS = {
    "text": _l("This file is not text: choose a CSV or XLSX file."),
    "quote": _l("A quotation mark is opened in this file and never closed."),
    "workbook": _l(
        "The file is damaged, or it is not an Excel workbook (.xlsx) or one of LibreOffice (.ods)."
    ),
    "sheet": _l("There is no sheet of this name in the workbook (--sheet)."),
    "far": _l("A cell stands far from the others. Remove it and save again."),
    "columns": _l("The file has more than %(count)s columns.", count=LIMITS.columns),
    "rows": _l("The file has more than %(count)s rows.", count=LIMITS.rows),
    "size": _l("The file is too large to read."),
    "json": _l("The file is not correct JSON."),
    "xml": _l("The file is not correct XML."),
    "entities": _l("The file holds a DOCTYPE or entities: we do not open it."),
    "pdf": _l("This PDF cannot be opened: it is damaged. Save the document as a PDF again."),
    "picture": _l("Choose a PNG file of at most 2 MB."),
    "mail": _l("This mail cannot be read: it is damaged."),
    "password": _l("This PDF asks for a password. Save it without one."),
    "deep": _l("The file is nested too deep to be a list of missions."),
    "memory": TOO_MUCH,
}
DEATHS = {-SIGABRT: TOO_MUCH, -SIGKILL: TOO_LONG, -SIGXCPU: TOO_LONG}


def read(
    kind: str,
    content: bytes,
    build: Callable[[Parts], Built],
    *,
    limits: Limits = LIMITS,
    program: Path = READER,
    **how: object,
) -> Built:
    """Build something from the parts of a file as they are read; raise ``Unreadable``."""
    if not content.strip():
        raise Unreadable(_l("The file is empty."))
    if len(content) > MAX_BYTES:
        raise Unreadable(REFUSALS["size"])
    order = {"kind": kind, **how, **asdict(limits)}
    try:
        with (
            turn(limits.at_once, patience=limits.patience),
            _running(program, content, order) as child,
        ):
            return build(_parts(child, limits.answer))
    except NoTurn as error:
        raise Unreadable(BUSY) from error
    except (ValueError, TypeError, RecursionError) as error:  # not what our reader says
        raise Unreadable(BROKEN) from error
    except OSError as error:  # the disk is full, or there is no process left: no fault of the file
        log.error("No file from outside can be read: %s", error.strerror)
        raise Unreadable(NO_ROOM) from error


@contextmanager
def _running(
    program: Path, content: bytes, order: dict[str, Any]
) -> Iterator[subprocess.Popen[bytes]]:
    """Run the program until it is done, out of time, or of no more use; it never outlives this.

    The file has no name on the disk; a link leads to it whose name ends as that of its kind.
    """
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        path = Path(folder) / f"table.{order['kind']}"
        path.symlink_to("/dev/stdin")
        environment = {"ORDER": json.dumps(order | {"path": str(path)})}
        with subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", str(program)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        ) as child:
            clock = Timer(order["seconds"], child.kill)
            clock.start()
            try:
                yield child
            finally:
                clock.cancel()
                child.kill()


def _parts(child: subprocess.Popen[bytes], left: int) -> Parts:
    """Give what was read, up to the line that says how it ended."""
    while child.stdout and (line := child.stdout.readline(left)).startswith(b"+"):
        left -= len(line)
        if not left:
            raise Unreadable(TOO_MUCH)
        yield json.loads(line[1:])
    if line == b".":
        return
    if line:
        raise Unreadable(_refusal(*line[1:].decode("ascii", "replace").split()))
    child.kill()  # it says nothing any more
    raise Unreadable(DEATHS.get(child.wait(), BROKEN))


def _refusal(code: str = "", line: str = "", *_: str) -> object:
    """Put into words why a file is refused, and where that is said of a line."""
    if code == "letter":
        return _l("Line %(line)s holds a sign that is no letter. Save it as UTF-8.", line=line)
    return REFUSALS.get(code, BROKEN)
