"""What is known of this desk."""

from sqlalchemy import ScalarSelect, func, select

from vrijwilligers.extensions import db
from vrijwilligers.settings.models import DeskSettingsRecord
from vrijwilligers.settings.readers import unpack
from vrijwilligers.settings.rules import DeskSettings


def stored() -> DeskSettings:
    """Return the settings of this desk; before anything was said all of them are empty."""
    columns = DeskSettingsRecord.answers, DeskSettingsRecord.version, DeskSettingsRecord.logo_digest
    row = db.session.execute(select(*columns)).one_or_none()
    if row is None:
        return DeskSettings()
    return unpack(row.answers, version=row.version, logo=row.logo_digest or "")


def version() -> ScalarSelect[int]:
    """Return the version of the settings, to ask for in a query of something else."""
    return select(func.coalesce(func.max(DeskSettingsRecord.version), 0)).scalar_subquery()


def hold() -> DeskSettingsRecord | None:
    """Return the record to change it; on PostgreSQL nobody else can meanwhile."""
    return db.session.scalars(select(DeskSettingsRecord).with_for_update()).one_or_none()


def logo() -> bytes | None:
    """Return the picture of the desk, a PNG."""
    return db.session.scalars(select(DeskSettingsRecord.logo)).one_or_none()
