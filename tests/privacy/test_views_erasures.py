"""The pages of a coordinator: who goes soon, and erasing somebody who asked."""

from datetime import timedelta

from sqlalchemy import event, text

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import today


def coordinator(desk, make):
    return desk.sign_in(make.staff("coordinator"))


def test_somebody_is_erased_once_the_number_of_the_fiche_is_typed_p11(desk, make, database):
    candidate = make.candidate(given_name="An", family_name="Quackelbeen")
    loose = make.follow_up(what="Mevrouw Quackelbeen belt").id
    key, number = candidate.id, candidate.number
    clerk = coordinator(desk, make)
    wrong = {"reason": "request", "number": "2020-0001"}
    refused = clerk.submit("privacy.erase_candidate", wrong, candidate_id=key, status=422)
    assert refused.problems == ["This is not the number of this fiche."]
    assert database.query(Candidate).count() == 1
    right = {"reason": "request", "number": number}
    clerk.submit("privacy.erase_candidate", right, candidate_id=key)
    said = clerk.get("privacy.index").text
    assert f"Fiche {number} is erased." in said
    assert f"a follow-up ({loose})" in said
    assert "Quackelbeen" not in said
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
    assert page.html.select_one(f'form .send a[href="{back}"]').get_text() == "Keep the fiche"
