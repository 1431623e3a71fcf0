"""The command of matching."""

import json
from typing import Any

import click
from flask_babel import gettext as _
from sqlalchemy.exc import NoResultFound

from vrijwilligers.candidates import queries as candidates
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.matching.queries.fits import FIRST_FEW, SuggestionInContext, suggestions
from vrijwilligers.matching.wording.cards import vacancy_card
from vrijwilligers.matching.wording.reasons import CodeNamesInWords, say
from vrijwilligers.records.db import LARGEST_KEY, read_only
from vrijwilligers.vocabulary.clock import today


@click.command("match")
@click.argument("candidate_id", type=click.IntRange(1, LARGEST_KEY))
@click.option("--limit", type=click.IntRange(1, 200), default=FIRST_FEW, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def match(candidate_id: int, limit: int, as_json: bool) -> None:
    """Print the vacancies that fit a candidate best, with the reasons."""
    with read_only():
        found = _match(candidate_id, limit)
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else _as_lines(found))


def _match(candidate_id: int, limit: int) -> dict[str, Any]:
    try:
        candidate = candidates.get(candidate_id)
    except NoResultFound as nobody:
        raise CannotBeUsed(_("There is no candidate %(number)s.", number=candidate_id)) from nobody
    found = suggestions(candidate, today=today(), limit=limit)
    names = CodeNamesInWords.now()
    return {
        "candidate": candidate.id,
        "suggestions": [_suggestion(item, names) for item in found.items],
    }


def _suggestion(item: SuggestionInContext, names: CodeNamesInWords) -> dict[str, Any]:
    card = vacancy_card(item.vacancy)
    return {
        "vacancy": card.id,
        "source_id": item.vacancy.source_id,
        "title": card.title,
        "organisation": card.organisation,
        "score": item.score,
        "reasons": [
            {"criterion": reason.criterion, "fits": reason.fits, "text": say(reason, names).text}
            for reason in item.reasons
        ],
    }


def _as_lines(found: dict[str, Any]) -> str:
    lines = []
    for item in found["suggestions"]:
        lines.append(
            f"{item['score']:.3f}  {item['vacancy']}  {item['title']}, {item['organisation']}"
        )
        lines += [f"  {SIGNS[reason['fits']]} {reason['text']}" for reason in item["reasons"]]
    return "\n".join(lines)


SIGNS = {True: "+", False: "-", None: "?"}
