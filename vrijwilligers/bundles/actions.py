"""What can be done with bundles: writing down that one was printed, throwing one away."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.feature import BundleFact, EditionDeed
from vrijwilligers.bundles.models import Edition, EditionVolume
from vrijwilligers.bundles.rules import BundleChoice
from vrijwilligers.extensions import db
from vrijwilligers.records import audit, facts
from vrijwilligers.vocabulary.clock import today


@dataclass(frozen=True)
class PrintedEdition:
    """What was made of a choice: what it says, and how each of its volumes looks."""

    content: Mapping[str, object]
    volumes: tuple[bytes, ...]


def print_edition(
    choice: BundleChoice, *, vacancies: int, by: int | None, made: PrintedEdition | None = None
) -> Edition:
    """Record a bundle that was made: the edition, the fact that indicators count, and who did it.

    Call it when the PDF is ready, so that nothing is counted that was not made. ``vacancies`` is
    how many are in it; ``by`` is a member of staff, or ``None`` for a command.
    What was made is kept, so that the edition can be read and printed again exactly as it was.
    """
    edition = Edition(
        printed_by_id=by,
        name=choice.name or None,
        language=choice.language,
        season=choice.season,
        category=choice.category,
        vacancies=vacancies,
        choice=rules.to_json(replace(choice, name="")),
        content=zlib.compress(json.dumps(made.content).encode()) if made else None,
        pdf=made.volumes[0] if made else None,
    )
    db.session.add(edition)
    db.session.flush()
    for number, pdf in enumerate(made.volumes[1:] if made else (), start=2):
        db.session.add(EditionVolume(edition_id=edition.id, number=number, pdf=pdf))
    facts.record(
        BundleFact.PRINTED, on=today(), language=choice.language, subject=rules.kind_of(choice)
    )
    audit.record(EditionDeed.PRINTED, edition, by=by)
    return edition


def delete_edition(edition: Edition, *, by: int) -> None:
    """Throw an edition away, with its paper; what was counted when it was made stays counted."""
    audit.record(EditionDeed.DELETED, edition, by=by)
    db.session.delete(edition)
