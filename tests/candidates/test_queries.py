from datetime import date

import pytest
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import actions, queries
from vrijwilligers.candidates.models import CandidateKey
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.doubles import are_likely_one
from vrijwilligers.records import name_keys
from vrijwilligers.vocabulary.clock import today


def found(text):
    return [(c.given_name, why) for c, why in queries.searching(text, limit=8)]


@pytest.mark.parametrize("text", ["zoe", "ZOË", "lefev", "Lefèvre zoé", "fevre", "  Zoë   Lef "])
def test_somebody_is_found_by_a_part_of_the_name_without_accents(make, text):
    make.candidate(given_name="Zoé", family_name="Lefèvre")
    make.candidate(given_name="Omar", family_name="Peeters")
    assert [name for name, _ in found(text)] == ["Zoé"]


@pytest.mark.parametrize(
    "text",
    ["0470 12 34 56", "0470/12.34.56", "+32 470 12 34 56", "0032470123456", "470123456", "123456"],
)
def test_somebody_is_found_by_any_way_to_write_the_phone_number(make, text):
    make.candidate(given_name="Omar", phone="+32470123456")
    make.candidate(given_name="Anna", phone="+32470999999")
    assert found(text) == [("Omar", "contains")]


def test_somebody_is_found_by_half_of_the_mail_address(make):
    make.candidate(given_name="Omar", email="rosa.p@example.org")
    for text in ("ROSA.P@ex", "rosa.p", "@example.org", "p@exam"):
        assert found(text) == [("Omar", "contains")], text


def test_whose_rarer_word_is_typed_comes_first_and_of_many_the_latest_are_looked_at(
    make, monkeypatch
):
    rare = make.candidate(given_name="Omar", family_name="Zoutman")
    older, newer = (make.candidate(given_name="Lore", family_name=name) for name in ("Ba", "Bo"))
    by_name = CandidateKey.key, CandidateKey.candidate_id
    assert name_keys.likeliest(*by_name, "lore zoutman") == [rare.id, newer.id, older.id]
    monkeypatch.setattr(name_keys, "MOST_OF_A_KIND", 1)
    name_keys._statement.cache_clear()
    assert name_keys.likeliest(*by_name, "lore")[0] == newer.id
    name_keys._statement.cache_clear()


def test_a_name_that_sounds_alike_stands_beside_what_is_written(make):
    make.candidate(given_name="Youssef", family_name="El Amrani")
    make.candidate(given_name="Joesoefa")
    assert found("Joesoef") == [("Joesoefa", "prefix"), ("Youssef", "sounds")]


@pytest.mark.parametrize(
    "text", ["{number}", "fiche {number}", "Fiche nr. {id}", "{short}", "20{short}", "nr {id}"]
)
def test_somebody_is_found_by_the_number_of_the_fiche_alone(make, text):
    other, one = make.candidate(phone="+32470202600"), make.candidate()
    said = text.format(number=one.number, id=one.id, short=one.number[2:])
    assert found(said) == [(one.given_name, "number")]
    assert found(f"1999-{other.id:04d}") == found(f"2001-{other.id:04d}") == []


def test_one_letter_finds_who_is_called_so_and_no_word_of_a_note_finds_anybody(make):
    make.candidate(given_name="Ogier", notes="Zebedeus belt graag", motivation="Zebedeus")
    make.candidate(given_name="O", family_name="Pyone")
    make.candidate(given_name="芳", family_name="王")
    assert found("o") == [("O", "exact")]
    assert found("王") == [("芳", "exact")]
    assert found("Zebedeus") == []


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


def test_a_double_is_known_in_another_script_order_or_spelling(make):
    known = make.candidate(given_name="محمد", family_name="العلي")
    make.candidate(given_name="李", family_name="小龙")
    for given, family in (("Mohamed", "Al Ali"), ("Al Ali", "Muhammad"), ("محمد", "العلي")):
        asked = CandidateDetails(given_name=given, family_name=family)
        assert queries.likely_doubles(asked) == [known], given
    assert queries.likely_doubles(CandidateDetails(given_name="سارة", family_name="حسن")) == []


@pytest.mark.parametrize(
    ("known", "typed", "is_likely"),
    [
        ("Ayşe Yılmaz", "Yilmaz Ayse", True),
        ("Cédric Vermeulen", "Sedric Vermeulen", True),
        ("Zoë De Smet", "Zoë Desmedt", True),
        ("Jean-Baptiste Mbuyi", "Jean Baptiste Mbuyi", True),
        ("Thi An Nguyen", "An Nguyen", True),
        ("Fatima El Amrani", "Fatima El Idrissi", False),
        ("Jan Peeters", "Piet Peeters", False),
        ("Omar Peeters", "Omar", False),
    ],
)
def test_who_is_likely_the_same_by_name_alone(known, typed, is_likely):
    people = (CandidateDetails(given_name=name) for name in (known, typed))
    assert bool(are_likely_one(*people)) == is_likely


def test_noughts_alone_find_nobody(make):
    make.candidate(phone="+32470123456")
    assert found("0000") == []


def test_who_is_called_so_comes_first_then_who_begins_so_and_the_latest_first(make):
    make.candidate(given_name="Liesbeth", last_contact_on=date(2026, 1, 1))
    make.candidate(given_name="Beth", last_contact_on=date(2026, 2, 1))
    make.candidate(given_name="Bethanie", last_contact_on=date(2026, 2, 1))
    make.candidate(given_name="Bethany", last_contact_on=date(2026, 3, 1))
    assert [name for name, _ in found("beth")] == ["Beth", "Bethany", "Bethanie", "Liesbeth"]


def test_two_letters_are_the_beginning_of_a_word(make):
    make.candidate(given_name="Ann")
    make.candidate(given_name="Hanne")
    assert [name for name, _ in found("an")] == ["Ann"]


def test_who_has_every_word_comes_before_who_has_some(make):
    make.candidate(given_name="Omar", family_name="Peeters")
    make.candidate(given_name="Omer", family_name="Janssens")
    assert found("omar jan") == [("Omer", "sounds"), ("Omar", "part")]
    assert found("omar xyzzy") == [("Omar", "part"), ("Omer", "part")]


def test_a_changed_name_is_found_by_the_new_one_alone(make, database):
    candidate = make.candidate(given_name="Rita", phone="+32470123456")
    changed = CandidateDetails(given_name="Greet", family_name="Proef", phone="+32479000000")
    actions.change(candidate, changed, by=None, today=today())
    database.commit()
    assert found("rita") == found("0470123456") == []
    assert found("greet") == [("Greet", "exact")]
