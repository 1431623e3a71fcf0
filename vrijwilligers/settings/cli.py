"""``flask desk``: what this desk is, from a terminal."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.exchange.commands import CannotBeUsed, readable
from vrijwilligers.records.db import read_only, transaction
from vrijwilligers.settings import actions, queries
from vrijwilligers.settings.logo import LogoIsNoPicture, read_logo
from vrijwilligers.settings.readers import pack
from vrijwilligers.settings.rules import SETTINGS
from vrijwilligers.vocabulary.languages import LANGUAGES

LOGO = "logo"
DEFAULT_LANGUAGE = "nl"
desk = AppGroup("desk", help="What this desk is: name, address, hours, controller.")


@desk.command("set")
@click.argument("key")
@click.argument("value")
@click.option("--language", type=click.Choice([*LANGUAGES]), help="Of a text; otherwise nl.")
def set_(key: str, value: str, language: str | None) -> None:
    """Answer one question about the desk; an empty VALUE leaves it open.

    KEY is one that `desk show` lists, or `logo`, whose VALUE is a PNG file.
    """
    name = key.replace("-", "_")
    if name != LOGO and name not in SETTINGS:
        raise CannotBeUsed(f"“{readable(key)}” is not one of: {', '.join([*SETTINGS, LOGO])}.")
    if language and (name == LOGO or not SETTINGS[name].by_language):
        raise CannotBeUsed(f"“{name}” is the same in each language: leave --language out.")
    picture = _picture(value) if name == LOGO else None
    with transaction():
        if name == LOGO:
            actions.change_logo(picture, by=None)
        else:
            _write(name, readable(value), language or DEFAULT_LANGUAGE)
    click.echo(f"{name} is saved.")


@desk.command("show")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def show(as_json: bool) -> None:
    """Print what is known of this desk, as `desk set` takes it."""
    with read_only():
        stored = queries.stored()
    known = dict.fromkeys(SETTINGS) | pack(stored) | {LOGO: stored.logo or None}
    if as_json:
        click.echo(json.dumps(known))
        return
    for name, value in known.items():
        for language, text in value.items() if isinstance(value, dict) else {"": value}.items():
            click.echo(f"{' '.join(filter(None, (name, language)))}: {text or '–'}")


def _write(name: str, value: str, language: str) -> None:
    try:
        actions.write_one(name, value, language=language, by=None)
    except BadCell as bad:
        raise CannotBeUsed(str(bad)) from bad


def _picture(value: str) -> bytes | None:
    try:
        return read_logo(Path(value).read_bytes()) if value else None
    except OSError as error:
        raise CannotBeUsed(f"“{value}” cannot be read.") from error
    except LogoIsNoPicture as wrong:
        raise CannotBeUsed(str(wrong.message)) from wrong
