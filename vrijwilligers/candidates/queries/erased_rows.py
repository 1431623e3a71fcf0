"""Rows of lists whose fiche was erased since: they come in again only when somebody says so.

Nothing of a person is kept for it but a keyed hash of the whole row, with what undoing the import
needs, and as long as that (ADR 6).
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.extensions import db
from vrijwilligers.imports import queries as imports
from vrijwilligers.records.batches import batches
from vrijwilligers.records.encryption import keyed_hashes


def mark_of(digest: str) -> str:
    """Return what is kept of a row, by its digest: without our key it says nothing."""
    return _hashes(digest)[0]


def _hashes(digest: str) -> list[str]:
    return keyed_hashes(f"row of candidates {digest}")


def erased_since(digests: Collection[str], import_id: int | None) -> dict[str, datetime]:
    """Return when rows came in before, in another import, whose fiche is gone now; by digest."""
    asked = {mark: digest for digest in digests for mark in _hashes(digest)}
    brought_in = {
        asked[mark]: (key, at)
        for at, step in imports.steps_of_kind("candidates", but=import_id)
        for mark, key in step["rows"].items()
        if mark in asked
    }
    there = _there({key for key, _ in brought_in.values()})
    return {digest: at for digest, (key, at) in brought_in.items() if key not in there}


def _there(keys: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in batches(sorted(keys)):
        found |= {*db.session.scalars(select(Candidate.id).where(Candidate.id.in_(some)))}
    return found
