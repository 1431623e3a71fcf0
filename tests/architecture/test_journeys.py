"""Journeys share a server: nobody of one is taken for somebody of another."""

import re
from collections import defaultdict

from tests.code import ROOT

PHONE = re.compile(r"\"(?:\+32|0)([1-9][0-9 ]{7,})\"")


def test_no_two_journeys_know_somebody_by_the_same_phone():
    at = defaultdict(set)
    for file in (ROOT / "tests" / "journeys").glob("test_*.py"):
        for number in PHONE.findall(file.read_text(encoding="utf-8")):
            at[number.replace(" ", "")].add(file.name)
    assert len(at) > 10
    assert {number: files for number, files in at.items() if len(files) > 1} == {}
