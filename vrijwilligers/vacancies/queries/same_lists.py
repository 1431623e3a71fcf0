"""The same list under another source name: the source that has most of its rows already."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select

from vrijwilligers.extensions import db
from vrijwilligers.imports.rules import ParsedRow
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vacancies.models import Vacancy, VacancySource, VacancyText
from vrijwilligers.vocabulary.text import fold


def sources_with(rows: Sequence[ParsedRow], source_name: str) -> Counter[str]:
    """Count how many vacancies with these names each other source has.

    A number alone is not enough: many lists count from one.
    """
    others = db.session.execute(_others(source_name)).all()
    named = set(_named(rows)) if others else set()
    numbered = {(key, one) for key, *names in named for one in names}
    work = {(organisation, title) for _, organisation, title in named}
    found = defaultdict[str, set[int]](set)
    for key, source, source_id, organisation, title in others:
        if (organisation, title) in work or numbered & {
            (source_id, organisation),
            (source_id, title),
        }:
            found[source].add(key)
    return Counter({source: len(keys) for source, keys in found.items()})


def _named(rows: Sequence[ParsedRow]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        for text in row.details.texts.values():
            yield row.key, fold(row.details.organisation), fold(text.title)


def _others(source_name: str) -> Select[int, str, str, str, str]:
    columns = (Vacancy.id, VacancySource.source_name, VacancySource.source_id)
    return (
        select(*columns, Organisation.name_folded, VacancyText.folded)
        .join(Vacancy.source)
        .join(Vacancy.organisation)
        .join(Vacancy.texts)
        .where(VacancySource.source_name != source_name)
    )
