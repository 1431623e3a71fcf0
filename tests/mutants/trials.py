"""One fault tried: in a copy of the project, in a process of its own, with a limit of time."""

import compileall
import contextlib
import importlib
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest

from tests.mutants.coverage import ON_SQLITE
from tests.mutants.sample import Mutant

OURS = {"vrijwilligers", "tests", "__main__"}
LOADED = "ignore:Module already imported:pytest.PytestAssertRewriteWarning"  # before, for all
QUIET = ("-q", "-x", "-p", "no:cacheprovider", "-W", LOADED, *ON_SQLITE)
SURVIVED = {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}
WORKERS = 2
LIMIT = 150  # seconds of a processor, thrice what any choice takes; then it hangs, which is seen
WAITING = 4 * LIMIT  # seconds by the clock
FORK = multiprocessing.get_context("fork")


def copy_to(folder: Path) -> None:
    """Copy what belongs to the project, with its compiled catalogs, into an empty folder."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.splitlines()
    catalogs = Path("translations").rglob("*.mo")
    for path in (*map(Path, names), *catalogs):
        if path.exists():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, folder / path)
    compileall.compile_dir(
        folder / "vrijwilligers", quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH
    )


def _load_libraries(folder: Path) -> None:
    """Import what the tests import of others, once for all trials."""
    command = [sys.executable, "-c", "import sys, tests.conftest; print(*sys.modules)"]
    loaded = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout
    for name in loaded.split():
        if not _is_ours(name):
            with contextlib.suppress(Exception):
                importlib.import_module(name)


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in OURS


def survivors(folder: Path, mutants: list[Mutant], tests: list[list[str]]) -> Iterator[Mutant]:
    """Yield the mutants that no test kills; each worker has a copy of its own."""
    _load_libraries(folder)
    copies = FORK.SimpleQueue()
    for number in range(WORKERS):
        copies.put(shutil.copytree(folder, folder.with_name(f"worker-{number}")))
    with ProcessPoolExecutor(WORKERS, FORK, _settle, (copies,)) as pool:
        if pool.submit(_fails, max(tests, key=len)).result():
            raise RuntimeError("The tests fail without a fault: a killed mutant would say nothing.")
        for mutant, killed in zip(mutants, pool.map(_is_killed, mutants, tests), strict=True):
            if not killed:
                yield mutant


def _settle(copies: SimpleQueue) -> None:
    """Make one copy the place of this worker."""
    os.chdir(copies.get())
    sys.path[0] = str(Path.cwd())
    sys.dont_write_bytecode = True


def _is_killed(mutant: Mutant, tests: list[str]) -> bool:
    """Tell whether a test fails, or never ends, with the fault in the code."""
    path = Path(mutant.path)
    sound = path.read_text()
    path.write_text(mutant.code)
    try:
        return _fails(tests)
    finally:
        path.write_text(sound)


def _fails(tests: list[str]) -> bool:
    code = _exit_code_of(tests)
    if code == pytest.ExitCode.USAGE_ERROR:  # a test has another name now: run its whole file
        code = _exit_code_of(sorted({test.partition("::")[0] for test in tests}))
    return code not in SURVIVED


def _exit_code_of(tests: list[str]) -> int | None:
    child = FORK.Process(target=_pytest, args=(tests,))
    child.start()
    child.join(WAITING)
    code = child.exitcode
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.join()
    return code


def _pytest(tests: list[str]) -> None:
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    for name in list(filter(_is_ours, sys.modules)):
        del sys.modules[name]  # the copy is read anew
    os._exit(pytest.main([*QUIET, *tests]))
