"""Adding organisations and keeping what we know of them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.figures import totals, values
from vrijwilligers.organisations import queries
from vrijwilligers.organisations.actions import (
    addresses,
    agreements,
    contacts,
    limits,
    people,
    records,
)
from vrijwilligers.organisations.feature import OrganisationFact
from vrijwilligers.organisations.models import OrganisationContact
from vrijwilligers.organisations.rules import AgreementKind, ContactChannel, OrganisationKind
from vrijwilligers.organisations.rules.details import (
    AddressDetails,
    AgreementDetails,
    File,
    InformationDetails,
    LimitDetails,
    OrganisationContactDetails,
    OrganisationDetails,
    OrganisationWords,
    PersonDetails,
)
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.facts import Fact
from vrijwilligers.vocabulary.clock import now, today

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
KBO, VCODE = "0999000030", "V0001234"
BRUG = OrganisationDetails(
    name="De Brug",
    words={
        "nl": OrganisationWords("Buurthuis De Brug", "Wij koken samen."),
        "fr": OrganisationWords("Le Pont"),
        "en": OrganisationWords(),
    },
    kind=OrganisationKind.VZW,
    kbo=KBO,
    vcode=VCODE,
    sectors=frozenset({"JGDW", "BWWC"}),
    is_referrer=True,
    is_accessible=True,
    accessible_training="Drempels weg",
    accessible_year=2025,
    has_staff=False,
    youngest_age=14,
)


def add(**wanted):
    return records.add(OrganisationDetails(**{"name": "Anker"} | wanted), by=None)


def test_an_organisation_keeps_everything_that_was_said(database):
    key = records.add(BRUG, by=None).id
    database.commit()
    database.expire_all()
    kept = queries.get(key)
    assert (kept.name, kept.name_folded, kept.kbo, kept.vcode) == (
        "De Brug",
        "de brug",
        KBO,
        VCODE,
    )
    texts = {text.language: (text.name, text.name_folded, text.about) for text in kept.texts}
    assert texts == {
        "nl": ("Buurthuis De Brug", "buurthuis de brug", "Wij koken samen."),
        "fr": ("Le Pont", "le pont", None),
    }
    assert [sector.code for sector in kept.sectors] == ["BWWC", "JGDW"]
    assert (kept.offers_tasks, kept.is_referrer) == (True, True)
    assert (kept.has_staff, kept.has_liability_insurance) == (False, None)
    assert (kept.accessible_training, kept.accessible_year) == ("Drempels weg", 2025)
    assert totals(database) == {OrganisationFact.ADDED: 1}
    assert values(database, OrganisationFact.ADDED) == {"subject": {"vzw": 1}}


def test_two_organisations_cannot_have_one_number(database):
    records.add(BRUG, by=None)
    with pytest.raises(records.KboIsTaken):
        add(kbo=KBO)
    with pytest.raises(records.VcodeIsTaken):
        add(vcode=VCODE)


def test_one_that_looks_like_another_is_refused_until_somebody_says_that_it_is_not(database):
    add(name="Buurthuis De Brug")
    for name in ("De Brug vzw", "Buurthuis De Brug"):
        with pytest.raises(records.LooksLikeAnother):
            add(name=name)
    details = OrganisationDetails(name="De Brug vzw")
    assert records.add(details, by=None, is_another=True).name == "De Brug vzw"


def test_an_organisation_may_keep_its_own_number(database):
    brug = records.add(BRUG, by=None)
    database.commit()
    records.change(brug, BRUG, by=None)


def test_a_company_may_refer_people_and_offer_no_tasks(database):
    with pytest.raises(records.CompanyOffersTasks):
        add(kind=OrganisationKind.COMPANY)
    assert add(kind=OrganisationKind.COMPANY, offers_tasks=False, is_referrer=True)


@pytest.mark.parametrize("said", [{"accessible_year": 2025}, {"accessible_training": "Drempels"}])
def test_a_training_without_the_label_is_asked_about(database, said):
    with pytest.raises(records.LabelIsMissing):
        add(**said)


def test_the_database_itself_refuses_a_year_without_the_label(make):
    with pytest.raises(IntegrityError, match="a_year_needs_its_label"):
        make.organisation(accessible_year=2025)


def test_a_change_replaces_what_was_known_and_counts_a_version(database):
    brug = records.add(BRUG, by=None)
    database.commit()
    before = brug.version
    anew = OrganisationDetails(
        name="De Brug",
        words={"en": OrganisationWords(None, "We cook.")},
        sectors=frozenset({"SPRT"}),
    )
    records.change(brug, anew, by=None)
    database.commit()
    assert {text.language: text.about for text in brug.texts} == {"en": "We cook."}
    assert [sector.code for sector in brug.sectors] == ["SPRT"]
    assert brug.kbo is None
    assert brug.version == before + 1


def test_a_name_that_is_no_longer_in_use_is_still_found(database):
    anker, other = add(), add(name="Zeester")
    database.commit()
    for name in ("Het Anker", "Het  ANKER", "Anker vzw", "Anker"):
        details = OrganisationDetails(name=name)
        records.change(anker, details, by=None)
        database.commit()
    assert sorted(alias.name for alias in anker.aliases) == ["Anker", "Anker vzw", "Het  ANKER"]
    assert [one.organisation for one in queries.searching("het anker", 5)] == [anker]
    records.change(other, OrganisationDetails(name="Anker"), by=None)
    database.commit()
    assert [alias.name for alias in other.aliases] == ["Zeester"]


def test_a_contact_person_comes_and_changes(make, database):
    brug = make.organisation()
    person = people.add(brug, PersonDetails(name="Ines Proef", phone="+3225550011"), by=None)
    people.change(person, PersonDetails(name="Ines Proef", language="fr"), by=None)
    database.commit()
    assert (person.phone, person.language) == (None, "fr")
    deeds = database.scalars(select(AuditEvent.deed).order_by(AuditEvent.id)).all()
    assert deeds == ["added", "changed"]


def test_of_all_addresses_one_is_the_main_one(make, database):
    brug = make.organisation()

    def mains():
        return [address.street for address in brug.addresses if address.is_main]

    first = addresses.add(brug, AddressDetails(street="Kaai 1"), by=None)
    addresses.add(brug, AddressDetails(street="Kaai 2"), by=None)
    assert mains() == ["Kaai 1"]
    third = addresses.add(brug, AddressDetails(street="Kaai 3", is_main=True), by=None)
    assert mains() == ["Kaai 3"]
    addresses.remove(brug, third, by=None)
    assert mains() == ["Kaai 1"]
    addresses.change(brug, first, AddressDetails(street="Kaai 9"), by=None)
    assert len(mains()) == 1
    database.commit()


def test_an_address_says_where_it_is(make):
    with pytest.raises(addresses.AddressIsEmpty):
        addresses.add(make.organisation(), AddressDetails(is_main=True), by=None)


def signed(**wanted):
    given = {"kind": AgreementKind.SHARING, "signed_on": TODAY, "ends_on": TODAY + DAY}
    return AgreementDetails(**given | wanted)


def test_an_agreement_is_kept_with_its_file_and_counted(make, database):
    paper = File(name="Overeenkomst.pdf", content=b"%PDF-1.7")
    brug = make.organisation()
    kept = agreements.sign(brug, signed(file=paper), by=None, today=TODAY)
    database.commit()
    agreements.change(kept, signed(about="Kandidaten"), by=None, today=TODAY)
    database.commit()
    assert (kept.file_name, kept.file, kept.about) == (
        "Overeenkomst.pdf",
        b"%PDF-1.7",
        "Kandidaten",
    )
    assert values(database, OrganisationFact.AGREEMENT_SIGNED) == {"subject": {"sharing": 1}}


def test_an_agreement_counts_on_the_day_it_was_signed_until_it_is_corrected_or_removed(
    make, database
):
    last_year, before = date(TODAY.year - 1, 3, 1), date(TODAY.year - 2, 3, 1)
    kept = agreements.sign(make.organisation(), signed(signed_on=last_year), by=None, today=TODAY)
    months = select(Fact.year, Fact.month, Fact.value).where(Fact.amount > 0, Fact.dimension != "")
    database.commit()
    assert database.execute(months).all() == [(last_year.year, 3, "sharing")]
    correct = signed(signed_on=before, kind=AgreementKind.PARTNERSHIP)
    agreements.change(kept, correct, by=None, today=TODAY)
    database.commit()
    assert database.execute(months).all() == [(before.year, 3, "partnership")]
    agreements.remove(kept, by=None)
    database.commit()
    assert database.execute(months).all() == []


def test_an_agreement_is_signed_before_it_ends_and_not_tomorrow(make):
    brug = make.organisation()
    with pytest.raises(agreements.SignedTooLate):
        agreements.sign(brug, signed(signed_on=TODAY + DAY), by=None, today=TODAY)
    with pytest.raises(agreements.AgreementEndsTooEarly):
        agreements.sign(brug, signed(ends_on=TODAY - DAY), by=None, today=TODAY)


def test_an_information_note_is_made_once_and_then_changed(make, database):
    brug = make.organisation()
    paper = File(name="nota.pdf", content=b"%PDF-")
    first = InformationDetails(says_aim=True, dated_on=TODAY, file=paper)
    agreements.note_information(brug, first, by=None, today=TODAY)
    database.commit()
    agreements.note_information(brug, InformationDetails(says_secrecy=True), by=None, today=TODAY)
    database.commit()
    note = brug.information_note
    assert (note.says_aim, note.says_secrecy, note.file_name) == (False, True, "nota.pdf")
    with pytest.raises(agreements.DatedTooLate):
        agreements.note_information(
            brug, InformationDetails(dated_on=TODAY + DAY), by=None, today=TODAY
        )


def said(**wanted):
    return OrganisationContactDetails(
        **{"channel": ContactChannel.PHONE, "note": "Belt terug.", "at": now()} | wanted
    )


def test_what_was_said_is_kept_with_whom_and_counted(make, database):
    brug, clerk = make.organisation(), make.staff("reception")
    person = people.add(brug, PersonDetails(name="Ines Proef"), by=None)
    contacts.note(brug, said(contact_person_id=person.id), by=clerk.id, at=now())
    database.commit()
    (kept,) = database.scalars(select(OrganisationContact)).all()
    assert (kept.contact_person, kept.staff_member, kept.note) == (person, clerk, "Belt terug.")
    assert values(database, OrganisationFact.CONTACT) == {"channel": {"phone": 1}}


def test_nobody_speaks_tomorrow_nor_with_somebody_of_elsewhere(make):
    brug, other = make.organisation(), make.organisation()
    stranger = people.add(other, PersonDetails(name="Omar Proef"), by=None)
    with pytest.raises(contacts.HappenedLater):
        contacts.note(brug, said(at=now() + DAY), by=None, at=now())
    with pytest.raises(contacts.PersonIsElsewhere):
        contacts.note(brug, said(contact_person_id=stranger.id), by=None, at=now())


def test_a_pause_and_a_cap_are_set_and_lifted(make, database):
    brug = make.organisation()
    wanted = LimitDetails(paused_until=today() + DAY, cap_per_vacancy=3)
    limits.limit(brug, wanted, by=None, today=today())
    database.commit()
    assert (brug.paused_until, brug.cap_per_vacancy) == (today() + DAY, 3)
    limits.resume(brug, by=None)
    database.commit()
    assert (brug.paused_until, brug.cap_per_vacancy) == (None, 3)


def test_a_pause_lies_ahead_but_an_old_one_may_stay_while_the_cap_changes(make, database):
    brug = make.organisation(paused_until=today() - 9 * DAY)
    again = LimitDetails(paused_until=today() - 9 * DAY, cap_per_vacancy=1)
    limits.limit(brug, again, by=None, today=today())
    database.commit()
    with pytest.raises(limits.PauseIsOver):
        limits.limit(
            brug,
            LimitDetails(paused_until=today() - DAY),
            by=None,
            today=today(),
        )


def test_the_database_itself_refuses_a_cap_that_lets_nobody_in(make):
    with pytest.raises(IntegrityError, match="cap_lets_somebody_in"):
        make.organisation(cap_per_vacancy=0)
