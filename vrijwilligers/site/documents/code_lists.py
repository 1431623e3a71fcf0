"""The codes that stand in vacancies and in questions, with their names in our languages."""

from collections.abc import Callable, Mapping
from typing import Any

from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.places import municipalities

CodeLists = dict[str, list[dict[str, Any]]]


def code_lists() -> CodeLists:
    """Return every code by list; a municipality has its NIS code and its postcodes."""
    towns = municipalities()
    places = _listed(lambda language: {code: one.name(language) for code, one in towns.items()})
    return {
        "categories": _listed(category_names),
        "talents": _listed(talent_names),
        "municipalities": [
            place | {"postcodes": list(towns[place["code"]].postcodes)} for place in places
        ],
    }


def _listed(names: Callable[[str], Mapping[str, str]]) -> list[dict[str, Any]]:
    said = {language: names(language) for language in LANGUAGES}
    return [
        {"code": code} | {f"name_{language}": said[language][code] for language in LANGUAGES}
        for code in said["nl"]
    ]
