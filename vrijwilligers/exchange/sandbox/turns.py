"""How many files are read at once on one machine, whichever of our processes asks.

Each reader may take much memory: together they must not take all of it. A turn is a lock on one of
a few empty files, so that it ends with the process that has it, however that ends.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from time import monotonic, sleep

AGAIN = 0.05  # seconds between two tries


class NoTurn(Exception):
    """Others were reading all the time that one could wait."""


@contextmanager
def turn(at_once: int, *, patience: float) -> Iterator[None]:
    """Hold one of ``at_once`` turns; raise ``NoTurn`` after ``patience`` seconds without one."""
    until = monotonic() + patience
    while (lock := _free_lock(at_once)) is None:
        if monotonic() >= until:
            raise NoTurn
        sleep(AGAIN)
    try:
        yield
    finally:
        os.close(lock)


def _free_lock(at_once: int) -> int | None:
    """Lock the first file that nobody has locked, and return its descriptor."""
    folder = _folder()
    for number in range(at_once):
        lock = os.open(folder / f"reader-{number}", os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        with suppress(BlockingIOError):
            flock(lock, LOCK_EX | LOCK_NB)
            return lock
        os.close(lock)
    return None


def _folder() -> Path:
    """Return the folder of the locks, which is ours alone; raise ``PermissionError`` otherwise."""
    folder = Path(tempfile.gettempdir()) / f"vrijwilligers-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else.")
    return folder
