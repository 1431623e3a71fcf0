"""Undoing a list of people: who goes, who stays, and what is left of them."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import select

from tests.candidates.lists import SAMIRA, TOM, erase, everybody
from tests.imports.bringing_in import undone
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import CandidateKey, CandidateRow, Consent
from vrijwilligers.candidates.rules import ConsentDetails, ConsentPurpose, ConsentWay
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, today


def test_undoing_erases_only_whom_nobody_touched_since(bring_in, make, database):
    key = bring_in(SAMIRA, TOM, TOM | {"given_name": "An", "email": "an@example.org"})
    samira, tom, _ = everybody(database)
    actions.touch(samira, today=today())
    database.commit()
    make.introduction(candidate=tom)
    database.commit()
    assert undone(database, key) == {"removed": 1, "stays": 2}
    assert [one.given_name for one in everybody(database)] == ["Samira", "Tom"]
    for model, column in (
        (CandidateKey, CandidateKey.candidate_id),
        (Consent, Consent.candidate_id),
        (CandidateRow, CandidateRow.record_id),
    ):
        left = set(database.scalars(select(column)))
        assert left == {samira.id, tom.id}, model


def test_undoing_a_list_leaves_no_number_of_anybody_in_the_log_p11(bring_in, database):
    key = bring_in(SAMIRA, TOM)
    samira, tom = everybody(database)
    actions.touch(tom, today=today())
    database.commit()
    erased, stays = samira.id, tom.id
    assert undone(database, key) == {"removed": 1, "stays": 1}
    events = database.query(AuditEvent).filter_by(thing="candidate").order_by(AuditEvent.id).all()
    assert [one.record_id for one in events if one.deed == "registered by a list"] == [None, stays]
    assert erased not in {one.record_id for one in events}


@pytest.mark.parametrize("deed", ["consent given", "consent withdrawn", "talents changed"])
def test_undoing_leaves_whom_the_desk_helped_on_the_day_itself(bring_in, database, deed):
    key = bring_in(SAMIRA | {"last_contact_on": today().isoformat()})
    (samira,) = everybody(database)
    how, sharing = {"by": None, "today": today()}, ConsentPurpose.SHARING
    if deed == "talents changed":
        details = replace(FICHE.details(samira), talents=frozenset())
        actions.change(samira, details, **how)
    elif deed == "consent given":
        said = ConsentDetails(ways={sharing: ConsentWay.SPOKEN}, language="nl")
        actions.give(samira, said, **how)
    else:
        act = Consent(purpose=sharing, way=ConsentWay.PAPER, given_at=now())
        samira.consents.append(act)
        actions.withdraw(samira, sharing, **how)
    database.commit()
    assert undone(database, key) == {"stays": 1}


def test_undoing_erases_nobody_who_came_after_somebody_of_the_list_was_erased(
    bring_in, make, database
):
    key = bring_in(SAMIRA)
    erase(database, "Samira")
    make.candidate(given_name="Tom")
    assert undone(database, key) == {}
    assert [one.given_name for one in everybody(database)] == ["Tom"]


def test_whom_undoing_a_list_erases_nobody_names_any_more_p11(bring_in, make, database):
    """As of anybody who is erased; of a name that may be another person's a task comes to look."""
    make.follow_up(what="Samira El Amrani belt maandag")
    key = bring_in(SAMIRA, TOM)
    make.follow_up(what="Zeg het aan samira@example.org, en aan mevrouw Proef")
    database.commit()
    assert undone(database, key) == {"removed": 2}
    first, second, *planned = database.query(FollowUp).order_by(FollowUp.id)
    assert first.what == "[erased] belt maandag"
    assert second.what == "Zeg het aan [erased], en aan mevrouw Proef"
    assert [json.loads(one.looks_at) for one in planned] == [[["follow_up", second.id]]]
