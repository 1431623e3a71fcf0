"""When we were in touch with somebody last, as it was before a call that is undone."""

from datetime import date

from vrijwilligers.candidates import actions as candidates
from vrijwilligers.candidates.models import Candidate
from vrijwilligers.matching import queries
from vrijwilligers.registry import announce
from vrijwilligers.support_needs.feature import ConversationCheck


def of(person: Candidate | None) -> list[str]:
    """Say when we were in touch last, and when the fiche goes for that."""
    return [person.last_contact_on.isoformat(), person.erase_on.isoformat()] if person else []


def put_back(person: Candidate | None, before: list[str], after: list[str]) -> None:
    """Let it be as before the call, if nothing else was contact on that day or later."""
    if person is None or of(person) != after:
        return
    day = person.last_contact_on
    if queries.was_in_touch(person, day) or any(announce(ConversationCheck(person.id, day))):
        return
    candidates.untouch(person, *map(date.fromisoformat, before))
