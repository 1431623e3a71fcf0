"""Where others name whoever is erased: what surely is them goes, what may be is listed (P-11)."""

import pytest
from sqlalchemy import text

from tests.privacy.erasing import gone
from tests.privacy.story import (
    PHONE,
    SPELLINGS,
)
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching.models import FollowUp
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_number_is_known_in_any_spelling(make, database, spelling):
    candidate = make.candidate(phone=PHONE, email=None)
    make.follow_up(what=f"Bel {spelling}, of 0470 99 88 78.")
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    (left,) = database.scalars(text("SELECT what FROM follow_up")).all()
    assert left == "Bel [erased], of 0470 99 88 78."


def test_a_family_name_alone_is_listed_and_stays(make, database):
    candidate = make.candidate(given_name="An", family_name="Quackelbeen")
    loose = make.follow_up(what="Mevrouw Quackelbeen belt terug")
    loose_id = loose.id
    erasure = gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    assert erasure.mentions == [("follow_up", loose_id)]
    assert database.scalar(text("SELECT what FROM follow_up")) == "Mevrouw Quackelbeen belt terug"


def test_what_goes_with_somebody_is_not_listed_and_what_is_written_anew_counts_up(make, database):
    candidate = make.candidate(given_name="An", family_name="Quackelbeen")
    make.follow_up(candidate=candidate, what="Mevrouw Quackelbeen bellen")
    loose = make.follow_up(what="An Quackelbeen bellen")
    before = loose.version
    assert gone(PersonKey(DataSubject.CANDIDATE, candidate.id)).mentions == []
    (left,) = database.query(FollowUp).all()
    assert left.version == before + 1


@pytest.mark.parametrize(
    "name", [{"given_name": "Rosa", "family_name": ""}, {"family_name": "Rosa"}]
)
def test_who_has_one_name_takes_it_from_nobody_else(make, database, name):
    """One name is enough for a fiche; others have it too, so a text with it is only listed."""
    candidate = make.candidate(**{"given_name": "", "phone": PHONE} | name)
    make.follow_up(what="Rosa Parksplein: bel Rosa Luyten, ook ROSA genoemd")
    make.follow_up(what="Bel Rosa op 0470 99 88 77")
    erasure = gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    assert [table for table, _number in erasure.mentions] == ["follow_up"]
    assert {*database.scalars(text("SELECT what FROM follow_up"))} == {
        "Rosa Parksplein: bel Rosa Luyten, ook ROSA genoemd",
        "Bel Rosa op [erased]",
    }


def test_a_colleague_with_one_name_takes_it_from_nobody_else(make, database):
    colleague = make.staff("reception", name="Rita")
    make.follow_up(what="Rita Peeters komt op de feestdag van de heilige Rita")
    erasure = gone(PersonKey(DataSubject.STAFF, colleague.id))
    assert [table for table, _number in erasure.mentions] == ["follow_up"]
    assert "[erased]" not in database.scalar(text("SELECT what FROM follow_up"))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Wim van den Brug", "Wim van den Brug"),
        ("Wim van den Brug", "VAN DEN BRUG Wim"),
        ("Zoe\u0308 d'Ours", "d\u2019Ours, Zo\u00eb"),
    ],
)
def test_a_name_in_one_field_is_known_in_both_orders(make, database, name, written):
    colleague = make.staff("reception", name=name)
    make.follow_up(what=f"Vraag het aan {written}.")
    gone(PersonKey(DataSubject.STAFF, colleague.id))
    assert database.scalar(text("SELECT what FROM follow_up")) == "Vraag het aan [erased]."


def test_who_shares_a_name_or_a_phone_stays_as_they_are(make, database):
    candidate = make.candidate(given_name="An", family_name="Proef", phone=PHONE)
    twin = make.candidate(given_name="An", family_name="Proef", phone=PHONE)
    note = make.follow_up(candidate=twin, what="An Proef bellen")
    kept = (twin.id, note.id)
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    left = database.get_one(Candidate, kept[0])
    assert (left.full_name, left.phone) == ("An Proef", PHONE)
    assert len(left.keys) > 2


def test_a_text_that_names_two_people_loses_the_one_who_goes(make, database):
    candidate = make.candidate(given_name="An", family_name="Eerste")
    make.candidate(given_name="Bo", family_name="Tweede")
    make.follow_up(what="An Eerste en Bo Tweede komen samen")
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    assert (
        database.scalar(text("SELECT what FROM follow_up")) == "[erased] en Bo Tweede komen samen"
    )


@pytest.mark.parametrize("phone", ["no number", "112", "0"])
def test_a_phone_that_is_no_number_holds_nobody_up_and_eats_no_text(make, database, phone):
    candidate = make.candidate(phone=phone)
    make.follow_up(what="Bel 112, geen nummer: 0 of 10.")
    gone(PersonKey(DataSubject.CANDIDATE, candidate.id))
    assert database.scalar(text("SELECT what FROM follow_up")) == "Bel 112, geen nummer: 0 of 10."
