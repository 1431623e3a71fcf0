"""``flask privacy``: erasing somebody, and what is over its term, from a terminal."""

import json
import sys

import click
from flask.cli import AppGroup
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.privacy.actions.erasure import Erasure, erase, search
from vrijwilligers.privacy.actions.terms import end_all, foresee
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason, reason_in
from vrijwilligers.records.db import LARGEST_KEY, transaction, write_back
from vrijwilligers.records.key_check import check_keys
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.vocabulary.clock import now

privacy = AppGroup("privacy", help="What is kept of people: erase somebody, or what is over.")


@privacy.command("erase")
@click.argument("candidate_id", type=click.IntRange(1, LARGEST_KEY))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--reason", help=f"One of: {', '.join(ErasureReason)}. Any other text counts as other."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def erase_one(candidate_id: int, yes: bool, reason: str | None, as_json: bool) -> None:
    """Erase a candidate for good, also where others name them."""
    check_keys()
    why = reason_in(readable(reason) if reason else None)
    person = PersonKey(DataSubject.CANDIDATE, candidate_id)
    if not yes and sys.stdin.isatty():
        click.confirm(f"Erase candidate {candidate_id} for good?", abort=True)
    try:
        named_in = search(person)
        with transaction():
            erasure = erase(person, why, by=None, at=now(), named_in=named_in)
    except NoResultFound as error:
        raise CannotBeUsed(f"There is no candidate {candidate_id}.") from error
    write_back()
    click.echo(json.dumps(erasure.as_json()) if as_json else _said(erasure))


def _said(erasure: Erasure) -> str:
    rows = ", ".join(f"{table} {count}" for table, count in sorted(erasure.rows.items()))
    lines = [f"Candidate {erasure.person.id} is erased. Rows: {rows}."]
    if erasure.mentions:
        named = ", ".join(f"{table} {number}" for table, number in erasure.mentions)
        lines.append(f"Look whether these still name them: {named}.")
    if erasure.to_tell:
        lines.append(f"Tell these organisations: {', '.join(map(str, erasure.to_tell))}.")
    return "\n".join(lines)


@privacy.command("erase-expired")
@click.option("--really", is_flag=True, help="Erase; otherwise only say what would go.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def erase_expired(really: bool, as_json: bool) -> None:
    """Say how many rows are over their term, and with --really let them go."""
    check_keys()
    counted = end_all(now()) if really else foresee(now())
    rows = dict(sorted(counted.items()))
    if as_json:
        click.echo(json.dumps({"really": really, "rows": rows}))
        return
    words = ", ".join(f"{table} {number}" for table, number in rows.items()) or "nothing"
    click.echo(f"{'Erased' if really else 'Would go'}: {words}.")
