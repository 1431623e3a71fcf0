"""Languages and how well somebody speaks them."""

from vrijwilligers.vocabulary.languages import language_name, speaking
from vrijwilligers.vocabulary.levels import COMMON


def test_the_languages_most_heard_have_names():
    with speaking("nl"):
        assert not [code for code in COMMON if language_name(code) == code]
