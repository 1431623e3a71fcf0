import json
import os


def test_a_search_in_the_terminal_gives_numbers_and_why(commands, make):
    candidate = make.candidate(given_name="Rozelien", family_name="Geheim")
    organisation = make.organisation(name="De Rozelaar")
    vacancy = make.vacancy(texts={"nl": ("Rozen snoeien", "In de tuin.")})
    output = commands("find", "roze", "--json")
    assert json.loads(output) == {
        "people": [{"id": candidate.id, "why": "name"}],
        "organisations": [{"id": organisation.id}],
        "vacancies": [{"id": vacancy.id}],
    }
    lines = commands("find", "roze").splitlines()
    assert lines[0] == f"candidate {candidate.id} (name)"
    assert "Geheim" not in "".join(lines)


def test_an_organisation_is_found_by_its_number_in_the_terminal_too(commands, make):
    brug = make.organisation(name="De Brug", kbo="0999000030")
    found = json.loads(commands("find", "BE 0999.000.030", "--json"))
    assert found["organisations"] == [{"id": brug.id}]


def test_an_empty_search_is_refused_with_one_line(commands):
    assert commands("find", " ", code=2).splitlines() == ["Error: Say what to look for."]


def test_what_is_not_utf_8_is_refused_with_one_line(commands):
    said = commands("find", os.fsdecode(b"\xff"), "--json", code=2)
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
