"""``flask db``: the migrations, by Flask-Migrate, which only this command loads."""

import flask_migrate
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import Migrate, cli

from vrijwilligers import extensions
from vrijwilligers.candidates.actions.keys import derive_missing
from vrijwilligers.records import search_keys
from vrijwilligers.records.key_check import check_keys


def init_app(app: Flask) -> None:
    """Say where the migrations are."""
    Migrate(app, extensions.db, app.config["MIGRATIONS"])


def upgrade() -> None:
    """Bring the database of this application up to date."""
    init_app(current_app)
    flask_migrate.upgrade()


@with_appcontext
def _prepare(**options: object) -> None:
    init_app(current_app)
    assert cli.db.callback  # noqa: S101 - for the types
    cli.db.callback(**options)


db = AppGroup("db", help=cli.db.help, params=cli.db.params, callback=_prepare)
for name, command in cli.db.commands.items():
    db.add_command(command, name)


@db.result_callback()
@with_appcontext
def _finish(*_: object, **__: object) -> None:
    """Let a new database take the keys of who made it, and an old one be found in again.

    Say so where the keys do not open an old one.
    """
    check_keys()
    derive_missing()
    search_keys.renew_all()
