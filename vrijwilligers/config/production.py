"""What a real server does not start with."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from vrijwilligers.config.addresses import is_clear_database, is_clear_redis, is_this_machine
from vrijwilligers.config.refusal import PREFIX, WrongSetting
from vrijwilligers.config.strength import SHORTEST_KEY, is_key, is_strong_key, is_strong_secret

if TYPE_CHECKING:
    from vrijwilligers.config import Config

NO_DEBUG = frozenset({"", "0", "false", "no"})  # as Flask reads FLASK_DEBUG


def refuse_unsafe(config: "Config") -> None:
    """Refuse settings that would not be safe; raise ``WrongSetting`` with the first of them."""
    keys = config.ENCRYPTION_KEYS
    is_clear = not (config.MAIL_USE_TLS or config.MAIL_USE_SSL)
    wrong = {
        "DEBUG must be off in production.": config.DEBUG,
        f"SECRET_KEY must have {SHORTEST_KEY} characters or more, made by chance: no pattern.": (
            not is_strong_secret(config.SECRET_KEY)
        ),
        "ENCRYPTION_KEYS must be keys that Fernet made (README: on a real server).": (
            not keys or not all(map(is_key, keys)) or not all(map(is_strong_key, keys))
        ),
        "SECRET_KEY must be another one than ENCRYPTION_KEYS.": config.SECRET_KEY in keys,
        "SECURE_COOKIES must be on in production.": not config.SESSION_COOKIE_SECURE,
        "SERVER_ADDRESS must start with https:// in production.": not (
            config.SERVER_ADDRESS.startswith("https://")
        ),
        "MAIL_USE_TLS must be on: mail to another machine holds links that let somebody in.": (
            config.MAIL_SERVER and is_clear and not is_this_machine(config.MAIL_SERVER)
        ),
        "BOUNCES_USE_SSL must be on where the mailbox is on another machine.": (
            config.BOUNCES_SERVER
            and not config.BOUNCES_USE_SSL
            and not is_this_machine(config.BOUNCES_SERVER)
        ),
        "DATABASE_URL must end in ?sslmode=verify-full (or require): it is on another machine.": (
            is_clear_database(config.SQLALCHEMY_DATABASE_URI)
        ),
        "REDIS_URL must start with rediss:// where Redis is on another machine.": (
            is_clear_redis(config.RATELIMIT_STORAGE_URI)
        ),
    }
    for sentence, is_wrong in wrong.items():
        if is_wrong:
            raise WrongSetting(f"{PREFIX}{sentence}")


def refuse_debugger(environment: Mapping[str, str]) -> None:
    """Refuse the debugger of Flask, which runs what a visitor types."""
    if environment.get("FLASK_DEBUG", "").lower() not in NO_DEBUG:
        raise WrongSetting("FLASK_DEBUG must be off in production.")
