"""Vacancies are found as they are typed, by pairs that somebody wrote beforehand.

Each row of ``search/typed.csv`` is a made-up vacancy and what somebody types to find it, in Dutch,
French or English. ``search/first_five.json`` says what both databases answer, by the rows.
"""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.organisations.rules.naming import name_columns
from vrijwilligers.vacancies import queries
from vrijwilligers.vacancies.models import Vacancy, VacancyTask, VacancyText
from vrijwilligers.vacancies.rules import LANGUAGES, Status, Text, TextOrigin, text_columns
from vrijwilligers.vocabulary import places

HERE = Path(__file__).parent / "search"
FIRST, LEAST = 5, 0.95
TODAY = date(2026, 11, 21)
TYPED = list(csv.DictReader((HERE / "typed.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture
def rows(database):
    """Write every vacancy of the pairs; say by its number which row it is."""
    made = [vacancy(row) for row in TYPED]
    database.add_all(made)
    database.commit()
    return {one.id: number for number, one in enumerate(made, 1)}


def vacancy(row):
    titles = {one: row[f"title_{one}"] for one in LANGUAGES if row[f"title_{one}"]}
    language = next(iter(titles))
    tasks = row["tasks_words"].split("; ")
    return Vacancy(
        organisation=Organisation(**name_columns(row["organisation"])),
        status=Status.PUBLISHED,
        language=language,
        municipality=places.of_name(row["municipality"]),
        texts=[
            VacancyText(language=one, origin=TextOrigin.OURS, **text_columns(Text(title, "")))
            for one, title in titles.items()
        ],
        tasks=[VacancyTask(**{f"text_{language}": task}) for task in tasks],
    )


def test_what_is_meant_is_among_the_first_five_and_both_databases_say_the_same(rows):
    said = {row["typed"]: found(row["typed"], rows) for row in TYPED}
    missed = [row["typed"] for n, row in enumerate(TYPED, 1) if n not in said[row["typed"]]]
    assert len(missed) <= (1 - LEAST) * len(TYPED), missed
    assert said == json.loads((HERE / "first_five.json").read_text(encoding="utf-8"))


def found(text, rows):
    answers = queries.searching(text, today=TODAY, limit=FIRST)
    return [rows[one.vacancy.id] for one in answers]
