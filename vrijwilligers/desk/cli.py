"""The command of finding: the same answers as the search field, for a script or a terminal."""

import json

import click

from vrijwilligers.desk.queries import SearchResults, finding
from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.records.db import read_only
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import spoken


@click.command("find")
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 200), default=8, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def find(text: str, limit: int, as_json: bool) -> None:
    """Find people, organisations and vacancies. People are printed by number only."""
    if not readable(text).strip():
        raise CannotBeUsed("Say what to look for.")
    with read_only():
        found = finding(text, limit=limit)
        click.echo(json.dumps(_numbers(found)) if as_json else _lines(found))


def _numbers(found: SearchResults) -> dict[str, list]:
    return {
        "people": [{"id": one.candidate.id, "why": one.why} for one in found.people],
        "organisations": [
            {"id": one.organisation.id, "name": one.organisation.name, "why": one.why}
            for one in found.organisations
        ],
        "vacancies": [
            {
                "id": one.vacancy.id,
                "source_id": one.vacancy.source_id,
                "title": _title(one.vacancy),
                "why": one.why,
            }
            for one in found.vacancies
        ],
    }


def _lines(found: SearchResults) -> str:
    return "\n".join(
        [
            *(f"candidate {one.candidate.id} ({one.why})" for one in found.people),
            *(
                f"organisation {one.organisation.id} {one.organisation.name} ({one.why})"
                for one in found.organisations
            ),
            *(
                f"vacancy {one.vacancy.id} {_title(one.vacancy)} ({one.why})"
                for one in found.vacancies
            ),
        ]
    )


def _title(vacancy: Vacancy) -> str:
    return vacancy.text_in(spoken())[1].title
