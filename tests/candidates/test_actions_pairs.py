"""Fiches that may be of one person are found by night, and go with either of them."""

from sqlalchemy import select

from vrijwilligers.candidates.actions import pairs
from vrijwilligers.candidates.models import Candidate, CandidatePair
from vrijwilligers.candidates.queries.merging import likely_pairs
from vrijwilligers.extensions import db
from vrijwilligers.vocabulary.clock import now


def night():
    pairs.find_each_night(now())
    return [(one.one_id, one.other_id) for one in db.session.scalars(likely_pairs())]


def alike(make):
    same = {"phone": "+32470112233"}
    return (
        make.candidate(given_name="Sedric", family_name="Vermeulen", **same),
        make.candidate(given_name="Cédric", family_name="Vermeulen", **same),
    )


def test_a_night_finds_who_may_be_one_the_likeliest_first(make):
    far = make.candidate(given_name="Ayse", family_name="Yilmaz")
    turned = make.candidate(given_name="Yilmaz", family_name="Ayse")
    one, other = alike(make)
    make.candidate(given_name="Peter", family_name="Claes")
    assert night() == [(one.id, other.id), (far.id, turned.id)]
    assert night() == [(one.id, other.id), (far.id, turned.id)], "twice is once"


def test_what_changed_is_looked_at_again(make):
    one, other = alike(make)
    assert night()
    one.phone, one.given_name, one.family_name = None, "Peter", "Claes"
    one.keys.clear()
    db.session.commit()
    assert night() == []
    assert other.phone


def test_who_is_said_to_be_two_stays_two_until_somebody_doubts(make):
    one, other = alike(make)
    night()
    pair = db.session.scalars(select(CandidatePair)).one()
    pairs.say_two(pair, by=None)
    db.session.commit()
    one.motivation = "Iets nieuws"
    db.session.commit()
    assert night() == []
    pairs.doubt_again(pair, by=None)
    db.session.commit()
    assert night() == [(one.id, other.id)]


def test_who_may_not_be_used_is_in_no_pair(make):
    one, other = alike(make)
    night()
    other.restricted_at = now()
    db.session.commit()
    assert list(db.session.scalars(likely_pairs())) == []
    db.session.delete(db.session.get(Candidate, one.id))
    db.session.commit()
    assert list(db.session.scalars(select(CandidatePair))) == []
