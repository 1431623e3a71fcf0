"""Under 16 a parent or guardian must agree too, and that is noted as such, with no name (P-09)."""

from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from vrijwilligers.candidates import actions, rules
from vrijwilligers.candidates.models import Candidate, Consent
from vrijwilligers.candidates.rules import (
    CandidateDetails,
    ConsentDetails,
    ConsentPurpose,
    ConsentWay,
)
from vrijwilligers.vocabulary.clock import today

NOW = today().year
YOUNG = {"language": "nl", "fiche": "spoken", "given_name": "Noor", "family_name": "Proef"}
YOUNG |= {"comes_by": "y", "birth_year": str(NOW - 15), "motivation": "Graag helpen"}
NO = "This person is under 16. A parent or guardian must agree too; without that we keep no record."


def details(birth_year):
    return CandidateDetails(
        given_name="Noor", family_name="Proef", comes_by=True, birth_year=birth_year
    )


def consent(purpose=ConsentPurpose.FICHE, **wanted):
    return ConsentDetails(ways={purpose: ConsentWay.PAPER}, language="nl", **wanted)


@pytest.mark.parametrize(
    ("birth_year", "needs", "may_need"),
    [(2011, True, True), (2010, False, False), (1950, False, False), (None, False, True)],
)
def test_who_turns_sixteen_this_year_counts_as_sixteen_p09_v11(birth_year, needs, may_need):
    assert rules.needs_parent(birth_year, year=2026) is needs
    assert rules.may_need_parent(birth_year, year=2026) is may_need


@pytest.mark.parametrize("age", [0, 12, 15])
def test_any_age_comes_in_with_the_yes_of_a_parent_p09(database, age):
    known = {"by": None, "today": date(2026, 12, 31)}
    with pytest.raises(actions.ParentHasNotAgreed):
        actions.register(details(2026 - age), consent(), **known)
    made = actions.register(details(2026 - age), consent(by_parent=True), **known)
    database.commit()
    assert made.has_parents_yes
    assert made.consents[0].parent_agreed_at == made.consents[0].given_at


@pytest.mark.parametrize("birth_year", [2010, None])
def test_who_is_sixteen_or_tells_no_year_needs_no_parent_p09(database, birth_year):
    made = actions.register(details(birth_year), consent(), by=None, today=date(2026, 1, 1))
    assert not made.has_parents_yes


def test_without_a_parents_yes_nothing_is_saved_and_the_question_is_there_p09(reception, database):
    page = reception.submit("candidates.new", YOUNG, status=422)
    assert page.problems == [NO]
    assert page.html.select_one("#motivation").get_text().strip() == "Graag helpen"
    assert database.scalars(select(Candidate)).all() == []
    reception.send(page, {"by_parent": "y"})
    [act] = database.scalars(select(Consent)).all()
    assert act.parent_agreed_at


def test_a_year_of_birth_that_comes_later_asks_a_parent_too_p09(reception, make, database):
    candidate = make.candidate()
    page = reception.get("candidates.change", candidate_id=candidate.id)
    assert "ask whether this person is 16" in page.text
    page = reception.send(page, {"birth_year": str(NOW - 14)}, status=422)
    assert page.problems == [NO]
    reception.send(page, {"by_parent": "y"})
    database.expire_all()
    assert candidate.birth_year == NOW - 14
    assert candidate.has_parents_yes
    again = reception.get("candidates.give", candidate_id=candidate.id)
    assert "a parent or guardian agrees" in again.text


@pytest.mark.parametrize(("age", "asks"), [(14, True), (None, True), (40, False)])
def test_more_consent_asks_a_parent_where_it_may_be_needed_p09(
    reception, make, database, age, asks
):
    year = NOW - age if age else None
    candidate = make.candidate(consents=(ConsentPurpose.FICHE,), birth_year=year)
    page = reception.get("candidates.give", candidate_id=candidate.id)
    assert bool(page.html.select("[name=by_parent]")) is asks
    status = 422 if age == 14 else 303
    reception.send(page, {"sharing": "spoken"}, form="form.sheet", status=status)


def test_the_yes_of_a_parent_is_proof_too_p03(make, database):
    candidate = make.candidate()
    actions.change(candidate, details(None), by=None, today=today(), by_parent=True)
    database.commit()
    with pytest.raises(DBAPIError, match="consent_proves"):
        database.execute(text("UPDATE consent SET parent_agreed_at = '2024-01-01 00:00:00'"))
    database.rollback()
