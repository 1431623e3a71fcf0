"""``flask privacy``: erasing somebody, and what is over its term, from a terminal."""

import json
import sys
from collections.abc import Mapping

import click
from flask.cli import AppGroup
from sqlalchemy.exc import NoResultFound

from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.privacy.actions.accounts import AccountIsOpen, refuse_open_account
from vrijwilligers.privacy.actions.erasure import Erasure, erase
from vrijwilligers.privacy.actions.searching import search
from vrijwilligers.privacy.actions.terms import end_all, foresee
from vrijwilligers.privacy.queries.paths import PersonKey
from vrijwilligers.privacy.rules.reasons import ErasureReason, reason_in
from vrijwilligers.records.db import LARGEST_KEY, transaction, write_back
from vrijwilligers.records.personal import DataSubject
from vrijwilligers.records.writers import write_alone
from vrijwilligers.vocabulary.clock import now

KEY = click.IntRange(1, LARGEST_KEY)
SUBJECTS = {
    "candidate_id": DataSubject.CANDIDATE,
    "contact_person": DataSubject.CONTACT_PERSON,
    "staff": DataSubject.STAFF,
}
WORDS = {
    DataSubject.CANDIDATE: "candidate",
    DataSubject.CONTACT_PERSON: "contact person",
    DataSubject.STAFF: "account",
}

privacy = AppGroup("privacy", help="What is kept of people: erase somebody, or what is over.")


@privacy.command("erase")
@click.argument("candidate_id", type=KEY, required=False)
@click.option("--contact-person", type=KEY, help="Erase a contact person of an organisation.")
@click.option("--staff", type=KEY, help="Erase a closed account of the team.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--reason", help=f"One of: {', '.join(ErasureReason)}. Any other text counts as other."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def erase_one(yes: bool, reason: str | None, as_json: bool, **keys: int | None) -> None:
    """Erase a candidate, or another person, for good, also where others name them."""
    why, person = reason_in(readable(reason) if reason else None), _who(keys)
    if not yes and sys.stdin.isatty():
        click.confirm(f"Erase {_say_who(person)} for good?", abort=True)
    erasure = _erased(person, why)
    write_back()
    click.echo(json.dumps(erasure.as_json()) if as_json else _said(erasure))


def _who(keys: Mapping[str, int | None]) -> PersonKey:
    named = [PersonKey(SUBJECTS[name], key) for name, key in keys.items() if key is not None]
    if len(named) != 1:
        raise CannotBeUsed("Name one: a candidate by its number, --contact-person or --staff.")
    return named[0]


def _erased(person: PersonKey, why: ErasureReason) -> Erasure:
    try:
        named_in = search(person)
        with transaction():
            write_alone()
            refuse_open_account(person)
            return erase(person, why, by=None, at=now(), named_in=named_in)
    except NoResultFound as error:
        raise CannotBeUsed(f"There is no {_say_who(person)}.") from error
    except AccountIsOpen as error:
        raise CannotBeUsed(f"The {_say_who(person)} is open. Close it first.") from error


def _say_who(person: PersonKey) -> str:
    return f"{WORDS[person.subject]} {person.id}"


def _said(erasure: Erasure) -> str:
    rows = ", ".join(f"{table} {count}" for table, count in sorted(erasure.rows.items()))
    who = _say_who(erasure.person).capitalize()
    lines = [f"{who} is erased. Rows: {rows}."]
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
    counted = end_all(now()) if really else foresee(now())
    rows = dict(sorted(counted.items()))
    if as_json:
        click.echo(json.dumps({"really": really, "rows": rows}))
        return
    words = ", ".join(f"{table} {number}" for table, number in rows.items()) or "nothing"
    click.echo(f"{'Erased' if really else 'Would go'}: {words}.")
