"""Questions about vacancies and their imports. Nothing here changes anything."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from vrijwilligers.extensions import db
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.talents import queries as talents
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyImport,
    VacancyTalent,
    VacancyTask,
    VacancyText,
)
from vrijwilligers.vacancies.queries.shelves import is_open, is_published, on_shelf, urgency
from vrijwilligers.vacancies.readers import Codes
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    NO_PRACTICE,
    Order,
    Shelf,
    Status,
    TextOrigin,
    Wanted,
)
from vrijwilligers.vocabulary.text import fold

IN_LIST = (joinedload(Vacancy.organisation), selectinload(Vacancy.texts))
WHOLE = (*IN_LIST, selectinload(Vacancy.languages), selectinload(Vacancy.talents))
ON_ITS_PAGE = (*WHOLE, selectinload(Vacancy.tasks).selectinload(VacancyTask.talents))


class Known(NamedTuple):
    """What an import has to know of a vacancy of its source."""

    key: int
    fingerprint: str | None
    status: Status
    gone_at: datetime | None = None

    @property
    def is_gone(self) -> bool:
        """Tell whether its source had withdrawn it: what the desk withdrew stays so."""
        return self.status == Status.WITHDRAWN and self.gone_at is not None


def get(vacancy_id: int) -> Vacancy:
    """Return a vacancy with all that belongs to it, also its tasks; raise ``NoResultFound``."""
    return db.session.scalars(_one(vacancy_id)).one()


def hold(vacancy_id: int) -> Vacancy:
    """Return a vacancy as ``get`` does, and let nobody else change it meanwhile."""
    return db.session.scalars(_one(vacancy_id).with_for_update(of=Vacancy)).one()


def _one(vacancy_id: int) -> Select[Vacancy]:
    return select(Vacancy).where(Vacancy.id == vacancy_id).options(*ON_ITS_PAGE)


def by_ids(ids: Iterable[int]) -> Sequence[Vacancy]:
    """Return vacancies with all that belongs to them, in the order asked; unknown ids are out."""
    keys = list(ids)
    wanted = select(Vacancy).where(Vacancy.id.in_(keys)).options(*WHOLE)
    found = {vacancy.id: vacancy for vacancy in db.session.scalars(wanted)}
    return [found[key] for key in keys if key in found]


def searching(folded_text: str, limit: int) -> Sequence[Vacancy]:
    """Return published vacancies with a folded text in a title, the newest first."""
    wanted = select(Vacancy).where(is_published(), _has_title(folded_text))
    in_order = wanted.options(*IN_LIST).order_by(Vacancy.id.desc())
    return db.session.scalars(in_order.limit(limit)).all()


def listed(wanted: Wanted, *, today: date, language: str) -> Select[Vacancy]:
    """Ask for the vacancies of a list, with organisation and texts, in full order."""
    question = select(Vacancy).where(*_conditions(wanted, today)).options(*IN_LIST)
    if wanted.shelf == Shelf.WORK:
        return question.order_by(urgency(), Vacancy.changed_at, Vacancy.id)
    return question.order_by(*_order(wanted.order, today, language), Vacancy.id.desc())


def _conditions(wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    text = fold(wanted.text or "")
    conditions = {
        "text": or_(_has_title(text), _is_of_organisation(text)) if text else None,
        "category": Vacancy.category == wanted.category if wanted.category else None,
        "place": Vacancy.municipality == wanted.municipality if wanted.municipality else None,
        "practising": Vacancy.practise_dutch != NO_PRACTICE if wanted.practising else None,
        "shelf": on_shelf(wanted.shelf, today),
    }
    return [
        condition
        for condition in (*conditions.values(), *_more_conditions(wanted))
        if condition is not None
    ]


def _more_conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.talent:
        yield Vacancy.talents.any(VacancyTalent.code == wanted.talent)
    if wanted.engagement:
        yield Vacancy.engagement == wanted.engagement
    if wanted.days:
        yield Vacancy.days.bitwise_and(wanted.days) != 0
    if wanted.organisation_id:
        yield Vacancy.organisation_id == wanted.organisation_id


def _has_title(folded_text: str) -> ColumnElement[bool]:
    return Vacancy.texts.any(VacancyText.folded.contains(folded_text, autoescape=True))


def _is_of_organisation(folded_text: str) -> ColumnElement[bool]:
    named = Organisation.name_folded.contains(folded_text, autoescape=True)
    return Vacancy.organisation_id.in_(select(Organisation.id).where(named))


def _order(order: Order, today: date, language: str) -> tuple[Any, ...]:
    if order == Order.TITLE:
        return (_title_in(language),)
    if order == Order.ENDING:
        last_day = _last_day()
        return (last_day.is_(None), last_day < today, last_day)
    return (Vacancy.created_at.desc(),)


def _last_day() -> ColumnElement[date]:
    first_to_end = and_(Vacancy.end_on.is_not(None), Vacancy.publish_until > Vacancy.end_on)
    return case(
        (first_to_end, Vacancy.end_on), else_=func.coalesce(Vacancy.publish_until, Vacancy.end_on)
    )


def _title_in(language: str) -> ColumnElement[str]:
    """Take the folded title that a reader sees: the fallback of ``rules.text_in``, in SQL."""
    fallback = (language, Vacancy.language, *LANGUAGES)
    return func.coalesce(*(_title(each) for each in fallback))


def _title(language: Any) -> ColumnElement[str]:
    theirs = and_(VacancyText.vacancy_id == Vacancy.id, VacancyText.language == language)
    title = select(VacancyText.folded).where(theirs).order_by(VacancyText.origin != TextOrigin.OURS)
    return title.limit(1).correlate(Vacancy).scalar_subquery()


def of_organisation(organisation_id: int) -> Sequence[Vacancy]:
    """Return all vacancies of an organisation, the newest first."""
    wanted = select(Vacancy).where(Vacancy.organisation_id == organisation_id).options(*IN_LIST)
    return db.session.scalars(wanted.order_by(Vacancy.created_at.desc(), Vacancy.id.desc())).all()


def open_counts(organisation_ids: Iterable[int], today: date) -> dict[int, int]:
    """Return how many open vacancies each organisation has; those without any are out."""
    counted = select(Vacancy.organisation_id, func.count().label("open_ones")).where(
        Vacancy.organisation_id.in_(list(organisation_ids)), is_open(today)
    )
    rows = db.session.execute(counted.group_by(Vacancy.organisation_id))
    return {row.organisation_id: row.open_ones for row in rows}


def known_codes() -> Codes:
    """Return the codes that a file may use, also those that are no longer offered in forms."""
    return Codes(
        categories=frozenset(talents.category_names("nl")),
        talents=frozenset(talents.talent_names("nl")),
        category_names=_by_name(talents.category_names),
        talent_names=_by_name(talents.talent_names),
    )


def _by_name(names_in: Callable[[str], dict[str, str]]) -> dict[str, str]:
    """Return the codes of a list by each of their names, folded."""
    return {fold(name): code for language in LANGUAGES for code, name in names_in(language).items()}


def known_of(source_name: str) -> dict[str, Known]:
    """Return what is known of a source, by source_id."""
    known = (Vacancy.id, Vacancy.fingerprint, Vacancy.status, Vacancy.gone_at)
    of_source = select(Vacancy.source_id, *known).where(Vacancy.source_name == source_name)
    rows = db.session.execute(of_source.order_by(Vacancy.id))
    return {row.source_id: Known(*row[1:]) for row in rows}


def source_names() -> Sequence[str]:
    """Return the names of the sources that vacancies came from, in the order of the alphabet."""
    names = select(Vacancy.source_name).where(Vacancy.source_name.is_not(None))
    in_order = names.distinct().order_by(Vacancy.source_name)
    return [name for name in db.session.scalars(in_order) if name]


def source_as_known(name: str) -> str:
    """Return a source as it was spelt before, whatever its capitals and accents now."""
    tried = select(VacancyImport.source_name).distinct().order_by(VacancyImport.source_name)
    for known in (source_names(), db.session.scalars(tried).all()):
        alike = [one for one in known if fold(one) == fold(name)]
        if alike:
            return name if name in alike else alike[0]
    return name


def get_import(import_id: int) -> VacancyImport:
    """Return an import; raise ``NoResultFound``."""
    return db.session.scalars(_import(import_id)).one()


def hold_import(import_id: int) -> VacancyImport:
    """Return an import as it is now, and let nobody else take it over or undo it meanwhile."""
    held = _import(import_id).with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(held).one()


def _import(import_id: int) -> Select[VacancyImport]:
    return select(VacancyImport).where(VacancyImport.id == import_id)


def imports() -> Select[VacancyImport]:
    """Ask for the imports, the latest first."""
    return select(VacancyImport).order_by(VacancyImport.uploaded_at.desc(), VacancyImport.id.desc())
