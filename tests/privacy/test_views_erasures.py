"""The pages of a coordinator: who goes soon, and erasing somebody who asked."""

import json
from datetime import timedelta

from sqlalchemy import event, text

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import ContactPerson
from vrijwilligers.privacy.queries import paths
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.views import erasures
from vrijwilligers.privacy.wording.erasures import KINDS, PARTS
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now, today


def coordinator(desk, make):
    return desk.sign_in(make.staff("coordinator"))


def test_somebody_is_erased_once_the_number_of_the_fiche_is_typed_p11(desk, make, database):
    candidate = make.candidate(given_name="An", family_name="Quackelbeen")
    loose = make.follow_up(what="Mevrouw Quackelbeen belt").id
    key, number = candidate.id, candidate.number
    clerk = coordinator(desk, make)
    wrong = {"reason": "request", "number": "2020-0001"}
    refused = clerk.submit("privacy.erase_candidate", wrong, candidate_id=key, status=422)
    assert refused.problems == ["This is not the number of this record."]
    assert database.query(Candidate).count() == 1
    right = {"reason": "request", "number": number}
    clerk.submit("privacy.erase_candidate", right, candidate_id=key)
    index = clerk.get("privacy.index")
    said = index.text
    assert f"Record {number} is erased." in said
    assert f"a follow-up ({loose})" in said
    to_it = clerk.url("matching.postpone_follow_up", follow_up_id=loose)
    assert index.html.select_one(f'#messages a[href="{to_it}"]')
    database.rollback()
    assert database.query(Candidate).count() == 0
    erased = database.query(AuditEvent).filter_by(deed="erased").one()
    assert (erased.reason, erased.record_id) == ("request", None)


def test_nobody_waits_while_the_texts_of_others_are_searched_p11(desk, make, database):
    if database.get_bind().dialect.name == "postgresql":
        return  # nobody holds up all who write there
    candidate, written = make.candidate(), []
    answers = {"reason": "request", "number": candidate.number}
    key, clerk = candidate.id, coordinator(desk, make)

    def write(_connection, _cursor, statement, *_):
        if "SELECT follow_up.id, follow_up.what" in " ".join(statement.split()) and not written:
            with db.engine.connect() as other:
                other.execute(text("UPDATE desk_contact SET language = language"))
                other.commit()
            written.append(statement)

    event.listen(db.engine, "before_cursor_execute", write)
    try:
        clerk.submit("privacy.erase_candidate", answers, candidate_id=key)
    finally:
        event.remove(db.engine, "before_cursor_execute", write)
    assert written
    database.rollback()
    assert database.query(Candidate).count() == 0


def test_who_goes_soon_stands_in_a_list_with_short_names_and_looking_is_logged_p22(
    desk, make, database
):
    make.candidate(given_name="An", family_name="Laterpersoon")
    soon = make.candidate(
        given_name="Bo", family_name="Vroegpersoon", erase_on=today() + timedelta(days=9)
    )
    page = coordinator(desk, make).get("privacy.index").text
    assert soon.number in page
    assert "Bo V." in page
    assert "Vroegpersoon" not in page
    assert "Laterpersoon" not in page
    looks = database.query(AuditEvent).filter_by(deed="seen in a list").all()
    assert [one.amount for one in looks] == [1]


def test_who_erases_sees_shortly_who_it_is_and_looking_is_logged_p22(desk, make, database):
    candidate = make.candidate(given_name="Bo", family_name="Vroegpersoon")
    key = candidate.id
    page = coordinator(desk, make).get("privacy.erase_candidate", candidate_id=key)
    assert page.html.select_one("p.person").get_text() == "Bo V."
    assert "Bo" not in page.html.title.get_text()
    looks = database.query(AuditEvent).filter_by(deed="viewed", record_id=key).count()
    assert looks == 1


def test_only_coordinators_erase(desk, make):
    key = make.candidate().id
    for role in ("reception", "administrator"):
        clerk = desk.sign_in(make.staff(role))
        clerk.get("privacy.index", status=403)
        clerk.get("privacy.erase_candidate", candidate_id=key, status=403)


def test_coordinators_find_who_goes_soon_on_the_list_of_candidates_p11(desk, make):
    link = f'a[href="{desk.url("privacy.index")}"]'
    assert coordinator(desk, make).get("candidates.index").html.select_one(link)
    reception = desk.sign_in(make.staff("reception"))
    assert not reception.get("candidates.index").html.select_one(link)


def test_who_thinks_again_leaves_the_page_of_erasing_by_a_link(desk, make):
    candidate = make.candidate()
    clerk = coordinator(desk, make)
    page = clerk.get("privacy.erase_candidate", candidate_id=candidate.id)
    back = clerk.url("desk.fiche", candidate_id=candidate.id)
    assert page.html.select_one(f'form .send a[href="{back}"]').get_text() == "Keep the record"


def test_before_the_button_stands_what_goes_and_who_else_names_them_p11(desk, make, database):
    organisation = make.organisation(name="Buurthuis De Zon")
    candidate = make.candidate(given_name="An", family_name="Quackelbeen", phone="+32470112233")
    introduction = make.introduction(
        candidate=candidate, vacancy=make.vacancy(organisation=organisation)
    )
    make.disclosure(introduction, told_on=today())
    sure = make.follow_up(what="An Quackelbeen belt terug").id
    likely = make.follow_up(what="Mevrouw Quackelbeen belt").id
    key, brug = candidate.id, organisation.id
    clerk = coordinator(desk, make)
    page = clerk.get("privacy.erase_candidate", candidate_id=key).html
    goes = dict(zip(page.select("#goes ~ dl dt"), page.select("#goes ~ dl dd"), strict=True))
    assert {dt.get_text(): dd.get_text() for dt, dd in goes.items()} == {
        "Record, with languages, talents and wishes": "1",
        "Consent, given or withdrawn": "2",
        "Introductions, with their steps": "1",
        "What organisations may hear or heard": "1",
    }
    out, stays = (one.decode_contents() for one in page.select("#named ~ p"))
    assert f"/{sure}/postpone" in out
    assert f"/{likely}/postpone" in stays
    assert f"/{likely}/postpone" not in out
    told = page.select_one("#told ~ ul a")
    assert (told.get_text(), told["href"]) == (
        "Buurthuis De Zon",
        clerk.url("desk.organisation", organisation_id=brug),
    )
    database.rollback()
    assert database.query(Candidate).count() == 1


def test_every_table_that_goes_has_its_words_on_the_page_of_erasing(app):
    for subject in (DataSubject.CANDIDATE, DataSubject.CONTACT_PERSON, DataSubject.STAFF):
        for table in paths.going(PersonKey(subject, 1)):
            assert table.name in {*KINDS, *PARTS}


def make_dirk(make, database):
    organisation = make.organisation()
    organisation.contact_persons = [ContactPerson(name="Dirk Bogaert", email="dirk@example.org")]
    named = {"contact_name": "Dirk Bogaert", "contact_email": "dirk@example.org"}
    texts = {"nl": ("Soep koken", "Vraag naar Dirk Bogaert.")}
    make.vacancy(organisation=organisation, texts=texts, **named)
    database.commit()
    return {"organisation_id": organisation.id, "person_id": organisation.contact_persons[0].id}


def test_a_contact_person_asks_to_be_erased_on_a_page_that_says_what_goes(desk, make, database):
    where, clerk = make_dirk(make, database), coordinator(desk, make)
    person = clerk.get("organisations.change_person", **where).html
    assert person.select_one(f'a[href="{clerk.url("privacy.erase_contact_person", **where)}"]')
    assert "Soep koken" in clerk.get("privacy.erase_contact_person", **where).text
    refused = clerk.submit(
        "privacy.erase_contact_person", {"reason": "request", "is_sure": []}, **where, status=422
    )
    assert refused.problems == ["Say who follows.", "Tick that you looked."]


def test_a_contact_person_is_erased_with_the_contact_of_vacancies_p11(desk, make, database):
    where, clerk = make_dirk(make, database), coordinator(desk, make)
    answers = {"reason": "request", "follower": "nobody"}
    clerk.submit("privacy.erase_contact_person", answers, **where)
    said = clerk.get("desk.organisation", organisation_id=where["organisation_id"]).text
    assert "The contact person was removed." in said
    assert "Look whether" not in said
    database.rollback()
    vacancy = database.query(Vacancy).one()
    assert (vacancy.contact_name, vacancy.contact_email) == (None, None)
    assert "Bogaert" not in vacancy.texts[0].description
    assert database.query(ContactPerson).count() == 0


def test_who_is_erased_is_erased_also_where_the_journal_cannot_be_emptied_f02(
    desk, make, database, monkeypatch
):
    def fails():
        raise OSError("no place left")

    monkeypatch.setattr(erasures, "write_back", fails)
    where, clerk = make_dirk(make, database), coordinator(desk, make)
    answers = {"reason": "left", "follower": "nobody"}
    clerk.submit("privacy.erase_contact_person", answers, **where)
    database.rollback()
    assert database.query(ContactPerson).count() == 0


def test_a_closed_account_is_erased_by_an_administrator_and_an_open_one_by_nobody_p11(
    desk, make, database
):
    member = make.staff("reception", name="Omar Quackelbeen")
    make.candidate(notes="Sprak met Omar Quackelbeen.")
    key = member.id
    admin = desk.sign_in(make.staff("administrator"))
    shut = admin.get("privacy.erase_account", staff_id=key)
    assert "Close it first" in shut.text
    assert not shut.html.select_one(
        f'form[action="{admin.url("privacy.erase_account", staff_id=key)}"]'
    )
    member.is_closed = True
    database.commit()
    to_it = admin.url("privacy.erase_account", staff_id=key)
    assert admin.get("accounts.edit_staff", staff_id=key).html.select_one(f'a[href="{to_it}"]')
    page = admin.get("privacy.erase_account", staff_id=key).html
    assert page.select_one("#named")
    assert not page.select("#named ~ p a")  # an administrator opens no fiche
    admin.submit("privacy.erase_account", {"reason": "request"}, staff_id=key)
    assert "The account is erased." in admin.get("accounts.staff").text
    database.rollback()
    assert database.query(StaffMember).filter_by(id=key).count() == 0
    desk.sign_in(make.staff("coordinator")).get("privacy.erase_account", staff_id=key, status=403)


def test_an_account_that_is_open_again_is_not_erased(desk, make, database):
    member = make.staff("reception", is_closed=True)
    key = member.id
    admin = desk.sign_in(make.staff("administrator"))
    address = admin.url("privacy.erase_account", staff_id=key)
    answers = {"reason": "request"} | admin.sure(address)
    member.is_closed = False
    database.commit()
    refused = admin.client.post(address, data=answers)
    assert refused.status_code == 422
    assert "Close it first" in refused.text


def test_a_fiche_that_stays_on_request_waits_on_the_page_of_today_until_it_is_decided(desk, make):
    make.candidate(erase_on=today() - timedelta(days=1))
    clerk = coordinator(desk, make)
    assert "is not used and its day is over" not in clerk.get("desk.today").text
    kept = make.candidate(erase_on=today() - timedelta(days=40), restricted_at=now())
    page = clerk.get("desk.today").html
    line = page.select_one(f'main a[href="{clerk.url("privacy.index")}"]')
    assert line.get_text() == "1 record is not used and its day is over: erase it or keep it?"
    row = clerk.get("privacy.index").html.select_one("main .rows li")
    assert "not used on request, and its day is over: decide" in row.get_text()
    assert row.a["href"] == clerk.url("candidates.give", candidate_id=kept.id)
    reception = desk.sign_in(make.staff("reception"))
    assert "its day is over" not in reception.get("desk.today").text


def test_who_goes_soon_is_one_click_from_the_fiche(desk, make):
    soon = make.candidate(erase_on=today() + timedelta(days=9))
    clerk = coordinator(desk, make)
    row = clerk.get("privacy.index").html.select_one("main .rows li")
    assert row.a["href"] == clerk.url("desk.fiche", candidate_id=soon.id)


def test_a_task_to_look_leads_to_the_records_that_are_there_still_p11(desk, make, database):
    brug, vacancy = make.organisation(), make.vacancy()
    records = [["organisation", brug.id], ["vacancy", vacancy.id], ["vacancy", vacancy.id + 1]]
    gone = ["import_run", 1]  # whose page could not be made
    make.follow_up(what="Kijk hier even naar:", looks_at=json.dumps([*records, gone]))
    page = desk.sign_in(make.staff("reception")).get("desk.today").html
    task = next(one for one in page.select(".todo li") if "Kijk hier" in one.get_text())
    links = [one["href"] for one in task.select("a") if "btn-text" not in one.get("class", ())]
    assert links == [f"/organisations/{brug.id}", f"/vacancies/{vacancy.id}"]
