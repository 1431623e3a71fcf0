"""Who came by a list hears within a month that we have their data (GDPR article 14)."""

from datetime import timedelta

import pytest

from vrijwilligers.candidates.models import Candidate, CandidateRow
from vrijwilligers.candidates.rules import resolve
from vrijwilligers.privacy.wording.notices import templates
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.outbox import Message
from vrijwilligers.vocabulary.clock import now, today
from vrijwilligers.vocabulary.languages import LANGUAGES

PAGE = "privacy.uninformed_people"


@pytest.fixture
def listed(make, database):
    def listed(**person):
        candidate = make.candidate(**person)
        for place in range(2):
            row = CandidateRow(source_name="Lijst van 2025", digest=f"{candidate.id}-{place}")
            row.record_id, row.version = candidate.id, 1
            database.add(row)
        database.commit()
        return candidate

    return listed


def test_a_person_of_a_list_waits_on_the_page_of_today_until_they_know_p21(
    desk, make, listed, database
):
    make.candidate()  # came by themselves
    candidate = listed(given_name="An", family_name="Laatgevonden", email=None, comes_by=True)
    candidate.created_at = now() - timedelta(days=31)
    database.commit()
    clerk = desk.sign_in(make.staff("coordinator"))
    line = clerk.get("desk.today").html.select_one(f'main a[href="{clerk.url(PAGE)}"]')
    assert line.get_text() == "1 person of a list does not know yet that we have their data"
    page = clerk.get(PAGE)
    assert "Laatgevonden" not in page.text
    assert "Lijst van 2025" in page.text
    assert page.html.select_one(".tag.late")
    told = clerk.url("privacy.informed", candidate_id=candidate.id)
    clerk.send(page, {}, form=f'form[action="{told}"]', at=told)
    assert "Everybody knows." in clerk.get(PAGE).text
    database.refresh(candidate)
    assert candidate.informed_on == today()
    assert database.query(AuditEvent).filter_by(deed="informed").one().record_id == candidate.id


def test_one_tick_and_a_button_write_to_all_in_their_language_who_we_are_and_what_they_may_ask_p21(
    desk, make, listed, database
):
    candidate, _other = listed(language="fr"), listed(email=None, comes_by=True)
    version = candidate.version
    clerk = desk.sign_in(make.staff("coordinator"))
    page, at = clerk.get(PAGE), clerk.url("privacy.write_to_people")
    clerk.send(page, {"is_sure": ""}, form=f'form[action="{at}"]', at=at, status=422)
    assert database.query(Message).count() == 0
    for _twice in range(2):
        clerk.send(page, {}, form=f'form[action="{at}"]', at=at)
    (message,) = database.query(Message).all()
    assert (message.language, message.candidate_id) == ("fr", candidate.id)
    assert "Lijst van 2025" in message.body
    for asked in ("Ce que nous avons", "Pourquoi", "Qui lit", "12 mois", "effacer vos données"):
        assert asked in message.body, asked
    assert "Pouvons-nous garder" not in message.body
    database.refresh(candidate)
    assert (candidate.informed_on, candidate.version) == (today(), version)
    assert database.query(Candidate).filter(Candidate.informed_on.is_(None)).count() == 1


def test_the_words_for_who_stood_in_a_list_say_in_each_language_what_the_law_asks_p21(app):
    places = {"controller": "Vzw Zuid, Kaai 1", "reach": "02 555", "authority": "GBA"}
    places |= {"months": "12", "days": "14"}
    for language, template in templates().items():
        said = resolve(template, places)
        assert [one for one in places.values() if one not in said] == [], language
        assert len(said.splitlines()) == 6, language
        bare = resolve(template, places | dict.fromkeys(("controller", "reach", "authority"), ""))
        assert not {*"{}[]|"} & {*said, *bare}, language
    assert templates().keys() == LANGUAGES.keys()


def test_only_coordinators_tell_people_of_a_list(desk, make):
    for role in ("reception", "administrator"):
        desk.sign_in(make.staff(role)).get(PAGE, status=403)
