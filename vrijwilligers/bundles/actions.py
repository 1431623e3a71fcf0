"""What can be done with bundles: writing down that one was printed."""

from vrijwilligers.bundles import rules
from vrijwilligers.bundles.models import Edition
from vrijwilligers.bundles.rules import Choice
from vrijwilligers.core import audit, facts
from vrijwilligers.core.facts import FactKind
from vrijwilligers.extensions import db


def print_edition(choice: Choice, *, vacancies: int, by: int | None) -> Edition:
    """Record a bundle that was made: the edition, the fact that indicators count, and who did it.

    Call it when the PDF is ready, so that nothing is counted that was not made. ``vacancies`` is
    how many are in it; ``by`` is a member of staff, or ``None`` for a command.
    """
    edition = Edition(
        printed_by_id=by,
        language=choice.language,
        season=choice.season,
        category=choice.category,
        vacancies=vacancies,
    )
    db.session.add(edition)
    db.session.flush()
    facts.record(FactKind.BUNDLE_PRINTED, language=choice.language, subject=rules.kind_of(choice))
    audit.record("printed", edition, by=by)
    return edition
