"""A list of vacancies as a file: a table to work in, or a feed for others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select

from vrijwilligers.exchange.exports import (
    ExportFile,
    ExportFormat,
    ExportReason,
    ExportStamp,
    NothingToHandOut,
    file_name,
    handout,
    refuse_impossible,
    table,
)
from vrijwilligers.exchange.sheets import Sheet
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.documents import canonical, engagement, in_words
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries.exports import VacancyRecord, whole
from vrijwilligers.vacancies.wording.public import public_details
from vrijwilligers.vocabulary.clock import day_of
from vrijwilligers.vocabulary.problems import Problem

TAKEN = {  # of a vacancy: as the desk reads it, unless something else is said here
    ExportReason.CORRECT: canonical.as_the_source_said,
    ExportReason.PARTNER: public_details,
}


class SourceIsNeeded(Problem):
    """Numbers of one source mean nothing in another: a row would come in as a new vacancy."""

    message = _l("Choose a source: a file that is brought in again belongs to one source.")
    field = "source"


@dataclass(frozen=True, kw_only=True)
class VacancyExport:
    """What is asked: which vacancies, of one source or of all, as what, and who asks."""

    question: Select[Vacancy]
    shown: str  # the question in words
    chosen: Sequence[str] = ()  # what of it stands in the name of the file
    source: str | None = None
    shape: ExportFormat
    stamp: ExportStamp

    @property
    def comes_back(self) -> bool:
        """Tell whether the file is meant to be brought in again."""
        return self.stamp.reason == ExportReason.CORRECT


def make(order: VacancyExport, *, today: date) -> ExportFile:
    """Write the list as it stands on the screen, all of its pages."""
    _refuse_impossible(order)
    found = whole(narrowed(order.question, order.shape, order.source, today=today))
    if not found:
        raise NothingToHandOut
    about = order.stamp.about(shows=order.shown, count=len(found))
    name = file_name((_("Vacancies"), order.source, *order.chosen), day_of(order.stamp.at))
    if order.shape == ExportFormat.ENGAGEMENT:
        return handout(name, order.shape, engagement.feed(found, about), len(found))
    return table(name, order.shape, _sheet(order, found, about), len(found))


def _refuse_impossible(order: VacancyExport) -> None:
    refuse_impossible(order.shape, order.stamp.reason)
    if order.comes_back and not order.source:
        raise SourceIsNeeded


def narrowed(
    question: Select[Vacancy], shape: ExportFormat, source: str | None, *, today: date
) -> Select[Vacancy]:
    """Leave out what does not go out: other sources, and in a feed what is not open."""
    question = (
        question.where(queries.is_open(today)) if shape == ExportFormat.ENGAGEMENT else question
    )
    return question.where(Vacancy.source_name == source) if source else question


def _sheet(order: VacancyExport, found: Sequence[VacancyRecord], about: dict[str, str]) -> Sheet:
    """Write codes in what comes back, and words in what somebody reads."""
    details = map(TAKEN.get(order.stamp.reason, canonical.as_shown), found)
    if order.comes_back:
        about = about | {_("Bring it in again with the source"): order.source or ""}
        return Sheet(_("Vacancies"), canonical.COLUMNS, map(canonical.cells_of, details), about)
    return Sheet(_("Vacancies"), in_words.columns(), in_words.rows_of(details), about)
