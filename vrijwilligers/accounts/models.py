"""The tables of the team: members, their roles, recovery codes and sessions."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from vrijwilligers.accounts.rules import Role
from vrijwilligers.extensions import Model
from vrijwilligers.feature import Permission
from vrijwilligers.records.db import Dated, Identified, Key, Moment, choice_of, part_of
from vrijwilligers.records.encryption import Encrypted
from vrijwilligers.records.personal import (
    ITSELF,
    Code,
    DataSubject,
    Email,
    Hash,
    Name,
    ProcessingPurpose,
    ends,
    goes_with,
)
from vrijwilligers.registry import registry
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.terms import RetentionTerm


class StaffMember(Identified, Dated, Model):
    """Somebody who works at the desk. A higher ``session_epoch`` ends all their sessions."""

    __tablename__ = "staff_member"
    __kept__ = (
        ends(
            RetentionTerm.ACCOUNT,
            "closed_at",
            subject=DataSubject.STAFF,
            path=ITSELF,
            purpose=ProcessingPurpose.STAFF,
        ),
    )
    __table_args__ = (
        CheckConstraint("email = lower(email)", "email_is_lower_case"),
        CheckConstraint("language IN ('nl', 'fr', 'en')", "language_is_ours"),
        CheckConstraint("is_closed = (closed_at IS NOT NULL)", "closed_has_a_moment"),
    )

    id: Mapped[Key]
    email: Mapped[Email] = mapped_column(unique=True)
    name: Mapped[Name]
    language: Mapped[Code] = mapped_column(default="nl")
    password_hash: Mapped[Hash | None]
    totp_secret: Mapped[Hash | None] = mapped_column(Encrypted)
    totp_last_step: Mapped[int] = mapped_column(default=0)
    session_epoch: Mapped[int] = mapped_column(default=1)
    is_closed: Mapped[bool] = mapped_column(default=False)
    closed_at: Mapped[Moment | None]
    last_sign_in_at: Mapped[Moment | None]
    secrecy_signed_on: Mapped[
        date | None
    ]  # the duty of confidentiality (Act of 30 July 2018, article 9; P-18)

    roles: Mapped[list["StaffRole"]] = relationship(
        back_populates="staff_member", cascade="all, delete-orphan", lazy="selectin"
    )
    recovery_codes: Mapped[list["RecoveryCode"]] = relationship(
        back_populates="staff_member", cascade="all, delete-orphan"
    )

    @validates("is_closed")
    def _closing(self, _: str, is_closed: bool) -> bool:
        """Keep since when an account is closed: from then on its term runs."""
        self.closed_at = (self.closed_at or now()) if is_closed else None
        return is_closed

    @property
    def is_authenticated(self) -> bool:
        """Tell that this is somebody, as Flask-Login asks; a closed account is nobody."""
        return self.is_active

    @property
    def is_anonymous(self) -> bool:
        """Tell that this is not a stranger, as Flask-Login asks."""
        return False

    @property
    def is_active(self) -> bool:
        """Tell whether the account is open."""
        return not self.is_closed

    @property
    def role_names(self) -> frozenset[Role]:
        """Return the roles this person holds."""
        return frozenset(held.role for held in self.roles)

    def may(self, permission: Permission) -> bool:
        """Tell whether this person holds the permission."""
        granted = registry().permissions
        return any(permission in granted[role] for role in self.role_names)

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<StaffMember {self.id}>"


class StaffRole(Model):
    """A role that a member of staff holds."""

    __tablename__ = "staff_role"
    __kept__ = (goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.STAFF),)

    staff_id: Mapped[int] = part_of("staff_member", is_key=True)
    role: Mapped[Role] = mapped_column(choice_of(Role), primary_key=True)

    staff_member: Mapped[StaffMember] = relationship(back_populates="roles")


class RecoveryCode(Model):
    """A code that replaces the second factor once; only its hash is kept."""

    __tablename__ = "recovery_code"
    __kept__ = (goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.STAFF),)

    id: Mapped[Key]
    staff_id: Mapped[int] = part_of("staff_member")
    code_hash: Mapped[Hash]
    used_at: Mapped[Moment | None]

    staff_member: Mapped[StaffMember] = relationship(back_populates="recovery_codes")


class DeskSession(Model):
    """Somebody at a screen: what the browser holds is a token, and we keep only its hash.

    Whether the screen is locked, and which second step is being set up, stands here and nowhere
    else (docs/adr/0011). The row may go once the session would have been over anyway.
    """

    __tablename__ = "desk_session"
    __kept__ = (
        goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.STAFF),
        ends(RetentionTerm.SESSION, "signed_in_at", purpose=ProcessingPurpose.STAFF),
    )
    __table_args__ = (
        CheckConstraint(
            "(enrolment_secret IS NULL) = (enrolment_at IS NULL)", "an_enrolment_has_a_moment"
        ),
    )

    token_hash: Mapped[Hash] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = part_of("staff_member")
    epoch: Mapped[int]
    signed_in_at: Mapped[Moment]
    active_at: Mapped[Moment]
    awaits_code: Mapped[bool] = mapped_column(default=False)
    locked_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
    enrolment_secret: Mapped[Hash | None] = mapped_column(Encrypted)
    enrolment_at: Mapped[Moment | None]

    staff_member: Mapped[StaffMember] = relationship()


class KnownBrowser(Model):
    """A browser in which somebody signed in: what others try elsewhere does not slow it down."""

    __tablename__ = "known_browser"
    __kept__ = (
        goes_with(DataSubject.STAFF, "staff_id", ProcessingPurpose.STAFF),
        ends(RetentionTerm.BROWSER, "last_at", purpose=ProcessingPurpose.STAFF),
    )
    __table_args__ = (UniqueConstraint("staff_id", "token_hash"),)

    id: Mapped[Key]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id", ondelete="CASCADE"))
    token_hash: Mapped[Hash] = mapped_column(index=True)
    last_at: Mapped[Moment]
