"""What the pages say when an organisation takes nobody new."""

from datetime import timedelta

from sqlalchemy import select

from vrijwilligers.matching.models import Introduction
from vrijwilligers.vocabulary.clock import today

DAY = timedelta(days=1)


def test_before_one_fills_anything_in_the_page_says_who_takes_nobody_new(reception, make, database):
    candidate = make.candidate()
    paused = make.vacancy(organisation=make.organisation(name="De Brug", paused_until=today()))
    where = {"candidate_id": candidate.id, "vacancy": paused.id}
    page = reception.get("matching.introduce", **where)
    assert "De Brug is paused" in page.html.select_one(".warn").get_text()

    answers = {f"yes_{paused.organisation_id}": "spoken"}
    page = reception.submit("matching.introduce", answers, status=422, **where)

    (problem,) = page.problems
    assert problem.startswith("De Brug is paused: it takes nobody new up to and including")
    assert database.scalars(select(Introduction)).all() == []


def test_a_pause_is_a_reason_on_the_page_of_what_is_left_out(reception, make):
    candidate = make.candidate()
    organisation = make.organisation(name="De Brug", paused_until=today() + DAY)
    make.vacancy(organisation=organisation, texts={"nl": ("Soep koken", "")})
    page = reception.get("matching.why_not", candidate_id=candidate.id, q="soep")
    assert "1 vacancy is of an organisation that is paused." in page.text
    assert page.html.select_one(".why .no").get_text() == (
        "The organisation is paused: nobody new up to and including tomorrow."
    )
    [link] = page.html.select('a[href*="/introduce"]')
    assert "all the same" in link.get_text(), "a human decides"
