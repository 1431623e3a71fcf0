"""The settings: where they come from, and with which of them the desk does not start."""

import subprocess
from base64 import urlsafe_b64encode as b64encode

import pytest
from cryptography.fernet import Fernet

from vrijwilligers.config import Config, WrongSetting

ENCRYPTION_KEY = "pV0c1sUoC0rJYp3m7xM2Q9b8dK4fGzHaTnLwEeRi5X8="
REAL = {
    "PRODUCTION": "1",
    "SECRET_KEY": "c0b5fd0ea8927316d4e1f0a97b3c2868",
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
        ("SECRET_KEY", "c0b5fd0ea8927316d4e1f0a97b3c286"),
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


@pytest.mark.parametrize("value", ["many", "-1", "1.5", "²", "99999"])
@pytest.mark.parametrize("name", ["IDLE_MINUTES", "TRUSTED_PROXIES", "MAIL_PORT"])
def test_a_number_that_is_none_or_out_of_bounds_is_refused_v32(start, name, value):
    said = refusal(start, **{name: value})
    assert said.startswith(f"VRIJWILLIGERS_{name} must be a whole number from ")


@pytest.mark.parametrize("word", ["ja", "oui", "Yes", "1", "on"])
def test_yes_is_understood_in_each_of_our_languages_v38(start, word):
    assert start(**REAL | {"PRODUCTION": word}).PRODUCTION


@pytest.mark.parametrize("word", ["2", "zeker", "y", "tru"])
@pytest.mark.parametrize("name", ["PRODUCTION", "DEBUG", "MAIL_USE_TLS", "SECURE_COOKIES"])
def test_a_switch_that_is_not_understood_is_refused_and_not_taken_for_no_a08_v38(start, name, word):
    said = refusal(start, **REAL | {name: word})
    assert said == f"VRIJWILLIGERS_{name} must be yes or no (or 1 or 0)."


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("PRODUCTON", "PRODUCTION"),
        ("MAIL_TLS", "MAIL_USE_TLS"),
        ("ENCRYPTION_KEY", "ENCRYPTION_KEYS"),
    ],
)
def test_a_name_that_is_no_setting_is_refused_with_the_likely_one(start, tmp_path, name, meant):
    expected = f"VRIJWILLIGERS_{name} is no setting of the desk. Is it VRIJWILLIGERS_{meant}?"
    assert refusal(start, **{name: "1"}) == expected
    (tmp_path / "settings.toml").write_text(f'{name.lower()} = "1"')
    assert f"{name.lower()} is no setting of the desk. Is it {meant.lower()}?" in refusal(start)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SERVER_ADDRESS", "https://"),
        ("SERVER_ADDRESS", "https://desk.example.org/desk"),
        ("SERVER_ADDRESS", "https://an@desk.example.org"),
        ("SERVER_ADDRESS", "https://desk.example.org:99999"),
        ("SERVER_ADDRESS", "desk.example.org"),
        ("DATABASE_URL", "mysql://db.example.org/desk"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("REDIS_URL", "db.example.org:6379"),
        ("REDIS_URL", "redis://"),
        ("MAIL_SERVER", "smtp://smtp.example.org"),
        ("MAIL_SERVER", "smtp.example.org:587"),
        ("MAIL_SENDER", "infopunt"),
        ("MAIL_SENDER", "a@example.org, b@example.org"),
        ("SECOND_FACTOR_ROLES", "coordinators"),
    ],
)
def test_an_address_or_word_that_is_not_understood_is_refused(start, name, value):
    said = refusal(start, **{name: value})
    assert said.startswith(f"VRIJWILLIGERS_{name} ")


ZEROS = "A" * 43 + "="
TYPED = b64encode(b"geheim wachtwoord van de balie!!").decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENCRYPTION_KEYS", ZEROS),
        ("ENCRYPTION_KEYS", TYPED),
        ("ENCRYPTION_KEYS", f"{ENCRYPTION_KEY},{ZEROS}"),
        ("ENCRYPTION_KEYS", b64encode(bytes(range(32))).decode()),
        ("SECRET_KEY", "0123456789" * 5),
        ("SECRET_KEY", "abcdefghijklmnopqrstuvwxyz0123456789"),
        ("SECRET_KEY", "my-own-Secret-key-of-the-desk-in-2026"),
        ("SECRET_KEY", "mijn-Paswoord-van-de-balie-uit-2026x"),
        ("SECRET_KEY", ENCRYPTION_KEY),
        ("IDLE_MINUTES", "0"),
        ("MAIL_SERVER", "smtp.example.org"),
        ("DATABASE_URL", "postgresql://desk:x@db.example.org/desk"),
        ("DATABASE_URL", "postgresql://desk:x@10.0.0.5/desk?sslmode=prefer"),
        ("DATABASE_URL", "postgresql:///desk?host=db.example.org"),
        ("REDIS_URL", "redis://cache.example.org:6379/0"),
        ("SECURE_COOKIES", "misschien"),
    ],
)
def test_a_real_desk_refuses_weak_keys_clear_mail_and_an_endless_screen_a08_v36_v37_v38(
    start, name, value
):
    said = refusal(start, **REAL | {name: value})
    assert said.startswith("VRIJWILLIGERS_")
    assert name == "IDLE_MINUTES" or value not in said


@pytest.mark.parametrize(
    "mail",
    [
        {"MAIL_SERVER": "localhost"},
        {"MAIL_SERVER": "127.0.0.1"},
        {"MAIL_SERVER": "smtp.example.org", "MAIL_USE_TLS": "yes", "MAIL_PORT": "587"},
        {"MAIL_SERVER": "smtp.example.org", "MAIL_USE_SSL": "yes", "MAIL_PORT": "465"},
    ],
)
def test_mail_that_nobody_reads_on_the_way_is_taken_v37(start, mail):
    assert mail["MAIL_SERVER"] == start(**REAL | mail).MAIL_SERVER


@pytest.mark.parametrize(
    "settings",
    [
        {"DATABASE_URL": "postgresql://desk:x@db.example.org/desk?sslmode=verify-full"},
        {"DATABASE_URL": "postgresql://desk:x@localhost/desk"},
        {"DATABASE_URL": "postgresql:///desk?host=/var/run/postgresql"},
        {"REDIS_URL": "rediss://cache.example.org:6379/0"},
        {"REDIS_URL": "redis://127.0.0.1:6379/0"},
    ],
)
def test_a_database_that_nobody_reads_on_the_way_is_taken_v37(start, settings):
    assert start(**REAL | settings).PRODUCTION


@pytest.mark.parametrize("place", ["/dev/null", "/dev/null/desk", "{file}", "/proc/desk"])
def test_what_is_no_folder_for_the_instance_is_refused_in_one_sentence(tmp_path, place):
    file = tmp_path / "a file"
    file.write_text("")
    instance = place.format(file=file)
    with pytest.raises(WrongSetting) as refused:
        Config.from_environment({"VRIJWILLIGERS_INSTANCE": instance})
    assert "\n" not in str(refused.value)
    assert instance in str(refused.value)


def test_the_two_ways_to_seal_mail_exclude_each_other(start):
    assert "not both" in refusal(start, MAIL_USE_TLS="1", MAIL_USE_SSL="1")


def test_a_real_desk_refuses_the_debugger_of_flask_a08_v38(start, tmp_path):
    named = {f"VRIJWILLIGERS_{name}": value for name, value in REAL.items()}
    named |= {"VRIJWILLIGERS_INSTANCE": str(tmp_path)}
    with pytest.raises(WrongSetting, match="FLASK_DEBUG must be off"):
        Config.from_environment(named | {"FLASK_DEBUG": "1"})
    assert Config.from_environment(named | {"FLASK_DEBUG": "0"}).PRODUCTION


def test_a_folder_that_others_may_open_is_refused_with_the_command_that_closes_it_a09_v38(
    start, tmp_path
):
    database = tmp_path / "desk.sqlite"
    database.write_bytes(b"SQLite format 3")
    drafts = tmp_path / "drafts.sqlite-wal"
    drafts.write_bytes(b"what is typed")
    for open_to_others in (database, drafts):
        open_to_others.chmod(0o644)
    tmp_path.chmod(0o755)
    real = REAL | {"DATABASE_URL": f"sqlite:///{database}"}
    said = refusal(start, **real)
    assert f"'{tmp_path}' '{database}' '{drafts}'" in said
    subprocess.run(said[said.index("chmod") :], shell=True, check=True)
    assert start(**real).PRODUCTION


def test_a_trial_closes_the_files_that_an_older_one_left_open_v38(start, tmp_path):
    start()
    database = tmp_path / "desk.sqlite"
    database.write_bytes(b"SQLite format 3")
    database.chmod(0o644)
    start()
    assert database.stat().st_mode & 0o777 == 0o600


def test_a_new_folder_is_closed_to_others_f14_v38(tmp_path):
    instance = tmp_path / "new" / "instance"
    Config.from_environment({"VRIJWILLIGERS_INSTANCE": str(instance)})
    assert instance.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("beginning", ["postgres://", "postgresql://"])
def test_postgresql_is_always_reached_through_the_same_driver(start, beginning):
    url = start(DATABASE_URL=f"{beginning}desk@db.example.org/desk").SQLALCHEMY_DATABASE_URI
    assert url == "postgresql+psycopg://desk@db.example.org/desk"


def test_the_limits_are_counted_where_the_settings_say(start):
    assert start().RATELIMIT_STORAGE_URI == "database://"
    assert start(REDIS_URL="redis://db.example.org").RATELIMIT_STORAGE_URI == (
        "redis://db.example.org"
    )
