"""The code of what is new on a list."""

from hypothesis import given
from hypothesis import strategies as st

from vrijwilligers.talents.rules.codes import code_of


def test_a_name_makes_a_code_of_its_own():
    assert code_of("A quiet place", (), otherwise="need") == "a_quiet_place"
    assert code_of("A quiet place!", {"a_quiet_place"}, otherwise="need") == "a_quiet_place_2"
    assert code_of("Été", (), otherwise="need") == "ete"
    assert code_of("手", (), otherwise="need") == "need"


@given(name=st.text(), taken=st.sets(st.sampled_from(["need", "need_2", "a", "a_2"])))
def test_a_code_is_never_taken_and_always_plain(name, taken):
    code = code_of(name, taken, otherwise="need")
    assert code not in taken
    assert code.replace("_", "").isalnum()
    assert code.isascii()
