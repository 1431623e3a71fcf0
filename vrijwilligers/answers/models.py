"""The tables of what organisations do by link: reminders, requests for changes, proposals."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, relationship

from vrijwilligers.answers.rules import Answer
from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of
from vrijwilligers.records.personal import Purpose, Term, impersonal, personal
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.clock import now


class VacancyReminder(Model):
    """A mail to an organisation that asks whether its vacancy is still so, with a link.

    Only the hash of the token is kept; the link answers once.
    """

    __tablename__ = "vacancy_reminder"
    __people__ = True

    id: Mapped[Key]
    vacancy_id: Mapped[int] = impersonal(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = impersonal(unique=True)
    address: Mapped[str] = personal(Purpose.CONTACT, Term.LINK)
    sent_at: Mapped[Moment] = impersonal()
    expires_at: Mapped[Moment] = impersonal()
    answered_at: Mapped[Moment | None] = impersonal()
    answer: Mapped[Answer | None] = impersonal(choice_of(Answer))

    vacancy: Mapped[Vacancy] = relationship()


class ChangeRequest(Model):
    """What an organisation wants to change in its vacancy; a coordinator accepts it or not."""

    __tablename__ = "change_request"
    __people__ = True

    id: Mapped[Key]
    vacancy_id: Mapped[int] = impersonal(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True)
    requested: Mapped[str] = personal(Purpose.CONTACT, Term.LINK)  # JSON: field to new value
    sent_at: Mapped[Moment] = impersonal()
    decided_at: Mapped[Moment | None] = impersonal()
    decided_by_id: Mapped[int | None] = personal(
        Purpose.LOG, Term.LINK, ForeignKey("staff_member.id", ondelete="SET NULL")
    )
    is_accepted: Mapped[bool | None] = impersonal()

    vacancy: Mapped[Vacancy] = relationship()


class ProposalLink(Model):
    """A link with which an organisation proposes vacancies, without an account.

    Only the hash of its token is kept. It can be used until it expires or is taken back.
    """

    __tablename__ = "proposal_link"
    __people__ = True

    id: Mapped[Key]
    organisation_id: Mapped[int] = impersonal(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = impersonal(unique=True)
    address: Mapped[str | None] = personal(Purpose.CONTACT, Term.LINK)  # it was mailed to
    made_at: Mapped[Moment] = impersonal(default=now)
    expires_at: Mapped[Moment] = impersonal()
    ended_at: Mapped[Moment | None] = impersonal()
