"""Addresses in the settings: of the database, of the desk, of the servers it speaks to."""

import re
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from vrijwilligers.config.refusal import PREFIX, WrongSetting

DATABASE = "desk.sqlite"
SQLITE = "sqlite:///"
POSTGRESQL = ("postgresql+psycopg", "postgresql", "postgres")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
MAIL_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+|[^@<>\r\n]*<[^@\s<>,;]+@[^@\s<>,;]+>")
ENCRYPTING_MODES = ("require", "verify-ca", "verify-full")  # sslmode
OWN_HOSTS = re.compile(r"localhost\.?|127(\.\d{1,3}){3}|::1")


def database_url(given: str, instance: Path) -> str:
    """Return the address of the database; PostgreSQL always speaks through psycopg 3."""
    if not given:
        return f"{SQLITE}{(instance / DATABASE).resolve()}"
    kind, _, rest = given.partition("://")
    if kind in POSTGRESQL and rest and _parts(given):
        return f"{POSTGRESQL[0]}://{rest}"
    if given.startswith(SQLITE) and given != SQLITE and ":memory:" not in given:
        return given
    raise WrongSetting(
        f"{PREFIX}DATABASE_URL must be postgresql://user:password@host/name or sqlite:///file."
    )


def file_of(url: str) -> Path | None:
    """Return the file of a database on SQLite."""
    return Path(url.removeprefix(SQLITE).partition("?")[0]) if url.startswith(SQLITE) else None


def server_address(given: str) -> str:
    """Return how the links in mails begin; raise ``WrongSetting`` for what is no such address."""
    address = given.rstrip("/")
    parts = _parts(address)
    is_bare = parts and address == f"{parts.scheme}://{parts.netloc}" and "@" not in parts.netloc
    if not is_bare or not parts or parts.scheme not in ("http", "https") or not _host(parts):
        raise WrongSetting(
            f"{PREFIX}SERVER_ADDRESS must be the address of this desk, as https://desk.example.org."
        )
    return address


def limits_address(given: str) -> str:
    """Return where limits are counted; raise ``WrongSetting`` for what is no address of Redis."""
    parts = _parts(given)
    is_redis = parts and parts.scheme in ("redis", "rediss") and _host(parts)
    if given and not is_redis and not given.startswith("redis+unix:///"):
        raise WrongSetting(f"{PREFIX}REDIS_URL must be an address as redis://host:6379/0.")
    return given or "database://"


def mail_server(given: str, name: str = "MAIL_SERVER") -> str:
    """Return the name of the mail server; raise ``WrongSetting`` for what is no name of one."""
    if given and not HOST.fullmatch(given):
        raise WrongSetting(f"{PREFIX}{name} must be a name alone, as smtp.example.org.")
    return given


def mail_sender(given: str) -> str:
    """Return our mail address; raise ``WrongSetting`` for what is none."""
    if given and not MAIL_ADDRESS.fullmatch(given):
        raise WrongSetting(f"{PREFIX}MAIL_SENDER must be one mail address.")
    return given or "infopunt@example.org"


def is_clear_database(url: str) -> bool:
    """Tell whether somebody on the way to a database on another machine could read along."""
    parts = _parts(url)
    if parts is None or parts.scheme != POSTGRESQL[0]:
        return False
    asked = dict(parse_qsl(parts.query))
    host = asked.get("host") or unquote(parts.hostname or "")
    is_near = not host or host.startswith("/") or is_this_machine(host)  # a socket is a file
    return not is_near and asked.get("sslmode") not in ENCRYPTING_MODES


def is_clear_redis(url: str) -> bool:
    """Tell whether somebody on the way to Redis on another machine could read along."""
    parts = _parts(url)
    return bool(parts and parts.scheme == "redis" and not is_this_machine(parts.hostname or ""))


def is_this_machine(host: str) -> bool:
    """Tell whether a server runs on this machine, so that nobody can listen on the way."""
    return bool(OWN_HOSTS.fullmatch(host.lower()))


def _host(parts: SplitResult) -> bool:
    return bool(HOST.fullmatch(parts.hostname or ""))


def _parts(address: str) -> SplitResult | None:
    """Take an address apart; of what cannot be one nothing is left."""
    try:
        parts = urlsplit(address)
        return None if parts.port == 0 else parts  # reading a port refuses what is none
    except ValueError:
        return None
