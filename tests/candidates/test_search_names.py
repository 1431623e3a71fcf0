"""People are found as they are typed at the desk, by pairs that somebody wrote beforehand.

Each pair is a made-up person and what somebody types to find them; see ``names/README.md``.
"""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from vrijwilligers.candidates import queries
from vrijwilligers.candidates.fields import FICHE
from vrijwilligers.candidates.models import Candidate, CandidateKey
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.vocabulary.clock import now

FIRST = 5
LEAST = 0.95
ON = date(2026, 3, 2)


def rows_of(name):
    with (Path(__file__).parent / "names" / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


PAIRS, OTHERS, EXACT = map(rows_of, ("pairs.csv", "others.csv", "exact.csv"))


@pytest.fixture
def everybody(database):
    """Write everybody in three statements, each under the number of the pair."""
    people = dict(enumerate(map(details, (*PAIRS, *OTHERS)), 1))
    kept = {"fiche_consent": True, "last_contact_on": ON, "erase_on": date(2099, 1, 1)}
    kept |= {"version": 1, "created_at": now(), "changed_at": now()}
    database.execute(
        insert(Candidate),
        [{"id": key, **kept, **FICHE.row(one)} for key, one in people.items()],
    )
    keys = [
        {"candidate_id": key, **row}
        for key, one in people.items()
        for row in FICHE.rows(one, "keys")
    ]
    database.execute(insert(CandidateKey), keys)
    database.commit()
    return people


def details(row):
    digits = "".join(filter(str.isdigit, row.get("phone") or ""))
    is_foreign = (row.get("phone") or "").startswith("+")
    return CandidateDetails(
        given_name=row["given_name"],
        family_name=row["family_name"],
        phone=f"+{digits if is_foreign else '32' + digits[1:]}" if digits else None,
        email=row.get("email") or None,
        comes_by=True,
    )


def found(text):
    return [one.candidate.id for one in queries.searching(text, limit=FIRST)]


def test_who_is_meant_is_among_the_first_five(everybody):
    asked, hit, missed = Counter(), Counter(), []
    for pair in PAIRS:
        asked[pair["kind"]] += 1
        if int(pair["number"]) in found(pair["typed"]):
            hit[pair["kind"]] += 1
        else:
            missed.append(pair["typed"])
    assert hit.total() >= LEAST * asked.total(), (missed, hit, asked)


def test_nobody_else_stands_above_who_is_called_exactly_so(everybody):
    for row in EXACT:
        wanted = (row["must_be_first_given"], row["must_be_first_family"])
        first = everybody[found(row["typed"])[0]]
        assert (first.given_name, first.family_name) == wanted, row["typed"]
