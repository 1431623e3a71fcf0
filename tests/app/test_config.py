"""The settings: where they come from, and with which of them the desk does not start."""

import pytest
from cryptography.fernet import Fernet

from vrijwilligers.config import Config, WrongSetting

ENCRYPTION_KEY = "A" * 43 + "="
REAL = {
    "PRODUCTION": "1",
    "SECRET_KEY": "0123456789abcdef0123456789abcdef",
    "ENCRYPTION_KEYS": ENCRYPTION_KEY,
    "SERVER_ADDRESS": "https://desk.example.org",
    "TRUSTED_PROXIES": "1",
}


@pytest.fixture
def start(tmp_path):
    """Read the settings as a desk does that starts with its secrets in an empty folder."""

    def read(**given):
        named = {f"VRIJWILLIGERS_{name}": value for name, value in given.items()}
        return Config.from_environment(named | {"VRIJWILLIGERS_INSTANCE": str(tmp_path)})

    return read


def refusal(start, **given):
    with pytest.raises(WrongSetting) as refused:
        start(**given)
    said = str(refused.value)
    assert "\n" not in said
    return said


def test_a_desk_makes_its_own_secrets_that_only_it_can_read_and_keeps_them(start, tmp_path):
    first, second = start(), start()

    for name in ("secret_key", "encryption_keys"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert len(first.SECRET_KEY) >= 32
    assert Fernet(first.ENCRYPTION_KEYS[0])
    assert (first.SECRET_KEY, first.ENCRYPTION_KEYS) == (second.SECRET_KEY, second.ENCRYPTION_KEYS)


def test_beside_a_database_in_use_no_new_key_is_made(start, tmp_path):
    start()
    (tmp_path / "desk.sqlite").write_bytes(b"SQLite format 3")
    (tmp_path / "encryption_keys").unlink()
    assert "encryption_keys is missing" in refusal(start)
    assert not (tmp_path / "encryption_keys").exists()
    start(ENCRYPTION_KEYS=ENCRYPTION_KEY)
    start(DATABASE_URL="sqlite:///elsewhere.sqlite")


def test_two_desks_do_not_make_the_same_secrets(start, tmp_path):
    elsewhere = {"VRIJWILLIGERS_INSTANCE": str(tmp_path / "elsewhere")}
    other = Config.from_environment(elsewhere)
    assert start().SECRET_KEY != other.SECRET_KEY
    assert start().ENCRYPTION_KEYS != other.ENCRYPTION_KEYS


def test_a_real_desk_starts_with_secure_cookies_and_a_second_step_for_all(start, tmp_path):
    config = start(**REAL)

    assert config.PRODUCTION
    assert config.SESSION_COOKIE_SECURE
    assert config.SESSION_COOKIE_NAME == "__Host-desk"
    assert config.SECOND_FACTOR_ROLES == ("reception", "coordinator", "administrator")
    assert not config.DEBUG
    assert not (tmp_path / "secret_key").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "0123456789abcdef0123456789abcde"),
        ("SECRET_KEY", "abc" * 20),
        ("ENCRYPTION_KEYS", "geheim"),
        ("ENCRYPTION_KEYS", f"{ENCRYPTION_KEY} geheim"),
        ("DEBUG", "1"),
        ("SERVER_ADDRESS", "http://desk.example.org"),
        ("SERVER_ADDRESS", ""),
        ("SECRET_KEY", ""),
        ("ENCRYPTION_KEYS", ""),
        ("TRUSTED_PROXIES", ""),
    ],
)
def test_a_real_desk_does_not_start_with_what_is_missing_or_unsafe(start, name, value):
    assert f"VRIJWILLIGERS_{name}" in refusal(start, **REAL | {name: value})


@pytest.mark.parametrize("name", ["SECRET_KEY", "ENCRYPTION_KEYS"])
def test_a_real_desk_does_not_use_the_secrets_that_a_trial_made_for_itself(start, name):
    start()
    assert "does not make its own" in refusal(start, **REAL | {name: ""})


def test_a_real_desk_without_a_web_server_before_it_says_so_on_purpose(start):
    assert start(**REAL | {"TRUSTED_PROXIES": "0"}).TRUSTED_PROXIES == 0
    assert start().TRUSTED_PROXIES == 0


def test_settings_stand_in_a_file_and_the_environment_wins(start, tmp_path):
    (tmp_path / "settings.toml").write_text(
        'idle_minutes = 5\nmail_server = "smtp.example.org"\nmail_use_tls = true\n'
        'trusted_proxies = 2\nsecond_factor_roles = "coordinator, administrator"\n'
    )

    config = start(IDLE_MINUTES="7")

    assert config.IDLE_MINUTES == 7
    assert (config.MAIL_SERVER, config.MAIL_USE_TLS) == ("smtp.example.org", True)
    assert config.TRUSTED_PROXIES == 2
    assert config.SECOND_FACTOR_ROLES == ("coordinator", "administrator")


def test_a_file_that_cannot_be_read_is_refused_with_its_name(start, tmp_path):
    (tmp_path / "settings.toml").write_text("idle minutes: 5")
    assert "settings.toml cannot be read" in refusal(start)


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "²"])
@pytest.mark.parametrize("name", ["IDLE_MINUTES", "TRUSTED_PROXIES", "MAIL_PORT"])
def test_a_number_that_is_none_is_refused(start, name, value):
    said = refusal(start, **{name: value})
    assert said == f"VRIJWILLIGERS_{name} must be a whole number."


@pytest.mark.parametrize("beginning", ["postgres://", "postgresql://"])
def test_postgresql_is_always_reached_through_the_same_driver(start, beginning):
    url = start(DATABASE_URL=f"{beginning}desk@db.example.org/desk").SQLALCHEMY_DATABASE_URI
    assert url == "postgresql+psycopg://desk@db.example.org/desk"


def test_the_limits_are_counted_where_the_settings_say(start):
    assert start().RATELIMIT_STORAGE_URI == "memory://"
    assert start(REDIS_URL="redis://db.example.org").RATELIMIT_STORAGE_URI == (
        "redis://db.example.org"
    )
