"""What every module of the house declares: words for each value, and nothing known beforehand."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages

import pytest
from flask_babel.speaklater import LazyString

import vrijwilligers
from vrijwilligers.vocabulary.problems import Problem

CHOSEN_BEFOREHAND = {
    ("CandidateDetails", "language", "nl"),
    ("OrganisationDetails", "kind", "unknown"),
    ("OrganisationDetails", "offers_tasks", True),
    ("OwnVacancyDetails", "minimum_age", 16),
}


@pytest.fixture(scope="module")
def modules():
    names = [one.name for one in walk_packages(vrijwilligers.__path__, "vrijwilligers.")]
    return [import_module(name) for name in names]


def test_a_table_of_words_says_each_of_its_values(modules):
    tables = {
        (module.__name__, name): table
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, Mapping) and any(isinstance(w, LazyString) for w in table.values())
    }
    assert len(tables) > 80
    silent = [
        (place, key)
        for place, table in tables.items()
        for key, words in table.items()
        if not isinstance(words, LazyString)
    ]
    assert silent == []


def kinds_of(problem):
    for kind in problem.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def says_by_itself(kind):
    """Tell whether a problem, or the one that it is a kind of, is told what to say."""
    return any("__init__" in vars(one) for one in kind.mro() if issubclass(one, Problem))


def test_every_problem_says_what_is_wrong(app, modules):
    kinds = {one for one in kinds_of(Problem) if one.__module__.startswith("vrijwilligers.")}
    assert len(kinds) > 40
    assert [kind for kind in kinds if not kind.message and not says_by_itself(kind)] == []


def test_of_a_record_nothing_is_known_before_somebody_says_it(modules):
    kinds = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and is_dataclass(kind) and kind.__name__.endswith("Details")
    }
    assert len(kinds) > 10
    assert {
        (kind.__name__, field.name, default)
        for kind in kinds
        for field in fields(kind)
        if (default := beforehand(field))
    } == CHOSEN_BEFOREHAND


def beforehand(field):
    """Return what a field holds when nobody fills it in, or nothing."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if field.default is MISSING else field.default
