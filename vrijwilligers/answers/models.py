"""The table of what organisations want to change; their links are ``links.models``."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment
from vrijwilligers.records.personal import ProcessingPurpose, RetentionTerm, impersonal, personal
from vrijwilligers.vacancies.models import Vacancy


class ChangeRequest(Model):
    """What an organisation wants to change in its vacancy; a coordinator accepts it or not."""

    __tablename__ = "change_request"
    __people__ = True

    id: Mapped[Key]
    vacancy_id: Mapped[int] = impersonal(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True)
    requested: Mapped[str] = personal(
        ProcessingPurpose.CONTACT, RetentionTerm.LINK
    )  # JSON: field to new value
    sent_at: Mapped[Moment] = impersonal()
    decided_at: Mapped[Moment | None] = impersonal()
    decided_by_id: Mapped[int | None] = personal(
        ProcessingPurpose.LOG,
        RetentionTerm.LINK,
        ForeignKey("staff_member.id", ondelete="SET NULL"),
    )
    is_accepted: Mapped[bool | None] = impersonal()

    vacancy: Mapped[Vacancy] = relationship()
