"""Write what holds for many vacancies at once: ours over what their sources say."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from vrijwilligers.extensions import Model, db
from vrijwilligers.records.batches import batches
from vrijwilligers.records.keys import reserve_keys
from vrijwilligers.vacancies.fields import OF_A_SOURCE
from vrijwilligers.vacancies.models import (
    OwnFact,
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyText,
)
from vrijwilligers.vacancies.queries import layers
from vrijwilligers.vacancies.rules import (
    SourceDetails,
    Text,
    TextOrigin,
    language_of,
    text_columns,
)
from vrijwilligers.vacancies.rules.layers import (
    Values,
    as_json,
    holding,
    values_of,
)

Row = dict[str, Any]
VACANCY, OWN = Vacancy.__table__, OwnFact.__table__
ROWS = {"languages": VacancyLanguage, "talents": VacancyTalent}


def add(sources: Sequence[SourceDetails], beside: Sequence[Row]) -> list[int]:
    """Add vacancies of which sources say this, and what stands beside it; return their keys."""
    if not sources:
        return []
    keys = reserve_keys(VACANCY, len(sources))
    new = zip(keys, sources, beside, strict=True)
    rows = [_columns(one, one) | row | {"id": key} for key, one, row in new]
    db.session.execute(insert(VACANCY), rows)
    _fill(dict(zip(keys, sources, strict=True)), {})
    return keys


def change(sources: Mapping[int, SourceDetails], beside: Mapping[int, Row]) -> None:
    """Write what holds of vacancies of which the source now says this; ours stays."""
    own = layers.own_values_of(sources)
    holds = {key: holding(source, own.get(key, {})) for key, source in sources.items()}
    rows = [_columns(holds[key], source) | beside[key] for key, source in sources.items()]
    change_rows(Vacancy, rows, sources)
    _clear(sources)
    _fill(holds, own)
    _follow(sources, own)


def change_rows(model: type[Model], rows: Sequence[Row], keys: Iterable[int]) -> None:
    """Change rows by the key of their vacancy, one statement for all; versions count up."""
    if not rows:
        return
    table = model.__table__
    (key,) = table.primary_key
    columns: Row = {name: bindparam(name) for name in rows[0]}
    if "version" in table.c:
        columns["version"] = table.c.version + 1
    changed = update(table).where(key == bindparam("its_key")).values(columns)
    keyed = [row | {"its_key": each} for row, each in zip(rows, keys, strict=True)]
    db.session.execute(changed, keyed)


def _columns(holds: SourceDetails, source: SourceDetails) -> Row:
    return OF_A_SOURCE.row(holds) | {"language": language_of(source.texts)}


def _clear(keys: Collection[int]) -> None:
    """Take away what the source said before; our own texts stay."""
    text, language, talent = (
        table.__table__ for table in (VacancyText, VacancyLanguage, VacancyTalent)
    )
    for some in batches(keys):
        theirs = text.c.origin == TextOrigin.SOURCE
        db.session.execute(delete(text).where(text.c.vacancy_id.in_(some), theirs))
        db.session.execute(delete(language).where(language.c.vacancy_id.in_(some)))
        db.session.execute(delete(talent).where(talent.c.vacancy_id.in_(some)))


def _fill(holds: Mapping[int, SourceDetails], own: Mapping[int, Values]) -> None:
    """Write what belongs to vacancies: texts of their source, languages and talents."""
    parts: dict[Any, list[Row]] = {
        VacancyText: [
            _text(language, text) | {"vacancy_id": key}
            for key, one in holds.items()
            for language, text in one.texts.items()
            if f"text_{language}" not in own.get(key, ())
        ],
    }
    for name, model in ROWS.items():
        parts[model] = [
            row | {"vacancy_id": key}
            for key, one in holds.items()
            for row in OF_A_SOURCE.rows(one, name)
        ]
    for model, rows in parts.items():
        if rows:
            db.session.execute(insert(model.__table__), rows)


def _text(language: str, text: Text) -> Row:
    return text_columns(text) | {"language": language, "origin": TextOrigin.SOURCE}


def _follow(sources: Mapping[int, SourceDetails], own: Mapping[int, Values]) -> None:
    """Note beside our values what the source says now."""
    now = {key: values_of(sources[key]) for key in own}
    rows = [
        {"its_key": key, "its_field": field, "source_now": as_json(now[key].get(field))}
        for key, values in own.items()
        for field in values
    ]
    if rows:
        theirs = (OWN.c.vacancy_id == bindparam("its_key"), OWN.c.field == bindparam("its_field"))
        followed = update(OWN).where(*theirs).values(source_now=bindparam("source_now"))
        db.session.execute(followed, rows)
