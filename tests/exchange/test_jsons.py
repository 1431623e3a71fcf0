"""What stands in JSON, as a text that can be stored."""

import pytest

from vrijwilligers.exchange.jsons import text_from
from vrijwilligers.exchange.sandbox import LIMITS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *((True, "yes"), (False, "no"), (None, ""), ({"a": 1}, ""), ([], ""), ("", "")),
        *((3, "3"), (3.0, "3"), (2.5, "2.5"), (0, "0"), ("3.0", "3.0"), (" x\n", "x")),
        *((["a", 2.0, None, True], "a, 2, , yes"), ([["a"], {"b": 1}, "c"], "c")),
        *(("a\0b", "ab"), ("a\ud800b", "ab"), ("é", "é")),
    ],
)
def test_a_value_of_any_kind_is_a_text(value, text):
    assert text_from(value) == text


def test_of_a_long_text_so_much_is_kept_that_it_shows_to_be_too_long():
    assert len(text_from("x" * LIMITS.cell)) == LIMITS.cell
    assert len(text_from("x" * 2 * LIMITS.cell)) == LIMITS.cell + 1
