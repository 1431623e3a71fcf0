"""What lies in the instance folder: secrets that the desk made for itself, and who can read it."""

import os
import secrets
from pathlib import Path
from typing import NoReturn

from cryptography.fernet import Fernet

from vrijwilligers.config.addresses import DATABASE, file_of
from vrijwilligers.config.refusal import PREFIX, WrongSetting

KEYS, SECRET = "encryption_keys", "secret_key"
OTHERS = 0o077  # everybody but the owner
OWN_FILES = (KEYS, SECRET, "settings.toml")
JOURNALS = ("", "-wal", "-shm", "-journal")
DRAFTS = "*drafts.sqlite*"  # what is typed lies in files beside the database (docs/adr/0013)


def close_to_others() -> None:
    """Let nobody else on this machine read what this process writes."""
    os.umask(OTHERS)


def own_secret(instance: Path) -> str:
    """Return what signs the sessions of a desk that was given nothing, made the first time."""
    return _kept(instance / SECRET, secrets.token_hex(32))


def own_keys(instance: Path, database: str) -> list[str]:
    """Return the keys that this desk made for itself; beside data none is made anew."""
    file, data = instance / KEYS, instance / DATABASE
    is_in_use = file_of(database) == data.resolve() and data.exists() and data.stat().st_size
    if is_in_use and not file.exists():
        raise WrongSetting(f"{file} is missing, and nothing else opens {data}: put it back.")
    return _kept(file, Fernet.generate_key().decode()).replace(",", " ").split()


def add_own_key(instance: Path, key: str) -> None:
    """Put a new key in front of those that this desk made for itself: all of it or nothing."""
    file = instance / KEYS
    new = file.with_name(f"{KEYS}.new")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as made:
        made.write(f"{key}\n{file.read_text()}")
        made.flush()
        os.fsync(made.fileno())
    new.replace(file)


def refuse_no_folder(instance: Path) -> None:
    """Refuse what is no folder, or none that this user may look into."""
    try:
        is_other = instance.exists() and not (instance.is_dir() and os.access(instance, os.X_OK))
        is_below = any(one.exists() and not one.is_dir() for one in instance.parents)
    except OSError:
        is_other = True
    if is_other or is_below:
        raise WrongSetting(f"{PREFIX}INSTANCE must be a folder that this user may open: {instance}")


def make_folder(instance: Path) -> None:
    """Make the folder of database and secrets, for this user alone."""
    try:
        if not instance.exists():
            instance.parent.mkdir(parents=True, exist_ok=True)
            instance.mkdir(mode=0o700, exist_ok=True)
    except OSError as trouble:
        raise WrongSetting(f"{instance} cannot be made: {trouble.strerror}.") from None


def mend(instance: Path, database: str) -> None:
    """Close what an older desk left open: our own files, not a folder that others may share."""
    for path in _open_to_others(instance, database):
        if path.is_file() and path.stat().st_uid == os.getuid():
            path.chmod(path.stat().st_mode & ~OTHERS)


def refuse_open(instance: Path, database: str) -> None:
    """Refuse what others on this machine can read, and say which command closes it."""
    if opened := _open_to_others(instance, database):
        paths = " ".join(f"'{path}'" for path in opened)
        raise WrongSetting(f"Others on this machine can read our data. Close it: chmod go= {paths}")


def _open_to_others(instance: Path, database: str) -> list[Path]:
    data = file_of(database)
    files = [Path(f"{data}{end}") for end in JOURNALS] if data else []
    files += data.parent.glob(DRAFTS) if data else []
    paths = [instance, *(instance / name for name in OWN_FILES), *files]
    return [path for path in paths if path.exists() and path.stat().st_mode & OTHERS]


def _kept(file: Path, new: str) -> str:
    if not file.exists():
        make_folder(file.parent)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as made:
            made.write(new)
    return file.read_text().strip()


def refuse_own(name: str) -> NoReturn:
    """Refuse to make a secret in production."""
    raise WrongSetting(f"Set {PREFIX}{name}: production does not make its own.")
