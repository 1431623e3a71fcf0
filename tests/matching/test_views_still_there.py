"""Three months after the start: still there? By e-mail, by text, or on the phone."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from tests.desk import Desk
from tests.matching.answers import mails
from vrijwilligers.matching.models import FicheEvent
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.vocabulary.clock import now, today

LINK = re.compile(r"/answers/still-there/([\w-]+)")
PAGE = "introduction_links.still_there"
FORM = "main form.sheet"
LONG_AGO = today() - timedelta(days=92)


@pytest.fixture
def started(make, database):
    """Somebody who started three months ago, and speaks French."""
    person = make.candidate(language="fr", phone="+32470123456", email="samira@example.org")
    made = make.introduction(candidate=person, state=IntroductionState.STARTED, since_on=LONG_AGO)
    make.disclosure(made)
    make.follow_up(introduction=made, what="Bel na drie maanden")
    person.last_contact_on = LONG_AGO
    database.commit()
    return made


def asked(reception, database, made):
    """Send the mail that asks; return the token in it."""
    reception.submit("matching.mail_candidate", {}, introduction_id=made.id, kind="still_there")
    return LINK.search(mails(database, "letter")[-1].body)[1]


def test_who_is_still_there_says_so_with_one_click_and_nothing_else_is_asked(
    app, reception, started, database
):
    token = asked(reception, database, started)
    candidate = Desk(app)
    page = candidate.get(PAGE, token=token)
    assert page.html.html["lang"] == "fr"
    fields = page.html.select("main form [name]:not([type=hidden])")
    assert {field["name"] for field in fields} == {"outcome", "reason"}
    done = candidate.submit(PAGE, {"outcome": "stayed"}, token=token, form=FORM)
    database.refresh(started)
    assert started.state == IntroductionState.STAYED
    assert started.candidate.last_contact_on == today()
    assert database.scalars(select(FicheEvent.kind)).all() == ["mailed"], "nobody called"
    assert "toujours" in candidate.open(done.location).text
    shown = reception.get("matching.introduction", introduction_id=started.id)
    assert "the candidate" in shown.text
    assert "Bel na drie maanden" not in reception.get("matching.follow_ups").text


def test_who_stopped_says_why(app, reception, started, database):
    token = asked(reception, database, started)
    candidate = Desk(app)
    refused = candidate.submit(PAGE, {"outcome": "ended"}, token=token, form=FORM, status=422)
    assert refused.problems == ["Choisissez pourquoi vous avez arrêté."]
    candidate.submit(PAGE, {"outcome": "ended", "reason": "too_far"}, token=token, form=FORM)
    database.refresh(started)
    assert started.state == IntroductionState.STOPPED
    assert (started.end_side, started.end_reason) == (
        EndedBy.CANDIDATE,
        IntroductionEndReason.TOO_FAR,
    )


def test_a_text_for_a_phone_holds_a_link_that_is_shown_once(app, reception, started, database):
    page = reception.get("matching.introduction", introduction_id=started.id)
    form = f"main form[action$='/{started.id}/check-text']"
    text = reception.send(page, {}, form=form, status=200)
    (ready,) = text.html.select("#ready-text")
    token = LINK.search(ready.get_text())[1]
    assert token in unquote(text.html.select_one("a[href^='sms:']")["href"])
    assert "Kandidaat" not in ready.get_text(), "it names nobody"
    Desk(app).submit(PAGE, {"outcome": "stayed"}, token=token, form=FORM)
    database.refresh(started)
    assert started.state == IntroductionState.STAYED


def test_what_is_known_already_is_not_asked(app, reception, started, database):
    first, second = (asked(reception, database, started) for _ in range(2))
    candidate = Desk(app)
    open_page = candidate.get(PAGE, token=second)
    candidate.submit(PAGE, {"outcome": "stayed"}, token=first, form=FORM)
    candidate.send(open_page, {"outcome": "stayed"}, form=FORM, status=410)
    page = candidate.get(PAGE, token=second, status=410)
    assert "déjà" in page.text
    reception.get(
        "matching.mail_candidate", introduction_id=started.id, kind="still_there", status=404
    )


def test_nobody_is_asked_before_three_months(reception, started, database):
    started.since_on = today() - timedelta(days=80)
    database.commit()
    page = reception.get("matching.introduction", introduction_id=started.id)
    assert "still there?" not in page.text
    assert started.changed_at <= now()
