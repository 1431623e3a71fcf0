"""Languages and how well somebody speaks them."""

from vrijwilligers.vocabulary.languages import language_name, speaking
from vrijwilligers.vocabulary.levels import COMMON, HEARD


def test_the_languages_that_are_heard_have_names():
    with speaking("nl"):
        assert not [code for code in (*COMMON, *HEARD) if language_name(code) == code]
