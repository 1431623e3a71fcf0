"""What a command loads: no more than it uses, or each of them starts as slowly as all together."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NOT_TO_FIND = {
    *("alembic", "argon2", "email_validator", "flask_login", "flask_mailman", "numpy"),
    *("phonenumbers", "sqlalchemy.dialects.postgresql", "typst", "wtforms", "zxcvbn"),
    *("vrijwilligers.web", "vrijwilligers.exchange.cells", "vrijwilligers.demo.command"),
}


def test_a_command_that_finds_loads_neither_pages_nor_what_reads_files(tmp_path):
    words = ["-X", "importtime", "-m", "vrijwilligers", "find", "--help"]
    said = subprocess.run(
        [sys.executable, *words],
        env={"VRIJWILLIGERS_INSTANCE": str(tmp_path)},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    loaded = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}

    assert "vrijwilligers.desk.queries" in loaded
    assert not NOT_TO_FIND & loaded


def test_a_product_of_arrays_takes_one_thread():
    product = (
        "import os, vrijwilligers, numpy as np; "
        "np.ones((20_000, 90), np.float32) @ np.ones(90, np.float32); "
        "print(len(os.listdir('/proc/self/task')))"
    )
    said = subprocess.run(
        [sys.executable, "-c", product],
        env={},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )

    assert said.stdout.strip() == "1"
