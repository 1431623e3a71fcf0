"""A referrer hears one of five words."""

import pytest

from vrijwilligers.matching.rules.states import IntroductionState as State
from vrijwilligers.referrers.rules.progress import ReferralProgress as Word
from vrijwilligers.referrers.rules.progress import progress_of


@pytest.mark.parametrize(
    ("states", "word"),
    [
        ([], None),
        ([State.PROPOSED], None),
        ([State.ENDED], None),
        ([State.CONTACTED], Word.RECEIVED),
        ([State.TALKED], Word.TALKED),
        ([State.APPOINTMENT, State.CONTACTED], Word.APPOINTMENT),
        ([State.STARTED], Word.STARTED),
        ([State.COMPLETED], Word.STARTED),
        ([State.STAYED, State.STOPPED], Word.STARTED),
        ([State.STOPPED], Word.STOPPED),
        ([State.STOPPED, State.CONTACTED], Word.RECEIVED),
        ([State.STOPPED, State.ENDED, State.PROPOSED], Word.STOPPED),
    ],
)
def test_the_furthest_that_goes_on_is_told_in_one_word(states, word):
    assert progress_of(states) == word
