"""What is sealed opens in its own place alone, with one of our keys, whole and unchanged."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from hypothesis import assume, given
from hypothesis import strategies as st

from vrijwilligers.records.encryption import unseal
from vrijwilligers.records.field_encryption import (
    BLOCK_BYTES,
    EncryptionContext,
    decrypt_field,
    encrypt_field,
)

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
NAMES = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
PLACES = st.builds(EncryptionContext, NAMES, NAMES, st.from_regex(r"[0-9a-f]{8}", fullmatch=True))
HERE = EncryptionContext("candidate_support", "needs", "0a1b2c3d")


def desk_with(*keys):
    """Return a desk with these keys, the newest first."""
    app = Flask("desk")
    app.config["ENCRYPTION_KEYS"] = keys
    return app.app_context()


@given(place=PLACES, text=st.text())
def test_what_is_sealed_for_a_place_opens_there_p05(place, text):
    with desk_with(NEW):
        assert decrypt_field(place, encrypt_field(place, text)) == text


@given(place=PLACES, other=PLACES, text=st.text())
def test_what_is_moved_to_another_table_column_or_person_does_not_open_p05(place, other, text):
    assume(place != other)
    with desk_with(NEW):
        assert decrypt_field(other, encrypt_field(place, text)) is None


@pytest.mark.parametrize("part", ["table", "column", "uid"])
def test_each_part_of_the_place_counts_p05(part):
    with desk_with(NEW):
        assert decrypt_field(replace(HERE, **{part: "other"}), encrypt_field(HERE, "x")) is None


@given(text=st.text(), place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_what_was_tampered_with_does_not_open_p05(text, place, bit):
    with desk_with(NEW):
        raw = bytearray(urlsafe_b64decode(encrypt_field(HERE, text)))
        raw[place % len(raw)] ^= 1 << bit
        assert decrypt_field(HERE, urlsafe_b64encode(raw).decode()) is None


@given(text=st.text(), kept=st.integers(0, 10_000))
def test_what_was_cut_off_does_not_open_p05(text, kept):
    with desk_with(NEW):
        sealed = encrypt_field(HERE, text)
        assert decrypt_field(HERE, sealed[: kept % len(sealed)]) is None


@given(rubbish=st.text())
def test_what_never_was_sealed_does_not_open_and_troubles_nobody_p05(rubbish):
    with desk_with(NEW):
        assert decrypt_field(HERE, rubbish) is None


def test_a_key_can_be_replaced_and_a_strange_one_opens_nothing_p05():
    with desk_with(OLD):
        sealed = encrypt_field(HERE, "quiet_place")
    with desk_with(NEW, OLD):
        assert decrypt_field(HERE, sealed) == "quiet_place"
        sealed_anew = encrypt_field(HERE, "quiet_place")
    with desk_with(NEW):
        assert decrypt_field(HERE, sealed_anew) == "quiet_place"
        assert decrypt_field(HERE, sealed) is None
    with desk_with(OTHER):
        assert decrypt_field(HERE, sealed) is None


def test_the_same_is_never_sealed_the_same_and_its_length_tells_nothing_p05():
    with desk_with(NEW):
        one, again, longer = (
            encrypt_field(HERE, text) for text in ("", "", "x" * (BLOCK_BYTES - 1))
        )
    assert one != again
    assert len(one) == len(again) == len(longer)


def test_the_key_of_cookies_and_mails_opens_nothing_that_is_sealed_for_a_place_p05():
    with desk_with(NEW):
        assert unseal(encrypt_field(HERE, "quiet_place")) is None
