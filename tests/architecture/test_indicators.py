"""Every figure names its indicator, and the page of indicators says so."""

import re
from pathlib import Path

from vrijwilligers.registry import registry_of

PAGE = Path(__file__).parents[2] / "docs" / "indicators.md"


def test_the_page_of_indicators_lists_what_is_counted_and_for_what(app):
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", PAGE.read_text(), re.MULTILINE)
    kinds = {kind.value: kind.indicator for kind in registry_of(app).fact_kinds}
    assert all(kinds.values())
    assert dict(rows) == kinds
