"""A scan is scored from a file, for scripts and people; nothing is kept of it."""

import json

import pytest

from vrijwilligers.talents import queries as talents


@pytest.fixture
def file(tmp_path):
    def written(content):
        path = tmp_path / "scan.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return str(path)

    return written


def whole(**changed):
    codes = talents.current_set().codes
    answers = {code: "yes" if nth < 7 else "no" for nth, code in enumerate(codes)}
    five, (inside, outside) = [*codes[:5]], (codes[0], codes[6])
    return {"answers": answers, "five": five, "pairs": [[outside, inside]]} | changed


def test_a_scan_is_scored_from_a_file(commands, file):
    current = talents.current_set()
    for name in ({}, {"set": current.name}, {"set": current.code}):
        scored = json.loads(commands("talents", "score", file(whole() | name), "--json"))
        assert scored == {
            "set": current.name,
            "scoring": 1,
            "sure": [*current.codes[1:5]],
            "close": [current.codes[0]],
        }
    lines = commands("talents", "score", file(whole())).splitlines()
    assert lines[-1] == f"{current.name} · 1"
    assert talents.talent_names("nl")[current.codes[0]] in lines[-2]


def test_the_same_answers_are_the_same_result_in_whatever_order_they_stand(commands, file):
    codes = talents.current_set().codes
    said = whole()["answers"] | {codes[7]: "yes"}
    won = [[codes[more], codes[lost]] for lost in (0, 1) for more in (5, 7)]
    results = {
        commands("talents", "score", file(whole(answers=answers, pairs=won)), "--json")
        for answers in (said, dict(reversed(said.items())))
    }
    assert len(results) == 1


UNUSABLE = [
    ("{", "JSON"),
    ([], "object"),
    ({"answers": {}}, "answers"),
    ({"answers": ["yes"]}, "answers"),
    ({"set": 3, "answers": {"cooking": "yes"}}, "set"),
    ({"set": "desk-99", "answers": {"cooking": "yes"}}, "desk-99"),
    ({"set": "a\0b-1", "answers": {"cooking": "yes"}}, "a?b-1"),
    ({"set": "\ud800-1", "answers": {"cooking": "yes"}}, "?-1"),
    ({"answers": {"cooking": "maybe"}}, "cooking"),
    ({"answers": {"cook\ning\ud800": "maybe"}}, "cook?ing?"),
    ({"answers": {"flying": "yes"}}, "flying"),
    ({"answers": {"cooking": "yes"}, "five": "cooking"}, "five"),
    ({"answers": {"cooking": "yes"}, "five": ["music"]}, "music"),
    ({"answers": {"cooking": "yes"}, "pairs": [["cooking"]]}, "pairs"),
]


def test_what_cannot_be_scored_is_refused_in_one_line(commands, file):
    for content, why in UNUSABLE:
        said = commands("talents", "score", file(content), code=2)
        assert why in said
        assert len(said.strip().splitlines()) == 1
