"""The week as one number of 21 bits."""

from vrijwilligers.vocabulary.week import BLOCKS, WHOLE_WEEK, blocks_of, mask_of


def test_the_whole_week_is_every_block_and_nothing_more():
    assert len(BLOCKS) == 21
    assert WHOLE_WEEK == mask_of(BLOCKS) == 2**21 - 1
    assert blocks_of(WHOLE_WEEK) == BLOCKS
