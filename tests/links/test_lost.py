"""A link that lost a piece leads to help, in every language, and not to the team's sign-in."""

import pytest

from vrijwilligers.settings import actions as settings

LOST = ["/answers/vacancy/abc", "/answers/vacancy/", "/answers/", "/answers/propose/a/b/c"]


@pytest.mark.parametrize("address", LOST)
def test_a_link_that_lost_a_piece_leads_to_help_in_three_languages(desk, database, address):
    settings.write_one("phone", "02 512 34 56", language="nl", by=None)
    database.commit()
    page = desk.open(address, status=404)
    help_in = page.html.select("main section[lang]")
    assert [each["lang"] for each in help_in] == ["en", "nl", "fr"]
    for each in help_in:
        assert each.select_one("a")["href"] == "tel:+3225123456"
    assert not page.html.select('main a[href^="/accounts"], main a[href="/"]')
