"""Monday's promise, kept on Thursday: a due call and its outcome, counted in clicks."""

import pytest

from tests.factories import Factories
from tests.journeys.steps import click
from tests.matching.deeds import DAY, due_call
from vrijwilligers.vocabulary.clock import now, today

MOST_CLICKS = 3


@pytest.mark.journey
@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_outcome_of_a_due_call_takes_three_clicks_on_one_page(site, visitor, desk, language):
    monday = 3 * DAY
    call = due_call(Factories(desk), due_on=today() - monday, created_at=now() - monday)
    at = f"#follow-up-{call.id}"
    desk.rollback()  # leave the writers' place to the desk that runs
    somebody = visitor(language)
    somebody.sign_in("reception")
    row = somebody.page.locator(at)
    see(somebody.page, row.locator("a[href='tel:+32470123456']"))

    clicks = [row.locator(f) for f in ("summary", "[value=not_reached]", ".btn-main")]
    assert len(clicks) <= MOST_CLICKS
    for target in clicks[:-1]:
        target.click()
    assert row.locator("[name=side]").is_hidden()
    somebody.look("due-call")
    click(clicks[-1])

    assert somebody.page.url == f"{site.address}/"
    somebody.page.locator("#messages .message").first.wait_for()
    assert row.count() == 0
    somebody.page.goto(f"{site.address}/matching/inbox/no-answer")
    somebody.look("inbox")


def see(page, number):
    """See the number without a click, unless other journeys left more than fits."""
    page.reload()
    if not number.is_visible():
        page.locator("details.more > summary").click()
    assert number.is_visible()
