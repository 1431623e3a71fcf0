"""Any bytes: a file is read or refused in words, and never a crash."""

import json
from contextlib import suppress
from random import Random

import pytest

from tests.organisations.files import BRIDGE, WHOLE, answer, read, table, workbook
from vrijwilligers.exchange.tables import Unreadable

STARTS = (b"", b"{", b"[", b"<", b"PK\x03\x04", b"name;kbo\n", b"\xff\xfe", b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (bytes(range(32)), "not text"),
        (b"<!DOCTYPE html><html></html>", "XML or a web page"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "XML or a web page"),
        (b"colour;size\nred;3\n", "None of the columns"),
        (b'name\n"open', "never closed"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (b"[]", "no associations"),
        (b"[{]", "not correct JSON"),
        (b"[" * 100_000, "not correct JSON"),
        (b'{"verenigingen": ' + b"9" * 10_000 + b"}", "not correct JSON"),
        (b'{"verenigingen": "none"}', "no associations"),
        (b'{"verenigingen": []}\0', "not text"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_in_words(content, words):
    with pytest.raises(Unreadable, match=words):
        read(content)


def test_a_line_without_end_is_refused_or_rejected():
    assert not any(row.details for row in read(b"name\n" + b"x" * 20_000_000).rows)
    with pytest.raises(Unreadable, match="too large"):
        read(b"name\n" + b"x" * 100_000_000)


def hurt(content, chance):
    """Cut a file off, or change some of its bytes."""
    if chance.random() < 0.2:
        return content[: chance.randrange(len(content))]
    bytes_ = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        place = chance.randrange(len(bytes_))
        bytes_[place : place + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(bytes_)


def twisted(value, chance):
    """Put something else in the place of values, anywhere in an answer."""
    if chance.random() < 0.1:
        return chance.choice((None, "", 0, -1, 1e308, True, [], {}, ["x"], {"a": None}, "é" * 600))
    if isinstance(value, dict):
        return {name: twisted(inner, chance) for name, inner in value.items()}
    if isinstance(value, list):
        return [twisted(inner, chance) for inner in value]
    return value


@pytest.fixture(scope="module")
def whole_files():
    return (table(WHOLE, BRIDGE), workbook(WHOLE, WHOLE), answer({}, {"naam": "Ü"}))


@pytest.mark.parametrize("seed", range(4))
def test_a_file_hurt_on_its_way_is_read_or_refused_but_never_a_crash(seed, whole_files):
    chance = Random(seed)
    for _ in range(5):
        answers_for_each_row(hurt(chance.choice(whole_files), chance))


@pytest.mark.parametrize("seed", range(6))
def test_an_answer_in_another_shape_is_read_or_refused_but_never_a_crash(seed):
    chance = Random(seed)
    for _ in range(4):
        answers_for_each_row(json.dumps(twisted(json.loads(answer({}, {})), chance)).encode())


@pytest.mark.parametrize("seed", range(2))
def test_any_bytes_are_read_or_refused_but_never_a_crash(seed):
    chance = Random(seed)
    for start in (
        b"",
        b"{",
        b"[",
        b"<",
        b"PK\x03\x04",
        b"name;kbo\n",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ):
        answers_for_each_row(start + chance.randbytes(chance.randrange(2_000)))


def answers_for_each_row(content):
    """Read a file: each row has its details or its reasons, in words."""
    with suppress(Unreadable):
        for row in read(content).rows:
            assert bool(row.details) != bool(row.reasons)
            said = [str(each) for each in (*row.reasons, *row.notes)]
            assert all(each and each.isprintable() for each in said), said
