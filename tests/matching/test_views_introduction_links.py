"""The page of an organisation that tells how it goes, without an account."""

from datetime import timedelta

import pytest

from tests.matching.answers import link_of, mailed, mails
from tests.matching.deeds import DAY
from tests.matching.pages import follow_ups
from vrijwilligers.matching.actions import withdrawing
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.vocabulary.clock import now, today

PAGE = "introduction_links.answer"
ON = today() + 5 * DAY
FORM = "main form.sheet"


@pytest.fixture
def visitor(desk):
    """Somebody of an organisation, without an account."""
    return desk


@pytest.fixture
def sent(make, database):
    made, token = mailed(make, database)
    link_of(token).language = "en"
    database.commit()
    return made, token


def test_the_page_shows_what_was_agreed_and_nothing_else(visitor, sent, database):
    made, token = sent
    made.candidate.notes = "Belt liever niet."
    made.candidate.comes_by = True  # nobody said yes to that
    database.commit()
    page = visitor.get(PAGE, token=token)
    facts = [one.get_text() for one in page.html.select("dl.facts > *")]
    assert facts[1::2] == ["Samira El Idrissi", "0470 12 34 56", "samira@example.org"]
    assert "Belt liever" not in page.text
    assert "Samira" not in page.html.title.get_text()
    assert token not in page.html.title.get_text()
    database.refresh(made)
    assert made.state == IntroductionState.CONTACTED, "mail scanners open it too"


def test_an_organisation_tells_of_an_appointment_and_then_of_the_start(visitor, sent, database):
    made, token = sent
    answers = {"outcome": "appointment", "on": ON.isoformat(), "begins_at": "10:30"}
    page = visitor.open(visitor.submit(PAGE, answers, token=token, form=FORM).location)
    assert page.messages == ["Thank you. It is noted."]
    assert "10:30" in page.html.select_one(".lead").get_text()
    visitor.submit(PAGE, {"outcome": "started", "on": ""}, token=token, form=FORM)
    database.refresh(made)
    assert made.state == IntroductionState.STARTED
    asked = [one["value"] for one in visitor.get(PAGE, token=token).html.select("[name=outcome]")]
    assert asked == ["completed", "ended"]


def test_who_could_not_be_reached_ended_it_and_not_the_organisation(visitor, sent, database):
    made, token = sent
    answers = {"outcome": "ended", "reason": "no_answer"}
    visitor.submit(PAGE, answers, token=token, form=FORM)
    database.refresh(made)
    assert (made.end_side, made.end_reason) == (EndedBy.CANDIDATE, IntroductionEndReason.NO_ANSWER)


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({}, "Choose what you want to tell us."),
        ({"outcome": "ended"}, "Choose why it did not work out."),
        ({"outcome": "appointment"}, "Enter the day of the appointment."),
        (
            {"outcome": "appointment", "on": str(today() - DAY)},
            "This day is over. Enter a day that is still to come, or note what happened.",
        ),
        (
            {"outcome": "appointment", "on": "2027-03-28", "begins_at": "02:30"},
            "The clock skips this hour on that day. Enter another one.",
        ),
        (
            {"outcome": "started", "on": str(ON)},
            "This day is still to come. Enter the day on which it happened.",
        ),
        (
            {"outcome": "talked", "word": "a" * 10_000},
            "This is too long: use at most 5000 letters.",
        ),
        (
            {"outcome": "talked", "place": "a" * 10_000},
            "This is too long: use at most 200 letters.",
        ),
        (
            {"outcome": "talked", "word": "Ze is depressief."},
            "Please leave “depressief” out: illness, faith, origin and status of somebody "
            "are private.",
        ),
    ],
)
def test_an_answer_that_cannot_be_is_refused_with_what_was_typed(
    visitor, sent, database, answers, problem
):
    made, token = sent
    page = visitor.submit(PAGE, answers, token=token, form=FORM, status=422)
    assert page.problems == [problem]
    database.refresh(made)
    assert made.state == IntroductionState.CONTACTED
    assert link_of(token).used_at is None


def test_after_the_yes_is_taken_back_nothing_is_shown(visitor, sent, database):
    made, token = sent
    open_page = visitor.get(PAGE, token=token)
    withdrawing.withdraw(made, by=None, at=now())
    database.commit()
    page = visitor.get(PAGE, token=token, status=410)
    late = visitor.send(open_page, {"outcome": "talked", "word": "Fijn!"}, form=FORM, status=410)
    for one in (page, late):
        assert "takes it back" in one.text
        assert "Samira" not in one.text
    assert "Fijn!" in late.text, "what was typed is not lost"


def test_a_link_that_is_too_old_is_renewed_to_the_same_address(visitor, sent, database):
    _made, token = sent
    link_of(token).expires_at = now() - timedelta(hours=1)
    database.commit()
    page = visitor.get(PAGE, token=token, status=410)
    assert visitor.send(page, {}, status=200).heading == "Look in your mailbox"
    first, second = mails(database, "introduction")
    assert first.address == second.address
    visitor.get(PAGE, token=token[:-1] + "x", status=404)


def test_a_closed_introduction_says_so_and_still_listens(visitor, sent, database):
    _made, token = sent
    visitor.submit(PAGE, {"outcome": "ended", "reason": "not_a_fit"}, token=token, form=FORM)
    page = visitor.get(PAGE, token=token)
    assert "We closed this." in page.text
    done = visitor.submit(PAGE, {"outcome": "talked"}, token=token, form=FORM)
    assert "looks at it" in visitor.open(done.location).messages[0]
    assert follow_ups(database)[-1].done_at is None


def test_the_desk_reads_who_said_it_and_may_undo_it(visitor, reception, sent, database):
    made, token = sent
    visitor.submit(PAGE, {"outcome": "talked", "word": "Leuk gesprek"}, token=token, form=FORM)
    page = reception.get("matching.introduction", introduction_id=made.id)
    assert "today, the organisation: They talked: “Leuk gesprek”" in page.text
    fiche = reception.get("desk.fiche", candidate_id=made.candidate_id)
    assert "the organisation" in fiche.text
    undo = page.html.select_one("a[href*='/reopen']")
    reception.send(reception.open(undo["href"]), {})
    database.refresh(made)
    assert made.state == IntroductionState.CONTACTED
