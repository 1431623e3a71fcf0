import pytest

from vrijwilligers.vocabulary.phones import digits_of, may_get_texts


def test_a_number_is_looked_up_by_its_digits_with_the_country():
    assert digits_of("0470/12.34.56") == "32470123456"
    assert digits_of("+33 6 12 34 56 78") == "33612345678"
    assert digits_of("geen") is None


@pytest.mark.parametrize(
    ("number", "may"),
    [
        ("+32470123456", True),
        ("+32452123456", True),  # of a range that no list names yet
        ("+3222345678", False),
        ("+3242223344", False),  # Liège
        ("+33612345678", True),
        ("+33142345678", False),
        ("+12015550123", True),
        ("+33612345", True),  # who can tell
        ("112", False),
        (None, False),
    ],
)
def test_a_text_goes_to_a_number_that_may_be_of_a_mobile_phone(number, may):
    assert may_get_texts(number) is may
