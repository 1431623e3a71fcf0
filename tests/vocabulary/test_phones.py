from vrijwilligers.vocabulary.phones import digits_of


def test_a_number_is_looked_up_by_its_digits_with_the_country():
    assert digits_of("0470/12.34.56") == "32470123456"
    assert digits_of("+33 6 12 34 56 78") == "33612345678"
    assert digits_of("geen") is None
