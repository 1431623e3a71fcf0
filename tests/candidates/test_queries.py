from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import actions, queries
from vrijwilligers.candidates.queries import SearchMatch
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.vocabulary.clock import today


def found(text):
    return [(c.given_name, why) for c, why in queries.searching(text, limit=8)]


@pytest.mark.parametrize("text", ["zoe", "ZOË", "lefev", "Lefèvre zoé", "fevre", "  Zoë   Lef "])
def test_somebody_is_found_by_a_part_of_the_name_without_accents(make, text):
    make.candidate(given_name="Zoé", family_name="Lefèvre")
    make.candidate(given_name="Omar", family_name="Peeters")
    assert found(text) == [("Zoé", SearchMatch.NAME)]


@pytest.mark.parametrize(
    "text",
    ["0470 12 34 56", "0470/12.34.56", "+32 470 12 34 56", "0032470123456", "470123456", "123456"],
)
def test_somebody_is_found_by_any_way_to_write_the_phone_number(make, text):
    make.candidate(given_name="Omar", phone="+32470123456")
    make.candidate(given_name="Anna", phone="+32470999999")
    assert found(text) == [("Omar", SearchMatch.PHONE)]


def test_somebody_is_found_by_the_begin_of_the_mail_address(make):
    make.candidate(given_name="Omar", email="omar.p@example.org")
    assert found("OMAR.P@ex") == [("Omar", SearchMatch.EMAIL)]


def test_a_name_that_sounds_alike_is_shown_when_nothing_else_is(make):
    make.candidate(given_name="Youssef", family_name="El Amrani")
    assert found("Joesoef") == [("Youssef", SearchMatch.SOUND)]


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "%%%", "'; DROP TABLE candidate"])
def test_signs_without_a_meaning_find_nobody(make, text):
    make.candidate(given_name="Omar")
    assert found(text) == []


def test_digits_among_letters_are_no_phone_number(make):
    make.candidate(phone="+32470123456")
    assert found("x0470123456") == []


def test_who_withdrew_consent_is_not_found_p04(make):
    candidate = make.candidate(given_name="Omar", phone="+32470123456", consents=())
    assert found("omar") == found("0470123456") == found("Oomar") == []
    with pytest.raises(NoResultFound):
        queries.get(candidate.id)


@pytest.mark.parametrize(
    "same",
    [
        {"phone": "+32470123456"},
        {"email": "omar@example.org"},
        {"given_name": "Umar", "family_name": "Peters", "birth_year": 1990},
        {"given_name": "Omar", "family_name": "Peeters"},
    ],
)
def test_a_likely_double_has_the_same_phone_mail_or_sounding_name(make, same):
    known = make.candidate(
        given_name="Omar",
        family_name="Peeters",
        birth_year=1990,
        phone="+32470123456",
        email="omar@example.org",
    )
    asked = CandidateDetails(**{"given_name": "X", "family_name": "Y"} | same)
    assert queries.likely_doubles(asked) == [known]
    assert queries.likely_doubles(asked, but=known.id) == []


def test_the_same_name_with_another_year_is_somebody_else(make):
    make.candidate(given_name="Omar", family_name="Peeters", birth_year=1990)
    asked = CandidateDetails(given_name="Omar", family_name="Peeters", birth_year=1961)
    assert queries.likely_doubles(asked) == []


def test_the_same_name_of_somebody_whose_year_we_do_not_know_may_be_a_double(make):
    known = make.candidate(given_name="Omar", family_name="Peeters", birth_year=None)
    asked = CandidateDetails(given_name="Omar", family_name="Peeters", birth_year=1961)
    assert queries.likely_doubles(asked) == [known]


def test_an_empty_form_has_no_doubles(make):
    make.candidate()
    assert queries.likely_doubles(CandidateDetails(given_name="", family_name="")) == []


def test_names_in_other_scripts_are_doubles_only_to_the_letter(make):
    known = make.candidate(given_name="محمد", family_name="علي")
    make.candidate(given_name="李", family_name="小龙")
    asked = CandidateDetails(given_name="سارة", family_name="حسن")
    assert queries.likely_doubles(asked) == []
    assert queries.likely_doubles(CandidateDetails(given_name="محمد", family_name="علي")) == [known]


def test_noughts_alone_find_nobody(make):
    make.candidate(phone="+32470123456")
    assert found("0000") == []


def test_who_begins_so_comes_before_who_has_it_inside_and_the_latest_first(make):
    make.candidate(given_name="Liesbeth", last_contact_on=date(2026, 1, 1))
    make.candidate(given_name="Beth", last_contact_on=date(2026, 2, 1))
    make.candidate(given_name="Bethany", last_contact_on=date(2026, 3, 1))
    assert [name for name, _ in found("beth")] == ["Bethany", "Beth", "Liesbeth"]


def test_two_letters_are_the_beginning_of_a_word(make):
    make.candidate(given_name="Ann")
    make.candidate(given_name="Hanne")
    assert [name for name, _ in found("an")] == ["Ann"]


def test_every_word_must_be_there(make):
    make.candidate(given_name="Omar", family_name="Peeters")
    make.candidate(given_name="Omar", family_name="Janssens")
    assert found("omar jan") == [("Omar", SearchMatch.NAME)]
    assert found("omar peeters janssens") == []


def test_a_changed_name_is_found_by_the_new_one_alone(make, database):
    candidate = make.candidate(given_name="Rita", phone="+32470123456")
    changed = CandidateDetails(given_name="Greet", family_name="Proef", phone="+32479000000")
    actions.change(candidate, changed, by=None, today=today())
    database.commit()
    assert found("rita") == found("0470123456") == []
    assert found("greet") == [("Greet", SearchMatch.NAME)]
