import json
import os


def test_a_search_in_the_terminal_gives_numbers_and_why(commands, make):
    candidate = make.candidate(given_name="Rozelien", family_name="Geheim")
    organisation = make.organisation(name="De Rozelaar")
    vacancy = make.vacancy(texts={"nl": ("Rozen snoeien", "In de tuin.")})
    output = commands("find", "roze", "--json")
    assert json.loads(output) == {
        "people": [{"id": candidate.id, "why": "prefix"}],
        "organisations": [{"id": organisation.id, "name": "De Rozelaar", "why": "prefix"}],
        "vacancies": [
            {"id": vacancy.id, "source_id": None, "title": "Rozen snoeien", "why": "contains"}
        ],
    }
    lines = commands("find", "roze").splitlines()
    assert lines[0] == f"candidate {candidate.id} (prefix)"
    assert "Geheim" not in "".join(lines)


def test_an_organisation_is_found_by_its_number_in_the_terminal_too(commands, make):
    brug = make.organisation(name="De Brug", kbo="0999000030")
    found = json.loads(commands("find", "BE 0999.000.030", "--json"))
    assert found["organisations"] == [{"id": brug.id, "name": "De Brug", "why": "number"}]


def test_a_vacancy_is_found_by_the_number_on_our_paper_in_any_state(commands, make):
    vacancy = make.vacancy(status="paused")
    for text in ("{}", "nr. {}", "nummer {}", "vacature {}", "n° {}"):
        found = json.loads(commands("find", text.format(vacancy.id), "--json"))
        assert [(one["id"], one["why"]) for one in found["vacancies"]] == [(vacancy.id, "number")]


def test_an_empty_search_is_refused_with_one_line(commands):
    assert commands("find", " ", code=2).splitlines() == ["Error: Say what to look for."]


def test_what_is_not_utf_8_is_refused_with_one_line(commands):
    said = commands("find", os.fsdecode(b"\xff"), "--json", code=2)
    assert said.startswith("Error: ")
    assert said.count("\n") == 1
