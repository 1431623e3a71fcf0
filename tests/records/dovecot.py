"""A real mail server to read from: Dovecot of Debian, with one mailbox, over TLS."""

import grp
import os
import pwd
import shutil
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_connection
from tempfile import TemporaryDirectory

import pytest

PASSWORD = "geheim-van-de-test"
NEEDED = "dovecot-imapd of Debian"
CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = required
ssl_cert = <{certificate}
ssl_key = <{certificate}
mail_location = maildir:{folder}/mail
first_valid_uid = 1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
"""


@contextmanager
def running(*, port, certificate):
    """Run the server; yield the folder into which mails are put as files."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip(NEEDED)
    with TemporaryDirectory(prefix="imap-") as folder:  # that of pytest is closed to others
        file, inbox = _prepared(Path(folder), port, certificate)
        with subprocess.Popen([program, "-F", "-c", str(file)]) as server:
            try:
                _wait_for(port)
                yield inbox
            finally:
                server.terminate()


def _prepared(folder, port, certificate):
    """Write the settings, and make the folders; return the file and where mails are put."""
    is_root = os.getuid() == 0
    owner = pwd.getpwnam("nobody") if is_root else pwd.getpwuid(os.getuid())
    inbox = folder / "mail" / "new"
    for each in (inbox, folder / "mail" / "cur", folder / "mail" / "tmp"):
        each.mkdir(parents=True)
    for each in (folder, folder / "mail", *(folder / "mail").iterdir()) if is_root else ():
        os.chown(each, owner.pw_uid, owner.pw_gid)
    said = {"user": owner.pw_name, "uid": owner.pw_uid, "gid": owner.pw_gid}
    said |= {"group": grp.getgrgid(owner.pw_gid).gr_name, "password": PASSWORD}
    file = folder / "dovecot.conf"
    file.write_text(CONFIG.format(**said, folder=folder, port=port, certificate=certificate))
    return file, inbox


def _wait_for(port):
    for _ in range(100):
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(port)
