"""The tables of a fiche: the candidate, the lists of it, the row that brought it in."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    and_,
    false,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.candidates import rules
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import Model
from vrijwilligers.imports.models import ImportedRow
from vrijwilligers.records.db import Dated, Identified, Key, Moment, Versioned, choice_of, part_of
from vrijwilligers.records.personal import (
    ITSELF,
    Code,
    DataSubject,
    Derived,
    DerivedKey,
    Hash,
    Personal,
    ProcessingPurpose,
    SharedEmail,
    SharedName,
    SharedPhone,
    Words,
    ends,
    goes_with,
)
from vrijwilligers.records.references import TRACE
from vrijwilligers.talents.models import Category, Talent
from vrijwilligers.vocabulary.clock import day_of, now, today
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.terms import RetentionTerm

if TYPE_CHECKING:
    from vrijwilligers.candidates.models.consent import Consent


class Candidate(Identified, Versioned, Dated, Model):
    """Somebody who looks for volunteer work and agreed that we keep a fiche.

    ``fiche_consent`` repeats, where all are asked, whether consent for the fiche stands: without it
    search, matching and prints leave the person out. ``name_folded`` tells where a text may name
    somebody, the keys find people and doubles.
    """

    __tablename__ = "candidate"
    __kept__ = (
        ends(
            RetentionTerm.FICHE,
            "last_contact_on",
            subject=DataSubject.CANDIDATE,
            path=ITSELF,
            purpose=ProcessingPurpose.FICHE,
            ends_on="erase_on",
            while_empty="restricted_at",  # who asked to restrict it asked to keep it (article 18)
        ),
    )
    __table_args__ = (
        CheckConstraint("email = lower(email)", "email_is_lower_case"),
        CheckConstraint("language IN ('nl', 'fr', 'en')", "language_is_ours"),
        CheckConstraint("days BETWEEN 0 AND 2097151", "days_fit_the_week"),
        CheckConstraint(
            "phone IS NOT NULL OR email IS NOT NULL OR comes_by", "somebody_can_be_reached"
        ),
        CheckConstraint("given_name <> '' OR family_name <> ''", "somebody_has_a_name"),
        Index("ix_candidate_changed_at", "changed_at"),
    )

    id: Mapped[Key]
    given_name: Mapped[SharedName]
    family_name: Mapped[SharedName]
    name_folded: Mapped[Derived] = mapped_column(index=True)
    birth_year: Mapped[int | None]
    phone: Mapped[SharedPhone | None] = mapped_column(index=True)
    email: Mapped[SharedEmail | None] = mapped_column(index=True)
    comes_by: Mapped[bool] = mapped_column(default=False)
    whatsapp: Mapped[bool] = mapped_column(default=False, server_default=false())
    postcode: Mapped[Personal | None]
    municipality: Mapped[Personal | None]
    language: Mapped[Personal]
    other_languages: Mapped[Words | None]
    practise_dutch: Mapped[bool] = mapped_column(default=False)
    days: Mapped[int] = mapped_column(default=0)
    engagement: Mapped[Engagement | None] = mapped_column(choice_of(Engagement))
    available_from: Mapped[date | None]
    from_home: Mapped[bool] = mapped_column(default=False, server_default=false())
    motivation: Mapped[Words | None]
    notes: Mapped[Words | None]
    fiche_consent: Mapped[bool]
    restricted_at: Mapped[Moment | None]
    objected_at: Mapped[Moment | None]
    last_contact_on: Mapped[date] = mapped_column(index=True)
    erase_on: Mapped[date] = mapped_column(index=True)
    notified_for: Mapped[date | None]  # the day of erasing that they were told beforehand
    mail_stopped_at: Mapped[Moment | None]  # they want no mails about appointments
    informed_on: Mapped[date | None]  # who came by a list heard that we have their data
    counted: Mapped[Code | None]  # as ``facts.record`` says it, to take it back

    keys: Mapped[list["CandidateKey"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan"
    )
    languages: Mapped[list["CandidateLanguage"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan", order_by="CandidateLanguage.place"
    )
    talents: Mapped[list["CandidateTalent"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan"
    )
    categories: Mapped[list["CandidateCategory"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan"
    )
    consents: Mapped[list["Consent"]] = relationship(
        back_populates="candidate", cascade="all, delete-orphan", order_by="Consent.id"
    )

    @hybrid_property
    def is_in_use(self) -> bool:
        """Tell whether this fiche may be used: the one gate that everything asks.

        Consent for it stands, nobody asked to restrict it (GDPR article 18), and its day has not
        come (STANDARDS P-04, P-10, P-15).
        """
        return self.fiche_consent and self.restricted_at is None and self.erase_on > today()

    @is_in_use.inplace.expression
    @classmethod
    def _is_in_use(cls) -> ColumnElement[bool]:
        return and_(cls.fiche_consent, cls.restricted_at.is_(None), cls.erase_on > today())

    @property
    def number(self) -> str:
        """Return the number on the fiche, which may stand in a title."""
        return rules.number_of(self.id, day_of(self.created_at).year)

    @property
    def full_name(self) -> str:
        """Return the name as the person says it."""
        return rules.whole_name(self.given_name, self.family_name)

    @property
    def short_name(self) -> str:
        """Return the name for a list that others may see on the screen: Samira E."""
        return rules.short_name(self.given_name, self.family_name)

    @property
    def first_name(self) -> str:
        """Return what one calls somebody: the first name, or the only one there is."""
        return self.given_name or self.family_name

    def count_up(self) -> None:
        """Count a version up, also when only something changed that belongs to it."""
        self.changed_at = now()

    def consents_to(self, purpose: ConsentPurpose) -> bool:
        """Tell whether consent for a purpose stands now."""
        return any(act.purpose == purpose and act.withdrawn_at is None for act in self.consents)

    @property
    def promised_months(self) -> int | None:
        """Return how long the text that was agreed promises to keep the fiche, where it does."""
        texts = (act.text for act in self.consents if act.withdrawn_at is None)
        return next((text.months for text in texts if text and text.purpose.is_fiche), None)

    @property
    def has_parents_yes(self) -> bool:
        """Tell whether a parent or guardian agrees with what was consented."""
        standing = [act for act in self.consents if act.withdrawn_at is None]
        return bool(standing) and all(act.parent_agreed_at for act in standing)

    def __repr__(self) -> str:
        """Name the record without naming the person: this ends up in logs."""
        return f"<Candidate {self.id}>"


class CandidateKey(Model):
    """Something one can type to find a candidate (``rules.keys``); compared letter by letter."""

    __tablename__ = "candidate_key"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"),)
    __table_args__ = (Index("ix_candidate_key_key", "key", "candidate_id"),)

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    key: Mapped[DerivedKey] = mapped_column(primary_key=True)

    candidate: Mapped[Candidate] = relationship(back_populates="keys")


class CandidateLanguage(Model):
    """A language that a candidate speaks; the level may be unknown."""

    __tablename__ = "candidate_language"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"),)

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    language: Mapped[Personal] = mapped_column(primary_key=True)
    level: Mapped[Level | None] = mapped_column(choice_of(Level))
    place: Mapped[int] = mapped_column(default=0)

    candidate: Mapped[Candidate] = relationship(back_populates="languages")


class CandidateTalent(Model):
    """A talent that a candidate named."""

    __tablename__ = "candidate_talent"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"),)

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    code: Mapped[Personal] = mapped_column(ForeignKey(Talent.code), primary_key=True)

    candidate: Mapped[Candidate] = relationship(back_populates="talents")


class CandidateCategory(Model):
    """A kind of work that a candidate wishes."""

    __tablename__ = "candidate_category"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"),)

    candidate_id: Mapped[int] = part_of("candidate", is_key=True)
    code: Mapped[Personal] = mapped_column(ForeignKey(Category.code), primary_key=True)

    candidate: Mapped[Candidate] = relationship(back_populates="categories")


class CandidateRow(ImportedRow, Model):
    """A row of a list that brought in a candidate: it goes with the fiche."""

    __tablename__ = "candidate_row"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "record_id"),)
    __table_args__ = {"info": {TRACE: True}}

    source_name: Mapped[Words] = mapped_column(index=True)
    digest: Mapped[Hash]
    record_id: Mapped[int] = part_of("candidate")
