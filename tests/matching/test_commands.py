import json

import pytest

from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction
from vrijwilligers.vocabulary.week import mask_of

MONDAY = mask_of(["mon-morning"])


def test_matching_prints_the_vacancies_with_their_reasons_for_a_script(commands, make):
    candidate = make.candidate(days=MONDAY, birth_year=1990)
    other = make.vacancy(days=mask_of(["tue-morning"]))
    best = make.vacancy(
        texts={"nl": ("Koffie schenken", "Een babbel.")},
        days=MONDAY,
        source_name="feed",
        source_id="v-17",
        organisation=make.organisation(name="De Rozelaar"),
    )
    expected = (candidate.id, best.id, other.id)

    found = json.loads(commands("match", str(candidate.id), "--json"))

    assert set(found) == {"candidate", "suggestions"}
    first, second = found["suggestions"]
    assert (found["candidate"], first["vacancy"], second["vacancy"]) == expected
    assert (first["source_id"], second["source_id"]) == ("v-17", None)
    assert (first["title"], first["organisation"]) == ("Koffie schenken", "De Rozelaar")
    assert 1 >= first["score"] > second["score"] >= 0
    (days,) = [reason for reason in first["reasons"] if reason["criterion"] == "days"]
    assert days["fits"] is True
    assert set(days) == {"criterion", "fits", "text"}
    assert all(reason["text"] for item in (first, second) for reason in item["reasons"])


def test_matching_prints_lines_for_people(commands, make):
    make.vacancy(texts={"nl": ("Koffie schenken", "Een babbel.")}, days=MONDAY)
    candidate = make.candidate(days=MONDAY)
    lines = commands("match", str(candidate.id)).splitlines()
    assert "Koffie schenken" in lines[0]
    assert any(line.startswith("  + ") for line in lines)
    assert any(line.startswith("  ? ") for line in lines)


def test_no_more_is_printed_than_asked(commands, make):
    candidate = make.candidate()
    for _ in range(3):
        make.vacancy()
    found = json.loads(commands("match", str(candidate.id), "--limit", "2", "--json"))
    assert len(found["suggestions"]) == 2


def test_asking_changes_nothing(commands, make, database):
    candidate = make.candidate()
    make.vacancy()
    commands("match", str(candidate.id))
    assert database.query(Introduction).count() == 0


@pytest.mark.parametrize("consents", [None, [ConsentPurpose.SHARING]])
def test_who_is_not_there_or_withdrew_consent_is_one_clear_line(commands, make, consents):
    number = 987654 if consents is None else make.candidate(consents=consents).id
    output = commands("match", str(number), code=2)
    assert output == f"Error: Er is geen kandidaat {number}.\n"
    assert db.session.query(Introduction).count() == 0


@pytest.mark.parametrize("number", ["0", "x", "99999999999999999999"])
def test_what_is_no_number_of_a_fiche_is_refused(commands, number):
    assert "CANDIDATE_ID" in commands("match", number, code=2)
