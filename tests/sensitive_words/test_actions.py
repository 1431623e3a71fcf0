"""The list of words that coordinators keep, and what finds them."""

import pytest
from sqlalchemy import select

from vrijwilligers.records.audit import AuditEvent
from vrijwilligers.sensitive_words import actions, queries
from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.sensitive_words.models import SensitiveWord
from vrijwilligers.sensitive_words.rules import WordKind


def test_a_word_that_is_added_is_found_at_once_and_one_removed_no_more_p06(database):
    assert matcher().find("houdt van Flubber") == ()
    word = actions.add("Flubber*", WordKind.ILLNESS, by=None)
    assert matcher().find("houdt van Flubberen") == ("flubberen",)
    actions.remove(word, by=None)
    assert matcher().find("houdt van Flubberen") == ()


def test_the_list_is_read_once_while_it_stays_the_same(database, counting):
    matcher()
    with counting() as seen:
        first = matcher()
        assert matcher() is first
    assert seen.count == 2  # which list is it


def test_a_word_stands_on_the_list_once_however_it_is_typed(database):
    actions.add("Flübber-ziekte", WordKind.ILLNESS, by=None)
    with pytest.raises(actions.WordIsOnTheList):
        actions.add("flubber ziekte", WordKind.FAITH, by=None)
    with pytest.raises(actions.WordCannotBeFound):
        actions.add("a*", WordKind.FAITH, by=None)


def test_the_first_words_are_there_in_the_order_of_the_alphabet(database):
    for kind in WordKind:
        words = [one.word for one in queries.of_kind(kind)]
        assert len(words) > 50


def test_what_happens_to_the_list_is_logged_by_number(database, make):
    staff = make.staff("coordinator")
    word = actions.add("flubber", WordKind.ORIGIN, by=staff.id)
    key = word.id
    actions.remove(word, by=staff.id)
    database.flush()
    logged = database.execute(
        select(AuditEvent.deed, AuditEvent.thing, AuditEvent.record_id, AuditEvent.staff_id)
        .where(AuditEvent.thing == "sensitive_word")
        .order_by(AuditEvent.id)
    ).all()
    assert [tuple(row) for row in logged] == [
        ("word added", "sensitive_word", key, staff.id),
        ("word removed", "sensitive_word", key, staff.id),
    ]
    assert queries.by_ids([key]) == []
    assert repr(SensitiveWord(id=3)) == "<SensitiveWord 3>"
