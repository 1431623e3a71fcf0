from sqlalchemy import select

from vrijwilligers.accounts.models import StaffMember
from vrijwilligers.candidates import actions
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.desk.models import ConversationNote
from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.vocabulary.clock import now, today


def test_a_fiche_does_not_name_the_person_in_title_heading_or_address_p23(reception, make):
    candidate = make.candidate(given_name="Geheim", family_name="Persoon")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert page.heading == f"Record {candidate.number}"
    assert "Geheim" not in page.html.title.get_text()
    assert "Geheim Persoon" in page.text
    links = [tag.get("href", "") for tag in page.html.select("a")]
    assert not [link for link in links if "Geheim" in link and not link.startswith("mailto:")]


def test_opening_a_fiche_is_logged(reception, make, database):
    candidate = make.candidate()
    reception.get("desk.fiche", candidate_id=candidate.id)
    event = database.scalars(select(AuditEvent)).one()
    assert (event.deed, event.record_id, event.staff_id) == (
        "viewed",
        candidate.id,
        reception.staff_id,
    )


def test_a_fiche_shows_what_fits_and_why(reception, make):
    candidate = make.candidate(
        talents=["cooking"], languages={"nl": "B1"}, birth_year=1990, municipality="21015"
    )
    make.vacancy(texts={"nl": ("Soep koken", "Lekker.")}, talents=["cooking"], municipality="21015")
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    assert "Soep koken" in page.text
    assert page.html.select(".why .yes")


def test_a_fiche_needs_few_queries_whatever_fits(reception, make, counting):
    candidate = make.candidate(talents=["cooking"], languages={"nl": "B1"})
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
        make.follow_up(candidate=candidate)
    reception.get("desk.fiche", candidate_id=candidate.id)  # within the hour it is logged once
    make.vacancy()  # so that what fits is asked again
    with counting() as few:
        reception.get("desk.fiche", candidate_id=candidate.id)
    before = few.count
    for _ in range(12):
        make.vacancy(talents=["cooking"], languages={"nl": "A1"})
    with counting() as more:
        reception.get("desk.fiche", candidate_id=candidate.id)
    assert more.count == before


def test_who_was_never_asked_about_sharing_did_not_refuse_it_p02(reception, make, database):
    """Only a yes, or one that was taken back, stands on the fiche."""
    asked, never = make.candidate(), make.candidate(consents=[ConsentPurpose.FICHE])

    def tags(candidate):
        page = reception.get("desk.fiche", candidate_id=candidate.id)
        return [
            tag.get_text(" ", strip=True)
            for tag in page.html.select(".tags .tag.good, .tags .tag.no")
        ]

    assert tags(never) == []
    assert tags(asked) == ["✓ may be shared with organisations"]
    actions.withdraw(asked, ConsentPurpose.SHARING, by=None, today=today())
    database.commit()
    assert tags(asked) == ["✗ may not be shared with organisations"]


def test_the_first_questions_better_the_list_at_once_and_are_not_asked_again(reception, make):
    candidate = make.candidate(languages={"ar": "native"})
    other = make.vacancy(category="sport")
    wished = make.vacancy(category="food")

    page = reception.get("desk.fiche", candidate_id=candidate.id)
    firsts = {link["href"].rpartition("/")[2] for link in page.html.select(".fit h3 a")}
    assert firsts == {str(other.id), str(wished.id)}
    answers = {"dutch": "A1", "practise_dutch": "y", "category": "food"}
    posted = reception.send(page, answers, form="#first-questions")

    page = reception.open(posted.location)
    assert page.messages == ["The record is saved, and the list goes by it."]
    assert page.html.select_one(".fit h3 a")["href"].endswith(f"/{wished.id}")
    assert [box["value"] for box in page.html.select("[name=parts_of_week]")] == [
        "days",
        "evenings",
        "weekend",
    ]
    assert not page.html.select("[name=dutch], [name=category]")


def test_a_fiche_with_sixty_moments_asks_few_times(reception, make, database, counting):
    candidate = make.candidate(talents=["cooking"])
    for ago in range(20):
        introduction = make.introduction(candidate=candidate)
        make.disclosure(introduction)
        make.follow_up(candidate=candidate, done_at=now())
        database.add(ConversationNote(candidate_id=candidate.id, text=f"Nog {ago}"))
        make.vacancy()
    database.commit()
    key = candidate.id
    reception.get("desk.fiche", candidate_id=key)
    with counting() as seen:
        page = reception.get("desk.fiche", candidate_id=key)
    assert "Page 1 of 5" in page.text
    assert seen.count <= 15


def test_a_note_is_kept_in_place_signed_and_beside_what_was_said(reception, make, database):
    candidate = make.candidate()
    name = database.get(StaffMember, reception.staff_id).name
    page = reception.get("desk.fiche", candidate_id=candidate.id)
    for text in ("Haalt om 12 uur haar zoon af.", "Wil graag eerst eens gaan kijken."):
        posted = reception.send(page, {"text": text}, form="form[action$=notes]")
        page = reception.open(posted.location)
    lines = [line.get_text(" ", strip=True) for line in page.html.select(".of-note")]
    assert lines == [
        f"Note Wil graag eerst eens gaan kijken. {name}",
        f"Note Haalt om 12 uur haar zoon af. {name}",
    ]
    said = reception.get("desk.fiche", candidate_id=candidate.id, said="1")
    assert len(said.html.select(".line > li")) == 2


def test_a_note_about_illness_or_too_long_stays_with_its_text(reception, make):
    candidate = make.candidate()
    for text in ("Heeft autisme.", "lang " * 5000):
        page = reception.submit(
            "desk.add_note", {"text": text}, candidate_id=candidate.id, status=422
        )
        assert page.html.select_one("textarea").get_text().strip() == text.strip()
        assert page.problems
