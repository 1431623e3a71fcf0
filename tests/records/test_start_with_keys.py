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

    def run(keys="", **settings):
        given = {"DATABASE_URL": server, "INSTANCE": str(tmp_path), "ENCRYPTION_KEYS": keys}
        given |= settings
        environment = {f"VRIJWILLIGERS_{name}": value for name, value in given.items()}
        words = [sys.executable, "-c", "import wsgi"]
        return subprocess.run(
            words, env=os.environ | environment, capture_output=True, text=True, check=False
        )

    return run


def test_a_server_with_other_keys_ends_with_one_sentence_f13(app, start):
    assert start(",".join(app.config["ENCRYPTION_KEYS"])).returncode == 0
    done = start(Fernet.generate_key().decode())
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "put back the keys" in done.stderr


def test_where_the_keys_are_missing_none_are_made_over_data_f13_v38(start, tmp_path):
    done = start()
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "encryption_keys is missing" in done.stderr
    assert not (tmp_path / "encryption_keys").exists()


@pytest.mark.parametrize(
    "settings", [{"PRODUCTION": "misschien"}, {"IDLE_MINUTES": "99999"}, {"PRODUCTON": "1"}]
)
def test_a_server_with_a_wrong_setting_ends_with_one_sentence_v38(app, start, settings):
    done = start(",".join(app.config["ENCRYPTION_KEYS"]), **settings)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "VRIJWILLIGERS_" in done.stderr


def test_what_a_command_writes_others_on_the_machine_cannot_read_a09_v38(tmp_path):
    instance = tmp_path / "instance"
    upgrade = [sys.executable, "-m", "vrijwilligers", "db", "upgrade"]
    environment = os.environ | {"VRIJWILLIGERS_INSTANCE": str(instance)}
    subprocess.run(upgrade, env=environment, check=True, capture_output=True, umask=0o022)
    modes = {path.name: path.stat().st_mode & 0o777 for path in [instance, *instance.iterdir()]}
    assert modes.pop("instance") == 0o700
    assert "desk.sqlite" in modes
    assert {*modes.values()} == {0o600}
