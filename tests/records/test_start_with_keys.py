"""The server itself: with other keys it ends, with one sentence and no traceback (F-13)."""

import os
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

from vrijwilligers.records.key_check import check_keys
from vrijwilligers.records.outbox import queue


@pytest.fixture
def start(app, server, database, tmp_path):
    """Start the server of a database in which something is sealed, with these keys."""
    check_keys()
    mail = {"address": "an@example.org", "language": "nl", "subject": "Dag", "link": "x"}
    queue("reset", name="An", **mail)
    database.commit()

    def run(keys):
        given = {"DATABASE_URL": server, "INSTANCE": str(tmp_path), "ENCRYPTION_KEYS": keys}
        environment = {f"VRIJWILLIGERS_{name}": value for name, value in given.items()}
        words = [sys.executable, "-c", "import wsgi"]
        return subprocess.run(
            words, env=os.environ | environment, capture_output=True, text=True, check=False
        )

    return run


def test_a_server_with_other_keys_ends_with_one_sentence(app, start):
    assert start(",".join(app.config["ENCRYPTION_KEYS"])).returncode == 0
    done = start(Fernet.generate_key().decode())
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "put back the keys" in done.stderr
