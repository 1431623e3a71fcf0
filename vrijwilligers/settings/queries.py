"""What is known of this desk."""

from typing import NamedTuple

from sqlalchemy import ScalarSelect, func, select, true

from vrijwilligers.extensions import db
from vrijwilligers.records.database_flags import demo_there, real_there
from vrijwilligers.settings.models import DeskSettingsRecord
from vrijwilligers.settings.readers import unpack
from vrijwilligers.settings.rules import DeskSettings


class DeskKind(NamedTuple):
    """Whether everybody here is made up, or somebody ended that: neither is a trial."""

    is_demo: bool = False
    is_real: bool = False


def stored() -> DeskSettings:
    """Return the settings of this desk; before anything was said all of them are empty."""
    return stored_with_kind()[0]


def stored_with_kind() -> tuple[DeskSettings, DeskKind]:
    """Return the settings of this desk, and what kind of desk it is, with one question."""
    columns = DeskSettingsRecord.answers, DeskSettingsRecord.version, DeskSettingsRecord.logo_digest
    kind = select(demo_there().label("is_demo"), real_there().label("is_real")).subquery()
    asked = select(kind.c.is_demo, kind.c.is_real, *columns).select_from(kind)
    row = db.session.execute(asked.outerjoin(DeskSettingsRecord, true())).one()
    kind_now = DeskKind(is_demo=row.is_demo, is_real=row.is_real)
    if row.version is None:
        return DeskSettings(), kind_now
    return unpack(row.answers, version=row.version, logo=row.logo_digest or ""), kind_now


def version() -> ScalarSelect[int]:
    """Return the version of the settings, to ask for in a query of something else."""
    return select(func.coalesce(func.max(DeskSettingsRecord.version), 0)).scalar_subquery()


def hold() -> DeskSettingsRecord | None:
    """Return the record to change it; on PostgreSQL nobody else can meanwhile."""
    return db.session.scalars(select(DeskSettingsRecord).with_for_update()).one_or_none()


def logo() -> bytes | None:
    """Return the picture of the desk, a PNG."""
    return db.session.scalars(select(DeskSettingsRecord.logo)).one_or_none()
