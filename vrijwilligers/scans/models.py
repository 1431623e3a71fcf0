"""The tables of talent scans: results on fiches, codes that stand for one, and sums of a team."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from vrijwilligers.extensions import Model
from vrijwilligers.records.db import Key, Moment, choice_of, part_of, refers_to
from vrijwilligers.records.personal import (
    Code,
    DataSubject,
    Hash,
    Personal,
    ProcessingPurpose,
    ends,
    forgets,
    goes_with,
    nobody,
)
from vrijwilligers.scans.rules import ScanDetails, ScanForm
from vrijwilligers.talents.rules.scan import ScanResult
from vrijwilligers.vocabulary.terms import RetentionTerm


class TalentScan(Model):
    """The result of a scan on a fiche, with consent for just this; a later one takes nothing away.

    ``sure`` and ``close`` are codes of talents with blanks between them.
    """

    __tablename__ = "talent_scan"
    __kept__ = (goes_with(DataSubject.CANDIDATE, "candidate_id"), forgets("noted_by_id"))
    __table_args__ = (CheckConstraint("sure <> '' OR close <> ''", "a_result_has_a_talent"),)

    id: Mapped[Key]
    candidate_id: Mapped[int] = part_of("candidate")
    set_code: Mapped[Code]
    set_version: Mapped[int]
    scoring: Mapped[int]
    form: Mapped[ScanForm] = mapped_column(choice_of(ScanForm))
    language: Mapped[Code]
    sure: Mapped[Personal]
    close: Mapped[Personal]
    noted_on: Mapped[date]
    noted_at: Mapped[Moment]
    noted_by_id: Mapped[int | None] = refers_to("staff_member")

    @property
    def details(self) -> ScanDetails:
        """Return the result."""
        return details_of(self)

    def __repr__(self) -> str:
        """Name the record without naming the person."""
        return f"<TalentScan {self.id}>"


class ScanCode(Model):
    """A result that somebody left under a code, of which only a keyed hash is kept (T-02)."""

    __tablename__ = "scan_code"
    __kept__ = (ends(RetentionTerm.LINK, "used_at", "expires_at", purpose=ProcessingPurpose.FICHE),)

    id: Mapped[Key]
    code_hash: Mapped[Hash] = mapped_column(unique=True)
    set_code: Mapped[Code]
    set_version: Mapped[int]
    scoring: Mapped[int]
    form: Mapped[ScanForm] = mapped_column(choice_of(ScanForm))
    language: Mapped[Code]
    sure: Mapped[Code]
    close: Mapped[Code]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]

    @property
    def details(self) -> ScanDetails:
        """Return the result."""
        return details_of(self)


class TeamScan(Model):
    """What the team of an organisation chose, added up; there is no row of a person.

    ``people`` are counted in ``TeamTalent.amount``. Whoever came after them waits until they are
    five: so the difference between two looks is never one person (STANDARDS P-28).
    """

    __tablename__ = "team_scan"
    __kept__ = (ends(RetentionTerm.LINK, "ends_at"),)
    __table_args__ = (CheckConstraint("people >= 0 AND waiting >= 0", "people_are_counted"),)

    id: Mapped[Key]
    organisation_id: Mapped[int] = part_of("organisation")
    people: Mapped[int]
    waiting: Mapped[int]
    ends_at: Mapped[Moment]

    talents: Mapped[list["TeamTalent"]] = relationship(cascade="all, delete-orphan")

    def __repr__(self) -> str:
        """Name the record by its number."""
        return f"<TeamScan {self.id}>"


class TeamTalent(Model):
    """How many of a team chose a talent: those that are shown, and those that wait to be five."""

    __tablename__ = "team_talent"
    __kept__ = nobody("sums of what a team chose")
    __table_args__ = (CheckConstraint("amount >= 0 AND waiting >= 0", "people_are_counted"),)

    team_scan_id: Mapped[int] = part_of("team_scan", is_key=True)
    code: Mapped[Code] = mapped_column(primary_key=True)
    amount: Mapped[int]
    waiting: Mapped[int]


def details_of(row: TalentScan | ScanCode) -> ScanDetails:
    """Return the result that a row holds."""
    return ScanDetails(
        set_code=row.set_code,
        set_version=row.set_version,
        result=ScanResult(sure=tuple(row.sure.split()), close=tuple(row.close.split())),
        form=row.form,
        language=row.language,
        scoring=row.scoring,
    )


def columns_of(details: ScanDetails) -> dict[str, object]:
    """Return what the columns of a row hold of a result."""
    return {
        "set_code": details.set_code,
        "set_version": details.set_version,
        "scoring": details.scoring,
        "form": details.form,
        "language": details.language,
        "sure": " ".join(details.result.sure),
        "close": " ".join(details.result.close),
    }
