"""Questions about talent scans. Nothing here changes anything."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.extensions import db
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.scans.models import ScanCode, TalentScan, TeamScan
from vrijwilligers.scans.rules.offers import AskedTalent, varied
from vrijwilligers.scans.rules.progress import LineReading, ScanProgress, read
from vrijwilligers.scans.rules.short_codes import read_code
from vrijwilligers.talents import queries as talents_queries
from vrijwilligers.vacancies.models import Vacancy, VacancyTalent
from vrijwilligers.vacancies.queries import IN_LIST, is_open


class WhoAsks(NamedTuple):
    """Which open vacancies ask some talents: how many each, and a few of them."""

    counts: Mapping[str, int]
    first: Sequence[tuple[Vacancy, frozenset[str]]]


def scans_of(candidate: Candidate) -> Sequence[TalentScan]:
    """Return the scans on a fiche, the last one first; without consent there is none."""
    if not candidate.consents_to(ConsentPurpose.SCAN):
        return []
    theirs = select(TalentScan).where(TalentScan.candidate_id == candidate.id)
    return db.session.scalars(theirs.order_by(TalentScan.id.desc())).all()


def get_scan(candidate: Candidate, scan_id: int) -> TalentScan:
    """Return one scan of somebody; raise ``NoResultFound``."""
    wanted = select(TalentScan).filter_by(id=scan_id, candidate_id=candidate.id)
    return db.session.scalars(wanted).one()


def by_code(typed: str, *, hold: bool = False) -> ScanCode | None:
    """Return what stands for a code as somebody typed it, also where it is over."""
    code = read_code(typed)
    if code is None:
        return None
    kept = select(ScanCode).where(ScanCode.code_hash.in_(keyed_hashes(code)))
    return db.session.scalars(kept.with_for_update() if hold else kept).first()


def who_asks(talents: Collection[str], *, today: date) -> WhoAsks:
    """Return which open vacancies ask these talents."""
    asked = select(VacancyTalent.vacancy_id, Vacancy.organisation_id, VacancyTalent.code).join(
        Vacancy, Vacancy.id == VacancyTalent.vacancy_id
    )
    asked = asked.where(VacancyTalent.code.in_(talents), is_open(today), Vacancy.texts.any())
    rows = [AskedTalent(*row) for row in db.session.execute(asked)]
    few = varied(rows)
    wanted = select(Vacancy).where(Vacancy.id.in_(few)).options(*IN_LIST)
    by_id = {one.id: one for one in db.session.scalars(wanted).unique()}
    first = [(by_id[key], codes) for key, codes in few.items()]
    return WhoAsks(Counter(row.code for row in rows), first)


def progress_in(line: str) -> tuple[ScanProgress, LineReading]:
    """Read a scan that a form carries; one that just begins is whole."""
    progress, reading = read(line, talents_queries.current_set(), _order_of)
    return progress, reading if line else LineReading.WHOLE


def _order_of(code: str, version: int) -> tuple[str, ...] | None:
    """Return the talents of a version of a set; of one that never was, nothing."""
    try:
        return talents_queries.set_named(code, version).codes
    except NoResultFound:
        return None


def current_team(organisation_id: int, *, at: datetime) -> TeamScan | None:
    """Return the scan that a team of an organisation does now."""
    theirs = select(TeamScan).where(
        TeamScan.organisation_id == organisation_id, TeamScan.ends_at > at
    )
    return db.session.scalars(theirs.order_by(TeamScan.id.desc()).limit(1)).first()
