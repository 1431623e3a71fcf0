"""People without keys (a migration took them) are found again, and nobody changed them."""

from sqlalchemy import delete, select

from vrijwilligers.candidates import queries
from vrijwilligers.candidates.actions import keys
from vrijwilligers.candidates.actions.keys import derive_missing
from vrijwilligers.candidates.models import Candidate, CandidateKey


def test_who_has_no_keys_gets_those_that_follow_from_the_fiche(make, database):
    one = make.candidate(given_name="Zoé", family_name="De Smet", phone="+32470123456")
    other = make.candidate()
    rows = (CandidateKey.candidate_id, CandidateKey.key)
    theirs = select(*rows).order_by(*rows)
    kept = select(Candidate.__table__).order_by(Candidate.id)
    before = [database.execute(query).all() for query in (theirs, kept)]
    database.execute(delete(CandidateKey).where(CandidateKey.candidate_id == one.id))
    database.commit()

    assert derive_missing() == 1
    assert derive_missing() == 0

    assert [database.execute(query).all() for query in (theirs, kept)] == before
    assert [found.candidate.id for found in queries.searching("desmet", limit=5)] == [one.id]
    assert other.keys


def test_some_are_done_at_a_time_and_all_are_counted(make, database, monkeypatch):
    for _ in range(3):
        make.candidate()
    database.execute(delete(CandidateKey))
    database.commit()
    monkeypatch.setattr(keys, "MANY", 2)
    assert derive_missing() == 3
