from datetime import UTC, datetime, timedelta
from importlib.util import find_spec, module_from_spec
from time import process_time

import pytest

from tests.accounts.people import PASSWORD, SECRET
from vrijwilligers.accounts.rules import (
    Role,
    links,
    passwords,
    roles,
    second_factor,
    sessions,
)
from vrijwilligers.accounts.rules.passwords import Weakness
from vrijwilligers.accounts.rules.sessions import SessionState

R, C, A = Role.RECEPTION, Role.COORDINATOR, Role.ADMINISTRATOR
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("inviter", "invited", "may"),
    [
        ({C}, {R}, True),
        ({C}, {C}, False),
        ({C}, {R, C}, False),
        ({C}, set(), False),
        ({R}, {R}, False),
        ({A}, {R, C, A}, True),
        ({A}, set(), False),
    ],
)
def test_who_may_invite_whom(inviter, invited, may):
    assert roles.may_invite(frozenset(inviter), frozenset(invited)) is may


def test_the_roles_one_may_give():
    assert roles.roles_to_give(frozenset({C})) == (R,)
    assert roles.roles_to_give(frozenset({A, C})) == (R, C, A)
    assert roles.roles_to_give(frozenset({R})) == ()


def test_one_role_that_must_prove_twice_is_enough():
    assert roles.must_prove_twice(frozenset({R, A}), ("administrator",))
    assert not roles.must_prove_twice(frozenset({R}), ("administrator",))
    assert not roles.must_prove_twice(frozenset({R}), ())


def test_an_invitation_lives_a_week_and_a_reset_an_hour():
    assert links.INVITATION.lasts == timedelta(days=7)
    assert links.RESET.lasts == timedelta(hours=1)


def test_a_password_is_kept_as_argon2id_and_recognised_v36():
    spec = find_spec(passwords.__name__)
    own = module_from_spec(spec)  # as it is outside tests
    spec.loader.exec_module(own)
    kept = own.hashed(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert own.is_right(PASSWORD, kept)
    assert not own.is_right(PASSWORD.upper(), kept)
    assert not own.is_right(PASSWORD, None)


def test_an_accent_is_the_same_from_every_keyboard():
    assert passwords.is_right("cafe\u0301 creme brulee", passwords.hashed("caf\u00e9 creme brulee"))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("miekevandenbossche", Weakness.OWN_WORDS),
        ("mieke.peeters@example.org", Weakness.OWN_WORDS),
        ("vrijwilligerswerk", Weakness.OWN_WORDS),
        ("iloveyou1234", Weakness.COMMON),
        ("aaaaaaaaaaaaaaaa", Weakness.ROW),
        ("abcdefghijklmnop", Weakness.ROW),
        ("drie stoelen en een paraplu", None),
        ("x7$Kq!v9#LmZ2p", None),
        ("correct staple paard batterij" * 6, None),
    ],
)
def test_what_is_easy_to_guess_v25(password, why):
    assert passwords.weakness(password, ("Mieke Vandenbossche", "mieke.peeters@example.org")) == why


@pytest.mark.parametrize(
    "password",
    [
        *("wachtwoord123!", "geheim wachtwoord", "Infopunt2026!!", "Bienvenue2026!"),
        *("antwerpen2026!", "goedemorgen1!", "voetbalclub12", "zomer2026zomer"),
        *("welkom welkom welkom", "vrijwilligerswerk brussel", "letmein letmein"),
        *("correct horse battery staple", "W4chtw00rd2026", "P@ssw0rd2026!!"),
        *("lente zomer herfst winter", "Schaarbeek1030!", "123456789012", "septembre2026!"),
    ],
)
def test_what_a_neighbour_of_the_desk_would_try_is_refused_a07_v25(password):
    assert passwords.weakness(password, ("Jos", "jos@demo.example"))


def test_own_words_one_after_the_other_are_no_password_a07_v25():
    own = ("Jos", "jos@demo.example")
    assert passwords.weakness("jos onthaal demo example", own) == Weakness.OWN_WORDS


@pytest.mark.parametrize(
    "password",
    [
        *("gieter oven kameel lantaarn", "trois girafes mangent du velours"),
        *("purple walrus eats lamp posts", "kaasschaaf-regenton-luipaard"),
        "een kleine kangoeroe danst",
    ],
)
def test_some_words_that_have_nothing_to_do_with_each_other_will_do_v25(password):
    assert passwords.weakness(password, ("Jos", "jos@demo.example")) is None


@pytest.mark.parametrize("part", ["@4({[<", "a", "ab1!", "zomer", "@4({[<1!i|+t7s5$z2", "qwer1234"])
def test_no_password_takes_long_to_judge_a07_v25(part):
    passwords.weakness(PASSWORD, ())
    began = process_time()
    passwords.weakness((part * 200)[:200], ("Mieke Vandenbossche",))
    assert process_time() - began < 0.2  # a hundredth or two, were the machine ours alone


def test_a_code_belongs_to_a_step_near_now_and_later_than_the_last():
    step = int(NOON.timestamp()) // 30
    code = second_factor.pyotp.TOTP(SECRET).at(NOON)
    for at, after, found in [
        (NOON, 0, step),
        (NOON, step - 1, step),
        (NOON, step, None),
        (NOON + timedelta(seconds=30), 0, step),
        (NOON - timedelta(seconds=30), 0, step),
        (NOON + timedelta(seconds=60), 0, None),
        (NOON - timedelta(seconds=31), 0, None),
    ]:
        assert second_factor.step_of(code, SECRET, after=after, at=at) == found


def test_a_code_is_six_digits_and_nothing_else():
    code = second_factor.pyotp.TOTP(SECRET).at(NOON)
    for wrong in ("", code[:5], code + "0", "é", "0x" + code):
        assert second_factor.step_of(wrong, SECRET, after=0, at=NOON) is None


def test_recovery_codes_are_ten_and_long_and_read_easily():
    codes = second_factor.new_recovery_codes()
    assert len(set(codes)) == 10
    for code in codes:
        letters = code.replace("-", "")
        assert len(letters) * 5 >= 112  # bits of chance
        assert second_factor.hash_of(letters.upper()) == second_factor.hash_of(code)
        assert letters not in second_factor.hash_of(code)


def test_the_address_for_the_app_says_whose_it_is():
    address = second_factor.address_of(SECRET, email="an@example.org")
    assert address.startswith("otpauth://totp/Infopunt%20Vrijwilligerswerk:an%40example.org?")
    assert f"secret={SECRET}" in address


def state(*, active=NOON, locked_at=None):
    return SessionState(
        token_hash=sessions.hash_of("x"), signed_in_at=NOON, active_at=active, locked_at=locked_at
    )


def test_when_a_screen_locks_and_a_day_ends():
    idle, lasts = timedelta(minutes=10), timedelta(hours=10)
    assert not state().is_locked(NOON + idle, idle=idle)
    assert state().is_locked(NOON + timedelta(seconds=601), idle=idle)
    assert state(locked_at=NOON).is_locked(NOON, idle=idle)
    assert not state().is_over(NOON + lasts, lasts=lasts)
    assert state().is_over(NOON + timedelta(seconds=36_001), lasts=lasts)


@pytest.mark.parametrize(("idle", "seconds"), [(10, 60), (60, 60), (1, 6)])
def test_activity_is_worth_noting_once_a_minute_and_sooner_where_the_screen_locks_sooner(
    idle, seconds
):
    idle = timedelta(minutes=idle)
    assert not state().is_worth_noting(NOON + timedelta(seconds=seconds), idle=idle)
    assert state().is_worth_noting(NOON + timedelta(seconds=seconds + 1), idle=idle)


def test_a_token_cannot_be_guessed_and_its_hash_says_nothing_of_it_v36():
    one, other = sessions.new_token(), sessions.new_token()
    assert one != other
    assert len(one) >= 43  # characters of 6 bits: 256
    assert one not in sessions.hash_of(one)


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=400)])
def test_a_session_from_a_clock_that_was_wrong_is_over_and_its_screen_is_locked(ahead):
    at = datetime(2026, 11, 29, 9, tzinfo=UTC)
    state = SessionState(
        token_hash="x", signed_in_at=at + ahead, active_at=at + ahead, locked_at=None
    )
    assert state.is_over(at, lasts=timedelta(hours=10))
    assert state.is_locked(at, idle=timedelta(minutes=10))


def test_two_servers_whose_clocks_differ_a_little_shut_nobody_out():
    at = datetime(2026, 11, 29, 9, tzinfo=UTC)
    soon = at + timedelta(minutes=1)
    state = SessionState(token_hash="x", signed_in_at=soon, active_at=soon, locked_at=None)
    assert not state.is_over(at, lasts=timedelta(hours=10))
    assert not state.is_locked(at, idle=timedelta(minutes=10))
