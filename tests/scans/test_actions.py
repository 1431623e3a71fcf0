"""A talent scan on a fiche: with its own consent, and gone with it; a code works once."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from tests.candidates.merged import merge, undo
from tests.together import all_at_once
from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.actions import merging
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.extensions import db
from vrijwilligers.records.db import transaction
from vrijwilligers.records.facts import Fact
from vrijwilligers.scans import actions, queries
from vrijwilligers.scans.models import ScanCode, TalentScan
from vrijwilligers.scans.rules import ScanForm
from vrijwilligers.talents.models import Talent
from vrijwilligers.vocabulary.clock import now, today


def kept(database, model=TalentScan):
    return database.scalar(select(func.count()).select_from(model))


def test_without_its_own_consent_nothing_is_kept_p05(make, database, tapped):
    candidate = make.candidate()
    code, _ = actions.leave(tapped(0, 1), at=now())
    with pytest.raises(actions.ScanConsentIsMissing):
        actions.attach(candidate, tapped(0, 1), by=None, at=now())
    with pytest.raises(actions.ScanConsentIsMissing):
        actions.attach_code(candidate, code, by=None, at=now())
    assert kept(database) == 0


def test_a_second_scan_keeps_the_first_readable(candidate, database, tapped):
    first, second = tapped(0, 1, form=ScanForm.WOODEN_MODEL), tapped(2, 3)
    for details in (first, second):
        actions.attach(candidate, details, by=None, at=now())
    database.commit()
    assert [scan.details for scan in queries.scans_of(candidate)] == [second, first]
    forms = select(Fact.value).where(Fact.kind == "talent_scan", Fact.dimension == "form")
    assert {*database.scalars(forms)} == {"cards", "wooden_model"}


def test_a_code_works_once_for_thirty_days(candidate, database, tapped):
    code, until = actions.leave(tapped(0, 1, form=ScanForm.ONLINE), at=now())
    with pytest.raises(actions.CodeIsOver):
        actions.attach_code(candidate, code, by=None, at=until)
    scan = actions.attach_code(candidate, code, by=None, at=until - timedelta(seconds=1))
    assert scan.form == ScanForm.ONLINE
    with pytest.raises(actions.CodeIsUsed):
        actions.attach_code(candidate, code, by=None, at=now())
    with pytest.raises(actions.CodeIsUnknown):
        actions.attach_code(candidate, "TULP-1", by=None, at=now())
    assert kept(database, ScanCode) == 1


def test_withdrawn_consent_erases_the_scans_at_once_p04(candidate, database, tapped):
    actions.attach(candidate, tapped(0, 1), by=None, at=now())
    candidates.withdraw(candidate, ConsentPurpose.SCAN, by=None, today=today())
    database.commit()
    assert kept(database) == 0


def test_withdrawn_consent_erases_what_an_undone_merge_would_bring_back_p04(
    make, candidate, database, tapped
):
    other = make.candidate(consents=(ConsentPurpose.FICHE, ConsentPurpose.SCAN))
    actions.attach(other, tapped(2, 3), by=None, at=now())
    database.commit()
    done = merge(candidate, other)
    candidates.withdraw(candidate, ConsentPurpose.SCAN, by=None, today=today())
    database.commit()
    undo(done)
    assert kept(database) == 0


def test_two_desks_at_once_use_a_code_once(app, make, database, tapped):
    consents = (ConsentPurpose.FICHE, ConsentPurpose.SCAN)
    fiches = [make.candidate(consents=consents).id for _ in range(2)]
    code, _ = actions.leave(tapped(0, 1), at=now())
    database.commit()
    told = all_at_once(app, *(partial(use, number, code) for number in fiches))
    assert sorted(told) == ["kept", "used"]
    assert kept(database) == 1


def use(number, code):
    try:
        with transaction():
            candidate = db.session.get_one(Candidate, number, with_for_update=True)
            actions.attach_code(candidate, code, by=None, at=now())
    except actions.CodeIsUsed:
        return "used"
    return "kept"


def test_of_two_fiches_that_become_one_the_scans_go_where_consent_stands(
    make, candidate, database, tapped
):
    other = make.candidate(consents=(ConsentPurpose.FICHE, ConsentPurpose.SCAN))
    actions.attach(candidate, tapped(0, 1), by=None, at=now())
    actions.attach(other, tapped(2, 3), by=None, at=now())
    database.commit()
    merging.merge(candidate, other, (), MergeReason.LIST, by=make.staff("coordinator").id, at=now())
    database.commit()
    scans = queries.scans_of(database.get(Candidate, candidate.id))
    assert [scan.details for scan in scans] == [tapped(2, 3), tapped(0, 1)]


def test_the_talents_of_a_scan_become_talents_of_the_fiche_beside_those_it_had(
    make, lists, database, tapped
):
    first, second, third = (tapped(place).result.sure[0] for place in range(3))
    candidate = make.candidate(
        consents=(ConsentPurpose.FICHE, ConsentPurpose.SCAN), talents=frozenset({third})
    )
    scan = actions.attach(candidate, tapped(0, 1), by=None, at=now())
    actions.take_over(candidate, scan, by=make.staff("reception").id, at=now())
    database.commit()
    assert {talent.code for talent in candidate.talents} == {first, second, third}

    gone = tapped(4).result.sure[0]
    database.get_one(Talent, gone).is_used = False
    scan = actions.attach(candidate, tapped(4), by=None, at=now())
    actions.take_over(candidate, scan, by=None, at=now())
    database.commit()
    assert gone not in {talent.code for talent in candidate.talents}, "nobody asks it any more"
