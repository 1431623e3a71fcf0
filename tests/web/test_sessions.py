"""What a browser keeps of a session: one cookie that it cannot read."""

import base64
import random
import zlib

import pytest
from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from vrijwilligers.web.forms import LONGEST_LINE

LIMIT = 4093  # bytes; a browser drops a longer cookie without a word


def cookie_of(desk):
    return desk.client.get_cookie("desk").value


def readings(cookie):
    """Return all that somebody with the browser in hand can make of a cookie."""
    for part in (cookie.replace(".", ""), *cookie.split(".")):
        letters = part.rstrip("=")[: len(part) - (len(part.rstrip("=")) % 4 == 1)]
        raw = base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
        yield raw
        try:
            yield zlib.decompress(raw)
        except zlib.error:
            continue


def test_a_browser_cannot_read_what_a_session_holds_p23(reception):
    with reception.client.session_transaction() as session:
        session["words"] = "Zebedeus Quackelbeen"
    cookie = cookie_of(reception)

    assert all(b"Zebedeus" not in raw and b"words" not in raw for raw in readings(cookie))
    with reception.client.session_transaction() as session:
        assert session["words"] == "Zebedeus Quackelbeen"


def test_a_cookie_that_was_changed_is_that_of_a_stranger(reception):
    cookie = cookie_of(reception)
    middle = len(cookie) // 2
    other = "A" if cookie[middle] != "A" else "B"
    reception.client.set_cookie("desk", cookie[:middle] + other + cookie[middle + 1 :])

    reception.get("desk.today", status=302)


def test_a_cookie_that_is_signed_but_not_sealed_is_that_of_a_stranger(app, reception):
    with reception.client.session_transaction() as session:
        content = dict(session)
    plain = Flask(__name__)
    plain.secret_key = app.secret_key
    signed = SecureCookieSessionInterface().get_signing_serializer(plain).dumps(content)
    reception.client.set_cookie("desk", signed)

    assert any(b"_user_id" in raw for raw in readings(signed)), "so it would be read"

    reception.get("desk.today", status=302)


@pytest.mark.parametrize("sign", ["a", "é", "ሴ", "🙂"])
def test_the_longest_line_in_a_message_still_fits_the_cookie(reception, sign):
    signs = random.Random(7)
    text = "".join(chr(ord(sign) + signs.randrange(20)) for _ in range(LONGEST_LINE))
    with reception.client.session_transaction() as session:
        session["_flashes"] = [("message", text), ("message", text[::-1])]

    assert len(cookie_of(reception)) < LIMIT
