"""What stays on one line in print, and what is too long for that."""

import pytest

from vrijwilligers.bundles.documents.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("op 27 januari 2027 om 14 uur", "op 27~januari~2027~om 14~uur"),
        ("02 555 01 02, 0470 12 34 56", "02~555~01~02, 0470~12~34~56"),
        ("bus 29 38 46 48 63 71 86 95 13 49", "bus 29 38 46 48 63 71 86 95 13 49"),
        ("met~spaties~die~nooit~breken", "met spaties die nooit breken"),
    ],
)
def test_a_date_and_a_number_stay_whole_and_a_row_of_numbers_goes_on(text, shown):
    assert unbroken(text.replace("~", "\xa0")) == shown.replace("~", "\xa0")
