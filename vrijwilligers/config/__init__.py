"""Settings: read once from the environment and ``instance/settings.toml``, checked, then frozen.

Every setting is called ``VRIJWILLIGERS_<NAME>`` in the environment and ``<name>`` in the file; the
environment wins. What is not understood is refused in one sentence. Without a secret key or
encryption keys the embedded default makes its own, in the instance folder with mode 0600; in
production they must be given.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vrijwilligers.config import addresses, secret_files
from vrijwilligers.config.addresses import database_url as database_url
from vrijwilligers.config.given import GivenSettings
from vrijwilligers.config.production import refuse_debugger, refuse_unsafe
from vrijwilligers.config.refusal import PREFIX
from vrijwilligers.config.refusal import WrongSetting as WrongSetting
from vrijwilligers.config.strength import is_key

ROOT = Path(__file__).parent.parent.parent
ROLES = ("reception", "coordinator", "administrator")
LONGEST_IDLE = 60  # minutes


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
    MAIL_USE_SSL: bool = False
    MAIL_BACKEND: str | None = None  # as the library chooses: in tests nothing is sent
    MAIL_DEFAULT_SENDER: str = "infopunt@example.org"
    BOUNCES_SERVER: str = ""  # the mailbox to which mail comes back; empty: it is not read
    BOUNCES_PORT: int = 993
    BOUNCES_USERNAME: str = ""
    BOUNCES_PASSWORD: str = ""
    BOUNCES_FOLDER: str = "INBOX"
    BOUNCES_USE_SSL: bool = True
    RATELIMIT_STORAGE_URI: str = "database://"
    RATELIMIT_ENABLED: bool = True
    SESSION_COOKIE_SECURE: bool = False
    SESSION_COOKIE_NAME: str = "desk"
    SERVER_ADDRESS: str = "http://127.0.0.1:8000"
    NEW_KEYS_FILE: str = ""  # where this start made keys, for want of any
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
            refuse_unsafe(self)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings; raise ``WrongSetting`` where one is missing, unsafe or unknown."""
        instance = Path(environment.get(f"{PREFIX}INSTANCE") or ROOT / "instance")
        secret_files.refuse_no_folder(instance)
        given = GivenSettings(environment, instance)
        production = given.yes("PRODUCTION")
        database = database_url(given.text("DATABASE_URL"), instance)
        if production:
            refuse_debugger(environment)
            secret_files.refuse_open(instance, database)
        else:
            secret_files.mend(instance, database)
        if not given.text("DATABASE_URL"):
            secret_files.make_folder(instance)
        keys_file = instance / secret_files.KEYS
        had_keys = keys_file.exists()
        keys = _keys(given, instance, production, database)
        return cls(
            PRODUCTION=production,
            DEBUG=given.yes("DEBUG"),
            TEMPLATES_AUTO_RELOAD=given.yes("DEBUG"),
            INSTANCE=str(instance),
            SECRET_KEY=_secret(given, instance, production),
            ENCRYPTION_KEYS=keys,
            NEW_KEYS_FILE=str(keys_file) if keys_file.exists() and not had_keys else "",
            SQLALCHEMY_DATABASE_URI=database,
            SECOND_FACTOR_ROLES=_second_factor_roles(given, production),
            IDLE_MINUTES=given.number("IDLE_MINUTES", 10, least=1, most=LONGEST_IDLE),
            TRUSTED_PROXIES=_trusted_proxies(given, production),
            SESSION_COOKIE_SECURE=given.yes("SECURE_COOKIES") or production,
            SESSION_COOKIE_NAME="__Host-desk" if production else "desk",
            SERVER_ADDRESS=addresses.server_address(
                given.text("SERVER_ADDRESS") or ("" if production else cls.SERVER_ADDRESS)
            ),
            RATELIMIT_STORAGE_URI=addresses.limits_address(given.text("REDIS_URL")),
            **_mail(given),
            **_bounces(given),
        )


def _mail(given: GivenSettings) -> dict[str, Any]:
    is_both = given.yes("MAIL_USE_TLS") and given.yes("MAIL_USE_SSL")
    if is_both:
        raise WrongSetting(f"Set {PREFIX}MAIL_USE_TLS (port 587) or …MAIL_USE_SSL (465), not both.")
    return {
        "MAIL_SERVER": addresses.mail_server(given.text("MAIL_SERVER")),
        "MAIL_PORT": given.number("MAIL_PORT", 25, least=1, most=65535),
        "MAIL_USERNAME": given.text("MAIL_USERNAME") or None,
        "MAIL_PASSWORD": given.text("MAIL_PASSWORD") or None,
        "MAIL_USE_TLS": given.yes("MAIL_USE_TLS"),
        "MAIL_USE_SSL": given.yes("MAIL_USE_SSL"),
        "MAIL_BACKEND": "vrijwilligers.records.mail_server.VerifiedEmailBackend",
        "MAIL_DEFAULT_SENDER": addresses.mail_sender(given.text("MAIL_SENDER")),
    }


def _bounces(given: GivenSettings) -> dict[str, Any]:
    return {
        "BOUNCES_SERVER": addresses.mail_server(given.text("BOUNCES_SERVER"), "BOUNCES_SERVER"),
        "BOUNCES_PORT": given.number("BOUNCES_PORT", 993, least=1, most=65535),
        "BOUNCES_USERNAME": given.text("BOUNCES_USERNAME"),
        "BOUNCES_PASSWORD": given.text("BOUNCES_PASSWORD"),
        "BOUNCES_FOLDER": given.text("BOUNCES_FOLDER") or "INBOX",
        "BOUNCES_USE_SSL": not given.text("BOUNCES_USE_SSL") or given.yes("BOUNCES_USE_SSL"),
    }


def _secret(given: GivenSettings, instance: Path, production: bool) -> str:
    if text := given.text("SECRET_KEY"):
        return text
    return (
        secret_files.refuse_own("SECRET_KEY") if production else secret_files.own_secret(instance)
    )


def _keys(given: GivenSettings, instance: Path, production: bool, database: str) -> tuple[str, ...]:
    keys = given.words("ENCRYPTION_KEYS")
    if not keys and production:
        secret_files.refuse_own("ENCRYPTION_KEYS")
    keys = keys or secret_files.own_keys(instance, database)
    if not keys or not all(map(is_key, keys)):
        raise WrongSetting(
            f"{PREFIX}ENCRYPTION_KEYS must be keys that Fernet made (README: on a real server)."
        )
    return tuple(keys)


def _second_factor_roles(given: GivenSettings, production: bool) -> tuple[str, ...]:
    chosen = given.chosen("SECOND_FACTOR_ROLES", ROLES)
    return ROLES if production else tuple(chosen)


def _trusted_proxies(given: GivenSettings, production: bool) -> int:
    if production and not given.text("TRUSTED_PROXIES"):
        raise WrongSetting(
            f"Set {PREFIX}TRUSTED_PROXIES: how many web servers stand before this one, or 0."
        )
    return given.number("TRUSTED_PROXIES", 0, least=0, most=9)
