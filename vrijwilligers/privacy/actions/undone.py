"""Fiches that a list brought in, and that went when it was undone: others name them no more."""

from collections.abc import Callable, Sequence

from vrijwilligers.candidates.feature import ListIsUndone
from vrijwilligers.privacy.actions.checks import plan_check
from vrijwilligers.privacy.actions.erasure import Erasure, blank_mentions
from vrijwilligers.privacy.actions.searching import MentionSearch
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import today


def look_for_them(question: ListIsUndone) -> Callable[[Sequence[int]], None]:
    """Look where others name them, and answer with what takes out those who went."""
    search = MentionSearch(PersonKey(DataSubject.CANDIDATE, key) for key in question.keys)

    def forget(gone: Sequence[int]) -> None:
        people = (PersonKey(DataSubject.CANDIDATE, key) for key in gone)
        for person, identity, found in search.of_all(people):
            erasure = Erasure(person)
            blank_mentions(erasure, identity, found, {})
            plan_check(erasure, today=today())

    return forget
