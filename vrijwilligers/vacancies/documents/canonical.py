"""Our own table of vacancies, written: what ``readers.canonical`` reads back as the same."""

from collections.abc import Callable, Mapping
from typing import Any

from vrijwilligers.exchange.sheets import Value
from vrijwilligers.vacancies.queries.exports import VacancyRecord
from vrijwilligers.vacancies.readers.canonical import COLUMNS
from vrijwilligers.vacancies.rules import LANGUAGES, SourceDetails
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.places import municipalities
from vrijwilligers.vocabulary.text import unmistakable
from vrijwilligers.vocabulary.week import blocks_of

__all__ = ["COLUMNS", "as_shown", "as_the_source_said", "cells_of"]

OTHERWISE: Mapping[str, Callable[[SourceDetails], Value]] = {  # than as it is
    "talents": lambda one: ", ".join(sorted(one.talents)),
    "days": lambda one: ", ".join(blocks_of(one.days)),
    "municipality": lambda one: _town(one),
    "languages": lambda one: _languages(one.languages),
    "url": lambda one: one.source_url,
}
IN_LANGUAGES = ("title", "description")  # one column a language


def cells_of(details: SourceDetails) -> list[Value]:
    """Write a vacancy as the cells of its row, in the order of the columns."""
    cells: dict[str, Any] = {
        column: OTHERWISE[column](details) if column in OTHERWISE else getattr(details, column)
        for column in COLUMNS
        if not column.startswith(IN_LANGUAGES)
    }
    for language in LANGUAGES:
        text = details.texts.get(language)
        cells[f"title_{language}"] = text and text.title
        cells[f"description_{language}"] = text and text.description
    return [_written(column, cells[column]) for column in COLUMNS]


def _written(column: str, value: Value) -> Value:
    return unmistakable(value) if isinstance(value, str) and column != "url" else value


def _town(details: SourceDetails) -> str | None:
    if details.place:
        return details.place
    found = municipalities().get(details.municipality or "")
    return found.name("nl") if found else None


def _languages(levels: Mapping[str, Level]) -> str:
    return ", ".join(f"{code}:{level}" for code, level in sorted(levels.items()))


def as_shown(vacancy: VacancyRecord) -> SourceDetails:
    """Take a vacancy as the desk shows it: our texts before those of the source."""
    return vacancy.details


def as_the_source_said(vacancy: VacancyRecord) -> SourceDetails:
    """Take a vacancy in the words of its source, so that the same file again changes nothing."""
    return vacancy.source or vacancy.details
