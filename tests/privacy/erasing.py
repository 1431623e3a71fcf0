"""Erasing somebody as the command does."""

from vrijwilligers.privacy.actions.erasure import erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.rules.reasons import ErasureReason
from vrijwilligers.records.db import transaction, write_back
from vrijwilligers.vocabulary.clock import now


def gone(person, reason=ErasureReason.REQUEST):
    """Erase somebody as the command does."""
    named_in = search(person)
    with transaction():
        erasure = erase(person, reason, by=None, at=now(), named_in=named_in)
    write_back()
    return erasure
