"""The table of the keys by which organisations are found."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import part_of
from vrijwilligers.records.indexes import stand_by_key
from vrijwilligers.records.personal import DerivedKey, ProcessingPurpose, remains
from vrijwilligers.records.references import TRACE


class OrganisationKey(Model):
    """Something one can type to find an organisation by one of its names."""

    __tablename__ = "organisation_key"
    __kept__ = (remains("follows from the names of an organisation", ProcessingPurpose.CONTACT),)
    __table_args__ = (
        Index("ix_organisation_key_key", "key", "organisation_id"),
        {"info": {TRACE: True}},
    )

    organisation_id: Mapped[int] = part_of("organisation", is_key=True)
    key: Mapped[DerivedKey] = mapped_column(primary_key=True)


stand_by_key(OrganisationKey.__table__)
