"""Which faults are tried: poodle makes every one it can, a seed chooses among them."""

import ast
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

from poodle.data_types import FileMutation
from poodle.mutate import builtin_mutators

FOLDERS = ("candidates", "desk", "web", "records", "exchange", "vocabulary")
CHECKED_ELSEWHERE = re.compile(
    r"(?:\b_l?\(|gettext\(|__all__ = \[[^]]*"
    r"|raise (?:Runtime|Type)Error\(|(?:Type|Context)Var\()\s*$"
)  # by catalogs, ruff and mypy; what a programmer alone hears is nobody's promise
CONFIG = SimpleNamespace(mutator_opts={})


@dataclass(frozen=True)
class Mutant:
    """One module with one fault."""

    path: str
    first: int
    last: int
    code: str
    change: str

    @property
    def key(self) -> str:
        """Name the mutant so that it is recognised when its line has moved."""
        return f"{self.path}: {self.change}"

    def __str__(self) -> str:
        return f"{self.path}:{self.first}: {self.change}"


def sample(root: Path, size: int, seed: int) -> list[Mutant]:
    """Return so many mutants of the folders, always the same ones for the same code and seed."""
    paths = [path for name in FOLDERS for path in (root / "vrijwilligers" / name).rglob("*.py")]
    places = [(path, fault) for path in sorted(paths) for fault in _faults(path.read_text())]
    random.Random(seed).shuffle(places)
    mutants = (_mutant(root, path, fault) for path, fault in places)
    return list(islice((mutant for mutant in mutants if mutant is not None), size))


def _faults(code: str) -> Iterator[FileMutation]:
    """Yield what poodle would change, but for texts to translate and lists of names."""
    for mutator in builtin_mutators.values():
        faults = mutator(config=CONFIG, echo=print).create_mutations(ast.parse(code), [])
        yield from (fault for fault in faults if not _is_checked_elsewhere(code, fault))


def _is_checked_elsewhere(code: str, fault: FileMutation) -> bool:
    before, _ = _around(code.encode(), fault)
    return fault.mutator_name == "String" and bool(CHECKED_ELSEWHERE.search(before.decode()))


def _around(code: bytes, fault: FileMutation) -> tuple[bytes, bytes]:
    """Return what stands before and after a fault; columns count bytes."""
    lines = code.splitlines(keepends=True)
    before = [*lines[: fault.lineno - 1], lines[fault.lineno - 1][: fault.col_offset]]
    after = [lines[fault.end_lineno - 1][fault.end_col_offset :], *lines[fault.end_lineno :]]
    return b"".join(before), b"".join(after)


def _mutant(root: Path, path: Path, fault: FileMutation) -> Mutant | None:
    """Return the module with the fault in it, or nothing where that is no other program."""
    old = path.read_text()
    before, after = _around(old.encode(), fault)
    new = (before + fault.text.encode() + after).decode()
    if not _is_another_program(old, new):
        return None
    name = path.relative_to(root).as_posix()
    return Mutant(name, fault.lineno, fault.end_lineno, new, _change(old, new))


def _is_another_program(old: str, new: str) -> bool:
    try:
        return ast.dump(ast.parse(new)) != ast.dump(ast.parse(old))
    except SyntaxError:
        return False


def _change(old: str, new: str) -> str:
    """Return the lines that differ, as one line."""
    lines = ndiff(old.splitlines(), new.splitlines())
    return " ".join(f"{line[0]} {line[2:].strip()}" for line in lines if line[0] in "+-")
