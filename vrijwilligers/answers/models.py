"""The table of what organisations want to change; their links are ``links.models``."""

from sqlalchemy import Dialect, String, TypeDecorator
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.answers.rules import FieldValues, from_json, to_json
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, part_of, refers_to
from vrijwilligers.records.personal import DataSubject, Holding, ends, forgets, personal
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.rules.layers import CONTACT
from vrijwilligers.vocabulary.terms import RetentionTerm


class RequestedValues(TypeDecorator[FieldValues]):
    """What is wanted otherwise, with its types; the database keeps it as JSON."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: FieldValues | None, dialect: Dialect) -> str | None:
        """Write it."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> FieldValues | None:
        """Read it."""
        return None if value is None else from_json(value)


class ChangeRequest(Model):
    """What an organisation wants to change in its vacancy; a coordinator accepts it or not."""

    __tablename__ = "change_request"
    __kept__ = (
        ends(RetentionTerm.LINK, "decided_at", "expires_at", subject=DataSubject.CONTACT_PERSON),
        forgets("decided_by_id"),
        forgets("noted_by_id"),
    )
    __table_args__ = ({"info": {"contact": CONTACT}},)

    id: Mapped[Key]
    vacancy_id: Mapped[int] = part_of("vacancy")
    requested: Mapped[FieldValues] = personal(RequestedValues, holds=Holding.TEXT)
    sent_at: Mapped[Moment]
    expires_at: Mapped[Moment]  # nobody decides any more
    decided_at: Mapped[Moment | None]
    decided_by_id: Mapped[int | None] = refers_to("staff_member")
    is_accepted: Mapped[bool | None]
    is_noted: Mapped[bool | None]  # on the phone; empty: it came through a link
    noted_by_id: Mapped[int | None] = refers_to("staff_member")

    vacancy: Mapped[Vacancy] = relationship()
