"""What is known of this desk."""

from sqlalchemy import ScalarSelect, func, select, true

from vrijwilligers.extensions import db
from vrijwilligers.records.database_flags import demo_there
from vrijwilligers.settings.models import DeskSettingsRecord
from vrijwilligers.settings.readers import unpack
from vrijwilligers.settings.rules import DeskSettings


def stored() -> DeskSettings:
    """Return the settings of this desk; before anything was said all of them are empty."""
    return stored_and_demo()[0]


def stored_and_demo() -> tuple[DeskSettings, bool]:
    """Return the settings of this desk, and whether it is a demo, with one question."""
    columns = DeskSettingsRecord.answers, DeskSettingsRecord.version, DeskSettingsRecord.logo_digest
    demo = select(demo_there().label("is_demo")).subquery()
    asked = select(demo.c.is_demo, *columns).select_from(demo)
    row = db.session.execute(asked.outerjoin(DeskSettingsRecord, true())).one()
    if row.version is None:
        return DeskSettings(), row.is_demo
    return unpack(row.answers, version=row.version, logo=row.logo_digest or ""), row.is_demo


def version() -> ScalarSelect[int]:
    """Return the version of the settings, to ask for in a query of something else."""
    return select(func.coalesce(func.max(DeskSettingsRecord.version), 0)).scalar_subquery()


def hold() -> DeskSettingsRecord | None:
    """Return the record to change it; on PostgreSQL nobody else can meanwhile."""
    return db.session.scalars(select(DeskSettingsRecord).with_for_update()).one_or_none()


def logo() -> bytes | None:
    """Return the picture of the desk, a PNG."""
    return db.session.scalars(select(DeskSettingsRecord.logo)).one_or_none()
