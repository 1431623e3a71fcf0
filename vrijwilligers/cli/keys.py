"""``flask keys``: a new key for what is sealed, and everything sealed anew with it."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from cryptography.fernet import Fernet
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import func, select

from vrijwilligers.config import secret_files
from vrijwilligers.drafts.resealing import reseal_drafts
from vrijwilligers.drafts.store import DraftsAreAway
from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.extensions import db
from vrijwilligers.imports.models import ImportRun
from vrijwilligers.links.models import SignedLink
from vrijwilligers.links.queries import is_open
from vrijwilligers.links.rules import PURPOSES
from vrijwilligers.records.db import read_only
from vrijwilligers.records.resealing import Resealing, reseal_all
from vrijwilligers.settings.current import length_of
from vrijwilligers.vocabulary.clock import day_of, now, today
from vrijwilligers.vocabulary.terms import RetentionTerm

NEXT = "Start the desk again with it, then: flask keys rotate"
keys = AppGroup("keys", help="The keys of what is sealed.")


@keys.command("new")
def new() -> None:
    """Make a key that is to seal from now on; those of before still open."""
    key = Fernet.generate_key().decode()
    instance = Path(current_app.config["INSTANCE"])
    if _are_our_own(instance):
        secret_files.add_own_key(instance, key)
        click.echo(f"A new key stands in front in {instance / secret_files.KEYS}. {NEXT}")
        return
    click.echo(key)
    click.echo(f"Put it in front of VRIJWILLIGERS_ENCRYPTION_KEYS, with a comma. {NEXT}", err=True)


@keys.command("rotate")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def rotate(as_json: bool) -> None:
    """Seal everything anew with the first key. Safe to stop and to run again."""
    if len(current_app.config["ENCRYPTION_KEYS"]) == 1:
        raise CannotBeUsed("There is one key alone, and it seals everything: flask keys new")
    done = _resealed()
    with read_only():
        until = _still_recognise_until()
    click.echo(json.dumps(_as_json(done, until)) if as_json else _in_words(done, until))


def _are_our_own(instance: Path) -> bool:
    file = instance / secret_files.KEYS
    ours = file.read_text().replace(",", " ").split() if file.exists() else []
    return tuple(ours) == current_app.config["ENCRYPTION_KEYS"]


def _resealed() -> Resealing:
    """Seal anew what the database holds, and what somebody types at this moment."""
    done = reseal_all()
    try:
        return replace(done, resealed=done.resealed + reseal_drafts())
    except DraftsAreAway as error:
        raise CannotBeUsed(
            "All but the drafts is sealed anew: their store does not answer. Run this again."
        ) from error


def _still_recognise_until() -> date:
    """Return until when codes on paper and rows of erased people are recognised by older keys."""
    typed = [name for name, purpose in PURPOSES.items() if purpose.is_typed]
    codes = select(func.max(SignedLink.expires_at)).where(SignedLink.purpose.in_(typed))
    ends = [day_of(at) for at in db.session.scalars(codes.where(is_open(now()))) if at]
    lists = select(func.max(ImportRun.started_at)).where(ImportRun.kind == "candidates")
    keep = length_of(RetentionTerm.IMPORT)
    ends += [keep.after(day_of(at)) for at in db.session.scalars(lists) if at]
    return max([today(), *ends])


def _as_json(done: Resealing, until: date) -> dict[str, object]:
    unreadable = [{"table": table, "id": key} for table, key in done.unreadable]
    return {
        "resealed": done.resealed,
        "already": done.current,
        "unreadable": unreadable,
        "keep_old_keys_until": until.isoformat(),
    }


def _in_words(done: Resealing, until: date) -> str:
    lines = [f"{done.resealed} sealed anew, {done.current} already were."]
    if done.unreadable:
        named = ", ".join(f"{table} {key}" for table, key in done.unreadable)
        lines.append(f"None of the keys opens: {named}.")
    keep = "until the desk has started again"
    if until > today():
        keep = f"until {until}: codes on paper and lists that were taken over are known by them"
    lines.append(f"Keep the older keys behind the new one {keep}.")
    return "\n".join(lines)
