"""What was set, in the environment or in the file: known by name, and understood or refused."""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from vrijwilligers.config.refusal import PREFIX, WrongSetting

FILE = "settings.toml"
YES = frozenset({"1", "true", "yes", "on", "ja", "oui"})
NO = frozenset({"0", "false", "no", "off", "nee", "non", ""})
SETTINGS = frozenset(
    {
        *("PRODUCTION", "DEBUG", "SECRET_KEY", "ENCRYPTION_KEYS", "DATABASE_URL", "REDIS_URL"),
        *("SERVER_ADDRESS", "SECURE_COOKIES", "SECOND_FACTOR_ROLES", "IDLE_MINUTES"),
        *("TRUSTED_PROXIES", "MAIL_SERVER", "MAIL_PORT", "MAIL_USERNAME", "MAIL_PASSWORD"),
        *("MAIL_USE_TLS", "MAIL_USE_SSL", "MAIL_SENDER"),
        *("BOUNCES_SERVER", "BOUNCES_PORT", "BOUNCES_USERNAME", "BOUNCES_PASSWORD"),
        *("BOUNCES_FOLDER", "BOUNCES_USE_SSL"),
    }
)
SAID_OUTSIDE = frozenset({"INSTANCE"})  # where the file itself stands
OF_TESTS = frozenset({"TEST_DATABASE_URL", "FORBID_SKIPS", "SCREENSHOTS"})


class GivenSettings:
    """The settings that were given. The environment wins."""

    def __init__(self, environment: Mapping[str, str], instance: Path) -> None:
        """Read both; raise ``WrongSetting`` where a name is none that the desk knows."""
        file = instance / FILE
        self.file = _settings_in(file)
        self.environment = environment
        _refuse_unknown(
            [name.removeprefix(PREFIX) for name in environment if name.startswith(PREFIX)],
            SETTINGS | SAID_OUTSIDE | OF_TESTS,
            prefix=PREFIX,
        )
        lower = frozenset(name.lower() for name in SETTINGS)
        _refuse_unknown(self.file, lower, before=f"{file}: ")

    def text(self, name: str) -> str:
        """Return a setting as it was written, or an empty text."""
        return str(self.environment.get(PREFIX + name, self.file.get(name.lower(), ""))).strip()

    def words(self, name: str) -> list[str]:
        """Return the words of a list, with a comma or a blank between them."""
        return [word for word in self.text(name).replace(",", " ").split() if word]

    def chosen(self, name: str, known: Iterable[str]) -> list[str]:
        """Return the words of a list; raise ``WrongSetting`` where one is not known."""
        words, known = self.words(name), [*known]
        if {*words} - {*known}:
            raise WrongSetting(f"{PREFIX}{name} knows these words: {', '.join(known)}.")
        return words

    def yes(self, name: str) -> bool:
        """Tell whether something is on; raise ``WrongSetting`` for what is neither yes nor no."""
        word = self.text(name).lower()
        if word not in YES | NO:
            raise WrongSetting(f"{PREFIX}{name} must be yes or no (or 1 or 0).")
        return word in YES

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number; raise ``WrongSetting`` where it is none, or out of bounds."""
        text = self.text(name) or str(default)
        is_number = text.isdecimal() and text.isascii()
        if not is_number or not least <= int(text) <= most:
            raise WrongSetting(f"{PREFIX}{name} must be a whole number from {least} to {most}.")
        return int(text)


def _settings_in(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, ValueError) as trouble:
        said = " ".join(str(trouble).split())
        raise WrongSetting(f"{file} cannot be read: {said}.") from None


def _refuse_unknown(
    names: Iterable[str], known: frozenset[str], *, prefix: str = "", before: str = ""
) -> None:
    for name in sorted({*names} - known):
        alike = get_close_matches(name, sorted(known - OF_TESTS), 1)
        hint = f" Is it {prefix}{alike[0]}?" if alike else ""
        raise WrongSetting(f"{before}{prefix}{name} is no setting of the desk.{hint}")
