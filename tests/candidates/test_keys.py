from vrijwilligers.candidates.rules.keys import keys_of
from vrijwilligers.vocabulary.names.spelling import latin, sound


def test_a_name_can_be_found_by_each_word_and_by_the_rest_of_each_word():
    keys = keys_of("Zoë", "Van Lier", None, None)
    assert {"=zoe", "=van", "=lier", "~ier"} <= keys
    assert not [key for key in keys if key.startswith("~") and len(key) < 4]


def test_a_phone_number_can_be_found_by_its_last_digits():
    keys = keys_of("An", "Proef", "+32470123456", None)
    assert {"#32470123456", "#470123456", "#3456"} <= keys
    assert "#456" not in keys


def test_a_name_in_another_script_can_be_found_too():
    keys = keys_of("محمد", "علي", None, None)
    assert {"=mhmd", "=aly"} <= keys
    assert not [key for key in keys if not any(map(str.isalnum, key))], "nobody is found by nothing"


def test_the_signs_that_begin_a_key_cannot_be_typed():
    assert latin("=an ~be #1 *s* O'Brien-Dupont") == "an be 1 s o brien dupont"


def test_an_address_can_be_found_by_half_of_it():
    keys = keys_of("An", "Proef", None, "an.van_lier@example.org")
    assert {"@an.van_lier@example.org", "@lier@example.org", "@@example.org"} <= keys


def test_each_word_of_a_name_can_be_found_by_how_it_sounds():
    keys = keys_of("Anne Marie", "Van Lier", None, None)
    assert {f"*{sound(word)}*" for word in ("Marie", "Lier", "Van Lier")} <= keys


def test_a_phone_is_found_by_any_end_of_its_digits_and_by_all_of_them():
    phones = {key for key in keys_of("An", "Proef", "+32470123456", None) if key.startswith("#")}
    assert phones == {"#" + "32470123456"[place:] for place in range(8)}
