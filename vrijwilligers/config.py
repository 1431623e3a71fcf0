"""Settings: read once from the environment and ``instance/settings.toml``, checked, then frozen.

Every setting is called ``VRIJWILLIGERS_<NAME>`` in the environment and ``<name>`` in the file; the
environment wins. Without a secret key or encryption keys the embedded default makes its own, in the
instance folder with mode 0600; in production they must be given.
"""

import os
import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet

ROOT = Path(__file__).parent.parent
PREFIX = "VRIJWILLIGERS_"
SHORTEST_KEY = 32
DATABASE = "desk.sqlite"
FERNET_KEY = re.compile(r"[A-Za-z0-9_-]{43}=")
YES = frozenset({"1", "true", "yes", "on"})


class WrongSetting(SystemExit):
    """A setting is missing or unsafe: say which one, and do not start."""


@dataclass(frozen=True)
class Config:
    """Every setting the desk knows."""

    SECRET_KEY: str
    ENCRYPTION_KEYS: tuple[str, ...]
    SQLALCHEMY_DATABASE_URI: str
    PRODUCTION: bool = False
    DEBUG: bool = False
    TEMPLATES_AUTO_RELOAD: bool = False  # unsaid, each command would load the pages to say it
    TESTING: bool = False
    SECOND_FACTOR_ROLES: tuple[str, ...] = ()
    IDLE_MINUTES: int = 10
    SESSION_HOURS: int = 10
    TRUSTED_PROXIES: int = 0
    MAIL_SERVER: str = ""
    MAIL_PORT: int = 25
    MAIL_USERNAME: str | None = None
    MAIL_PASSWORD: str | None = None
    MAIL_USE_TLS: bool = False
    MAIL_DEFAULT_SENDER: str = "infopunt@example.org"
    RATELIMIT_STORAGE_URI: str = "memory://"
    RATELIMIT_ENABLED: bool = True
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_NAME: str = "desk"
    SERVER_ADDRESS: str = "http://127.0.0.1:8000"
    INSTANCE: str = str(ROOT / "instance")
    TEMPLATES: str = str(ROOT / "templates")
    MIGRATIONS: str = str(ROOT / "migrations")
    BABEL_TRANSLATION_DIRECTORIES: str = str(ROOT / "translations")
    BABEL_DEFAULT_LOCALE: str = "nl"
    BABEL_DEFAULT_TIMEZONE: str = "Europe/Brussels"
    SESSION_COOKIE_SAMESITE: str = "Lax"
    SESSION_COOKIE_HTTPONLY: bool = True
    WTF_CSRF_TIME_LIMIT: None = None  # as long as the session, so that a locked form can be sent
    # Our pages send no referrer, so a check of it would refuse every form over HTTPS; the token and
    # the SameSite cookie keep forms of elsewhere out.
    WTF_CSRF_SSL_STRICT: bool = False
    MAX_CONTENT_LENGTH: int = 32 * 1024 * 1024
    MAX_FORM_MEMORY_SIZE: int = 2 * 1024 * 1024
    BOOTSTRAP_SERVE_LOCAL: bool = True
    SQLALCHEMY_ENGINE_OPTIONS: dict[str, object] = field(  # no personal data in error messages
        default_factory=lambda: {"hide_parameters": True}
    )

    def __post_init__(self) -> None:
        """Refuse what would not be safe."""
        if self.PRODUCTION:
            _check_production(self)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings; raise ``WrongSetting`` where one is missing, unsafe or no number."""
        instance = Path(environment.get(f"{PREFIX}INSTANCE") or ROOT / "instance")
        given = _Given(environment, instance)
        production = given.yes("PRODUCTION")
        return cls(
            PRODUCTION=production,
            DEBUG=given.yes("DEBUG"),
            TEMPLATES_AUTO_RELOAD=given.yes("DEBUG"),
            INSTANCE=str(instance),
            SECRET_KEY=given.text("SECRET_KEY") or _own_secret(instance, production, "SECRET_KEY"),
            ENCRYPTION_KEYS=tuple(
                given.words("ENCRYPTION_KEYS") or [_own_key(given, instance, production)]
            ),
            SQLALCHEMY_DATABASE_URI=database_url(given.text("DATABASE_URL"), instance),
            SECOND_FACTOR_ROLES=tuple(_second_factor_roles(given, production)),
            IDLE_MINUTES=given.number("IDLE_MINUTES", 10),
            TRUSTED_PROXIES=_trusted_proxies(given, production),
            SESSION_COOKIE_SECURE=production or given.yes("SECURE_COOKIES"),
            SESSION_COOKIE_NAME="__Host-desk" if production else "desk",
            SERVER_ADDRESS=given.text("SERVER_ADDRESS") or "http://127.0.0.1:8000",
            RATELIMIT_STORAGE_URI=given.text("REDIS_URL") or "memory://",
            MAIL_SERVER=given.text("MAIL_SERVER"),
            MAIL_PORT=given.number("MAIL_PORT", 25),
            MAIL_USERNAME=given.text("MAIL_USERNAME") or None,
            MAIL_PASSWORD=given.text("MAIL_PASSWORD") or None,
            MAIL_USE_TLS=given.yes("MAIL_USE_TLS"),
            MAIL_DEFAULT_SENDER=given.text("MAIL_SENDER") or "infopunt@example.org",
        )


class _Given:
    """What was set, in the environment or in the file."""

    def __init__(self, environment: Mapping[str, str], instance: Path) -> None:
        self.file = _settings_in(instance / "settings.toml")
        self.environment = environment

    def text(self, name: str) -> str:
        return str(self.environment.get(PREFIX + name, self.file.get(name.lower(), ""))).strip()

    def words(self, name: str) -> list[str]:
        return [word for word in self.text(name).replace(",", " ").split() if word]

    def yes(self, name: str) -> bool:
        return self.text(name).lower() in YES

    def number(self, name: str, default: int) -> int:
        text = self.text(name)
        if text and not text.isdecimal():
            raise WrongSetting(f"{PREFIX}{name} must be a whole number.")
        return int(text or default)


def _settings_in(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except ValueError as trouble:
        raise WrongSetting(f"{file} cannot be read: {trouble}.") from None


def database_url(given: str, instance: Path) -> str:
    """Return the address of the database; PostgreSQL always speaks through psycopg 3."""
    if not given:
        instance.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{(instance / DATABASE).resolve()}"
    for short in ("postgres://", "postgresql://"):
        if given.startswith(short):
            return "postgresql+psycopg://" + given.removeprefix(short)
    return given


def _second_factor_roles(given: _Given, production: bool) -> list[str]:
    everybody = ["reception", "coordinator", "administrator"]
    return everybody if production else given.words("SECOND_FACTOR_ROLES")


def _trusted_proxies(given: _Given, production: bool) -> int:
    if production and not given.text("TRUSTED_PROXIES"):
        raise WrongSetting(
            f"Set {PREFIX}TRUSTED_PROXIES: how many web servers stand before this one, or 0."
        )
    return given.number("TRUSTED_PROXIES", 0)


def _own_key(given: "_Given", instance: Path, production: bool) -> str:
    """Return the key that this desk made for itself; beside a database in use none is made anew."""
    file, database = instance / "encryption_keys", instance / DATABASE
    is_in_use = database.exists() and database.stat().st_size and not given.text("DATABASE_URL")
    if is_in_use and not file.exists():
        raise WrongSetting(f"{file} is missing, and nothing else opens {database}: put it back.")
    return _own_secret(instance, production, "ENCRYPTION_KEYS")


def _own_secret(instance: Path, production: bool, name: str) -> str:
    if production:
        raise WrongSetting(f"Set {PREFIX}{name}: production does not make its own.")
    file = instance / name.lower()
    if not file.exists():
        made = Fernet.generate_key().decode() if "ENCRYPTION" in name else secrets.token_hex(32)
        instance.mkdir(parents=True, exist_ok=True)
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(made)
    return file.read_text().strip()


def _check_production(config: Config) -> None:
    wrong = {
        "DEBUG must be off in production.": config.DEBUG,
        f"SECRET_KEY must have {SHORTEST_KEY} characters or more, and no pattern.": (
            len(config.SECRET_KEY) < SHORTEST_KEY or len(set(config.SECRET_KEY)) < 10
        ),
        "ENCRYPTION_KEYS must be keys that Fernet made (README: the first day).": not all(
            FERNET_KEY.fullmatch(key) for key in config.ENCRYPTION_KEYS
        ),
        "Cookies must be secure in production.": not config.SESSION_COOKIE_SECURE,
        "SERVER_ADDRESS must start with https:// in production.": not (
            config.SERVER_ADDRESS.startswith("https://")
        ),
    }
    for sentence, is_wrong in wrong.items():
        if is_wrong:
            raise WrongSetting(f"{PREFIX}{sentence}")
