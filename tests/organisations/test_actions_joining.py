"""What two records of one organisation both have is kept once, if it is the same."""

from datetime import timedelta

import pytest

from tests.answers.links import linked
from vrijwilligers.answers.rules import PROPOSAL
from vrijwilligers.links.queries import by_token, open_about
from vrijwilligers.links.rules import LinkEndReason
from vrijwilligers.organisations.actions import merging
from vrijwilligers.organisations.models import ContactPerson, InformationNote
from vrijwilligers.organisations.queries.merging import answers_of, hold_pair
from vrijwilligers.organisations.rules.merging import NOTE, Merger, questions
from vrijwilligers.organisations.wording.differences import say
from vrijwilligers.vocabulary.clock import now


@pytest.fixture
def pair(make):
    return make.organisation(name="A"), make.organisation(name="B")


def merge(database, pair, *taken):
    """Merge two records; return the one that stays."""
    database.commit()
    stays, goes = hold_pair(*(one.id for one in pair))
    merger = Merger(taken=frozenset(taken))
    merging.merge(stays, goes, merger, by=None)
    database.commit()
    return stays


def people(*reachable):
    return [ContactPerson(name="Ines Proef", **reached) for reached in reachable]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"email": "ines@example.org"}, {"email": "ines.proef@example.org"}),
        ({"phone": "+32470000001"}, {"phone": "+32470000002"}),
        (
            {"email": "ines@example.org", "phone": "+32470000001"},
            {"email": "ines@example.org", "phone": "+32470000002"},
        ),
    ],
)
def test_two_of_one_name_who_are_reached_otherwise_both_stay(database, pair, mine, theirs):
    pair[0].contact_persons, pair[1].contact_persons = people(mine), people(theirs)
    kept = merge(database, pair).contact_persons
    assert [(p.email, p.phone) for p in kept] == [
        (reached.get("email"), reached.get("phone")) for reached in (mine, theirs)
    ]


def test_one_person_of_whom_each_knows_something_else_is_one(database, pair):
    mine, theirs = {"email": "ines@example.org"}, {"phone": "+32470000002"}
    pair[0].contact_persons = people(mine)
    pair[1].contact_persons = people(theirs | {"email": "Ines@example.org"})
    (kept,) = merge(database, pair).contact_persons
    assert (kept.email, kept.phone) == ("ines@example.org", "+32470000002")


def test_who_is_there_twice_already_is_joined_with_the_one_that_is_the_same(database, pair):
    first, second = {"email": "ines@example.org"}, {"email": "proef@example.org"}
    pair[0].contact_persons, pair[1].contact_persons = people(first, second), people(second)
    kept = merge(database, pair).contact_persons
    assert [person.email for person in kept] == ["ines@example.org", "proef@example.org"]


NOTA = {"says_aim": True, "file_name": "nota.pdf", "file": b"%PDF-1.7"}


def asked(database, pair, **theirs):
    """Return what a merger asks about the notes of a pair, as each of the two is named."""
    pair[0].information_note = InformationNote(**NOTA)
    pair[1].information_note = InformationNote(**NOTA | theirs)
    database.commit()
    answers = [answers_of(one) for one in pair]
    return [
        (say(NOTE, one.stays), say(NOTE, one.goes))
        for one in questions(*answers)
        if one.name == NOTE
    ]


@pytest.mark.parametrize(
    "otherwise", [{"says_aim": False, "says_secrecy": True}, {"file": b"%PDF-1.7 anew"}]
)
def test_a_note_that_tells_otherwise_or_has_another_file_is_asked_about(database, pair, otherwise):
    ((mine, theirs),) = asked(database, pair, **otherwise)
    assert mine != theirs
    assert merge(database, pair, NOTE).information_note.file == (NOTA | otherwise)["file"]


def test_two_notes_that_are_the_same_are_not_asked_about(database, pair):
    assert asked(database, pair) == []


DAY = timedelta(days=1)


def link(database, organisation, *, ago, lasts=365, **end):
    """Give an organisation a link to propose vacancies, made some days ago."""
    made = now() - ago * DAY
    moments = {"made_at": made, "expires_at": made + lasts * DAY}
    return by_token(linked(database, PROPOSAL, organisation, **moments, **end), PROPOSAL)


def test_of_two_links_to_propose_only_that_of_the_one_that_stays_works(database, pair):
    mine, theirs = link(database, pair[0], ago=9), link(database, pair[1], ago=2)
    one = merge(database, pair)
    assert (mine.ended_at, theirs.ended_at is None) == (None, False)
    assert open_about(one, PROPOSAL, now()) == mine


REVOKED = {"ended_at": now(), "ended_because": LinkEndReason.REVOKED}


@pytest.mark.parametrize("dead", [{"lasts": 5}, REVOKED])
def test_the_only_link_that_works_goes_on_working(database, pair, dead):
    link(database, pair[0], ago=9, **dead)
    theirs = link(database, pair[1], ago=12)
    one = merge(database, pair)
    assert theirs.ended_at is None
    assert (theirs.record_id, one.id) == (pair[0].id, pair[0].id)
