"""Questions about the published sets of talents."""

from sqlalchemy import func, select

from vrijwilligers.extensions import db
from vrijwilligers.talents.models import TalentSetVersion
from vrijwilligers.talents.rules.sets import TalentSet, cards_in


def current_set() -> TalentSet:
    """Return the set that the scan asks now: the last one published."""
    return _read(latest())


def latest() -> TalentSetVersion:
    """Return the row of the set published last."""
    newest = select(TalentSetVersion).order_by(TalentSetVersion.id.desc()).limit(1)
    return db.session.scalars(newest).one()


def newest_version(code: str) -> int:
    """Return the highest version of a set; 0 where there is none of this code."""
    highest = select(func.max(TalentSetVersion.version)).filter_by(code=code)
    return db.session.scalar(highest) or 0


def get_set(set_id: int) -> TalentSet:
    """Return one set that was ever published, or raise ``NoResultFound``."""
    return _read(db.session.get_one(TalentSetVersion, set_id))


def set_named(code: str, version: int) -> TalentSet:
    """Return the set of this code and version, or raise ``NoResultFound``."""
    wanted = select(TalentSetVersion).filter_by(code=code, version=version)
    return _read(db.session.scalars(wanted).one())


def _read(row: TalentSetVersion) -> TalentSet:
    return TalentSet(code=row.code, version=row.version, cards=cards_in(row.content))
