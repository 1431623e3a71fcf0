from datetime import date, timedelta

import pytest

from vrijwilligers.organisations.rules import (
    OrganisationKind,
    kbo_is_valid,
    may_offer_tasks,
    needs_family_insurance,
    plain_kbo,
    plain_vcode,
    vcode_is_valid,
)
from vrijwilligers.organisations.rules.sectors import sector_names, sectors
from vrijwilligers.organisations.rules.terms import AgreementState, is_paused, is_pdf, standing

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


@pytest.mark.parametrize("number", ["0999.000.030", "BE 0999 000 030", "999000030"])
def test_a_company_number_is_known_in_every_spelling(number):
    assert plain_kbo(number) == "0999000030"


def test_a_company_number_proves_itself():
    base = 9_990_000
    good = f"{base:08}{97 - base % 97:02}"

    assert kbo_is_valid(good)
    assert not kbo_is_valid(f"{int(good) + 1:010}")
    assert not any(map(kbo_is_valid, ("", "0", "vzw", "9" * 10)))


def test_a_code_of_the_register_is_a_v_and_seven_digits():
    assert plain_vcode(" v 0001234 ") == "V0001234"
    assert vcode_is_valid("v0001234")
    assert not any(map(vcode_is_valid, ("", "V123456", "V12345678", "0001234", "V000123٤")))


def test_the_sectors_are_those_of_the_register_in_three_languages():
    assert len(sectors()) == 21
    assert all(names.keys() == {"nl", "fr", "en"} for names in sectors().values())
    assert all(all(names.values()) for names in sectors().values())
    assert sector_names("fr")["JGDW"] == "Animation jeunesse"
    assert list(sector_names("nl").values()) == sorted(sector_names("nl").values())


@pytest.mark.parametrize(
    ("kind", "has_staff", "answer"),
    [
        (OrganisationKind.ASSOCIATION, False, True),
        (OrganisationKind.CITIZENS, False, True),
        (OrganisationKind.ASSOCIATION, True, False),
        (OrganisationKind.ASSOCIATION, None, False),
        (OrganisationKind.VZW, False, False),
        (OrganisationKind.UNKNOWN, False, False),
    ],
)
def test_volunteers_of_an_association_without_staff_need_their_family_insurance(
    kind, has_staff, answer
):
    assert needs_family_insurance(kind, has_staff) is answer


def test_a_company_may_not_work_with_volunteers():
    assert [kind for kind in OrganisationKind if not may_offer_tasks(kind)] == ["company"]


def test_a_pause_lasts_up_to_and_with_its_day():
    assert is_paused(TODAY, TODAY)
    assert is_paused(TODAY + DAY, TODAY)
    assert not is_paused(TODAY - DAY, TODAY)
    assert not is_paused(None, TODAY)


@pytest.mark.parametrize(
    ("days", "where"),
    [
        (None, AgreementState.RUNNING),
        (61, AgreementState.RUNNING),
        (60, AgreementState.ENDING),
        (0, AgreementState.ENDING),
        (-1, AgreementState.OVER),
    ],
)
def test_an_agreement_warns_sixty_days_before_it_ends_p19(days, where):
    ends_on = None if days is None else TODAY + days * DAY
    assert standing(ends_on, TODAY) == where


def test_a_pdf_is_known_by_how_it_begins_and_not_by_its_name():
    assert is_pdf(b"%PDF-1.7\n...")
    assert not any(map(is_pdf, (b"", b"<html>%PDF-", b"PK\x03\x04", b"%PD")))
