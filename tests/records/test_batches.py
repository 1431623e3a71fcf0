from vrijwilligers.records.batches import MANY, batches


def test_everything_comes_once_and_in_order_some_at_a_time():
    assert list(batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batches(iter("abcd"), 2)) == [["a", "b"], ["c", "d"]]
    assert [len(some) for some in batches(range(MANY + 1))] == [MANY, 1]


def test_of_nothing_there_is_no_batch():
    assert list(batches([])) == []
