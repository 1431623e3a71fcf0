"""Words that are not kept about a candidate: stopped at the page, let through by a tick, listed."""

import pytest
from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import FollowUp, IntroductionStep
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import today

SAMIRA = {
    "language": "fr",
    "fiche": "spoken",
    "given_name": "Samira",
    "family_name": "Moslim",
    "phone": "0470 12 34 56",
}
TICK = "“depressie” means something else here"


def said(word):
    return (
        f"We do not keep “{word}”: illness, faith, origin and status are private. "
        "Note what somebody needs under Support needs, not why."
    )


def let_through(database):
    rows = select(AuditEvent).where(AuditEvent.deed == "word let through")
    return [(row.thing, row.record_id, row.staff_id) for row in database.scalars(rows)]


def test_the_fiche_of_the_report_is_not_kept_and_everything_typed_is_still_there_p06(
    reception, database
):
    typed = "heeft autisme, moslim, zonder papieren"
    page = reception.submit("candidates.new", SAMIRA | {"notes": typed}, status=422)
    assert page.problems == [said("autisme"), said("moslim"), said("zonder papieren")]
    assert page.html.select_one("#notes").get_text().strip() == typed
    assert len(page.html.select("#notes-group [name=other_meaning]")) == 3  # beside its question
    assert len(page.html.select("[name=other_meaning]")) == 3
    assert database.scalars(select(Candidate)).all() == []
    assert let_through(database) == []


def test_a_tick_says_that_a_word_means_something_else_and_is_logged_without_it_p06(
    reception, database
):
    typed = SAMIRA | {"motivation": "Na de depressie van 1929 leerde men delen."}
    page = reception.submit("candidates.new", typed, status=422)
    assert TICK in page.text
    reception.send(page, typed | {"other_meaning": ["depressie"]})
    (candidate,) = database.scalars(select(Candidate))
    assert candidate.motivation == typed["motivation"]
    assert let_through(database) == [("candidate", candidate.id, reception.staff_id)]


def test_a_tick_for_one_word_lets_no_other_through_p06(reception, database):
    page = reception.submit("candidates.new", SAMIRA | {"notes": "depressie"}, status=422)
    other = SAMIRA | {"notes": "depressie en moslim", "other_meaning": ["depressie"]}
    page = reception.send(page, other, status=422)
    assert page.problems == [said("moslim")]
    assert page.html.select_one("[name=other_meaning][value=depressie]").has_attr("checked")
    assert database.scalars(select(Candidate)).all() == []


def test_a_word_in_two_questions_is_ticked_at_either_p06(reception, database):
    typed = SAMIRA | {"notes": "depressie", "motivation": "De depressie van 1929."}
    page = reception.submit("candidates.new", typed, status=422)
    assert [one["id"] for one in page.html.select("[value=depressie]")] == [
        "motivation-other-0",
        "notes-other-0",
    ]
    reception.send(page, typed | {"other_meaning": ["depressie"]})
    assert len(database.scalars(select(Candidate)).all()) == 1


def test_what_stands_in_the_fiche_already_is_not_asked_again(reception, make, database):
    candidate = make.candidate(notes="De depressie van 1929.")
    page = reception.get("candidates.change", candidate_id=candidate.id)
    reception.send(page, {"given_name": "Anna"})
    again = reception.get("candidates.change", candidate_id=candidate.id)
    page = reception.send(again, {"notes": "De depressie van 1929. Is moslim."}, status=422)
    assert page.problems == [said("moslim")]
    assert let_through(database) == []


def test_a_name_is_no_text(reception, database):
    reception.submit("candidates.new", SAMIRA)
    assert [one.family_name for one in database.scalars(select(Candidate))] == ["Moslim"]


@pytest.fixture
def pages(reception, make):
    """Every other page where one writes about a candidate, with a text that is not kept."""
    candidate, vacancy = make.candidate(), make.vacancy()
    introduction = make.introduction(candidate=make.candidate())
    day = str(today())
    step = {"target": "contacted", "on": day, "note": "heeft rugpijn"}
    return {
        "introduction note": (
            "matching.introduce",
            {f"yes_{vacancy.organisation_id}": "spoken", "note": "heeft rugpijn", "what": ""},
            {"candidate_id": candidate.id, "vacancy": vacancy.id},
        ),
        "follow-up of an introduction": (
            "matching.introduce",
            {f"yes_{vacancy.organisation_id}": "spoken", "what": "bellen over rugpijn"},
            {"candidate_id": candidate.id, "vacancy": vacancy.id},
        ),
        "step": ("matching.introduction", step, {"introduction_id": introduction.id}),
        "follow-up": (
            "matching.plan_follow_up",
            {"what": "bellen over rugpijn", "due_on": day},
            {"candidate": candidate.id},
        ),
    }


@pytest.mark.parametrize(
    "name", ["introduction note", "follow-up of an introduction", "step", "follow-up"]
)
def test_every_page_about_a_candidate_stops_a_private_word_and_gives_a_second_chance_p06(
    reception, database, pages, name
):
    endpoint, answers, address = pages[name]
    written = select(IntroductionStep.note).where(IntroductionStep.note.is_not(None))
    page = reception.submit(endpoint, answers, status=422, **address)
    assert page.problems == [said("rugpijn")]
    assert database.scalars(written).all() == []
    assert database.scalars(select(FollowUp)).all() == []
    at = reception.url("matching.step", **address) if name == "step" else None
    at = at or reception.url(endpoint, **address)
    reception.send(page, answers | {"other_meaning": ["rugpijn"]}, at=at)
    ((thing, key, by),) = let_through(database)
    assert (thing, by) == ("candidate", reception.staff_id)
    assert database.get(Candidate, key)


def test_a_follow_up_about_nobody_may_say_what_the_work_is_about(reception, database):
    answers = {"what": "Vzw bellen over autisme", "due_on": str(today())}
    reception.submit("matching.plan_follow_up", answers)
    assert [one.what for one in database.scalars(select(FollowUp))] == [answers["what"]]


def test_a_coordinator_adds_a_word_and_takes_it_off(coordinator):
    page = coordinator.get("sensitive_words.index")
    assert "autis*" in page.text
    added = coordinator.send(page, {"word": "flubber", "kind": "faith"})
    assert added.location.endswith("kind=faith")
    page = coordinator.open(added.location)
    assert page.messages == ["The word is on the list."]
    assert "flubber" in page.text
    remove = coordinator.get("sensitive_words.remove", kind="faith")
    (box,) = [one for one in remove.html.select("label") if one.get_text() == "flubber"]
    key = remove.html.select_one(f"#{box['for']}")["value"]
    taken_off = coordinator.send(remove, {"words": [key]}, at="/sensitive-words/remove?kind=faith")
    page = coordinator.open(taken_off.location)
    assert page.messages == ["1 word was removed."]
    assert "flubber" not in page.text


def test_a_word_that_is_there_or_cannot_be_found_is_refused_at_its_question(coordinator):
    page = coordinator.submit("sensitive_words.index", {"word": "Autisme*"})
    page = coordinator.submit("sensitive_words.index", {"word": "autisme*"}, status=422)
    assert page.problems == ["This word is on the list already."]
    page = coordinator.submit("sensitive_words.index", {"word": "a*"}, status=422)
    assert page.problems[0].startswith("Enter a word of letters.")
    page = coordinator.submit("sensitive_words.remove", {}, status=422)
    assert page.problems == ["Tick a word first."]


def test_reception_does_not_keep_the_list(reception):
    reception.get("sensitive_words.index", status=403)
    reception.get("sensitive_words.remove", status=403)


def test_an_unknown_kind_in_the_address_shows_the_first(coordinator):
    page = coordinator.get("sensitive_words.index", kind="nonsense")
    assert page.html.select_one(".filters [aria-current]").get_text() == "✓ Illness"


def test_the_page_of_the_desk_leads_to_the_list(coordinator, administrator):
    assert coordinator.get("settings.desk").html.select_one('a[href="/sensitive-words/"]')
    assert not administrator.get("settings.desk").html.select_one('a[href="/sensitive-words/"]')
