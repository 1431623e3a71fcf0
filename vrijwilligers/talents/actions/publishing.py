"""Publishing a set: what the scan asks from now on. What was asked before stays as it was."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.talents import queries
from vrijwilligers.talents.feature import TalentSetDeed
from vrijwilligers.talents.models import TalentSetVersion
from vrijwilligers.talents.queries.sets import latest, newest_version
from vrijwilligers.talents.rules.cards import FEWEST, MOST
from vrijwilligers.talents.rules.sets import as_content, digest_of
from vrijwilligers.vocabulary.problems import Problem


class TooFewTalents(Problem):
    """A scan of which hardly anything can be chosen is none."""

    message = _l("A scan needs at least %(count)s talents that are in use.", count=FEWEST)


class TooManyTalents(Problem):
    """A scan to the end of which nobody comes is none."""

    message = _l("A scan asks at most %(count)s talents: with more nobody ends it.", count=MOST)


def publish(*, by: int | None, code: str | None = None) -> TalentSetVersion | None:
    """Let the scan ask the list as it is now; nothing where it does so already."""
    cards = [talent.card for talent in queries.talents()]
    if len(cards) < FEWEST:
        raise TooFewTalents
    if len(cards) > MOST:
        raise TooManyTalents
    content, before = as_content(cards), latest()
    code = code or before.code
    if (code, digest_of(content)) == (before.code, before.digest):
        return None
    made = TalentSetVersion(
        code=code,
        version=newest_version(code) + 1,
        content=content,
        digest=digest_of(content),
    )
    db.session.add(made)
    db.session.flush()
    audit.record(TalentSetDeed.PUBLISHED, made, by=by)
    return made
