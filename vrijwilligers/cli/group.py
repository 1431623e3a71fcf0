"""The commands of the features, each loaded when it is called."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from pathlib import PurePath
from pkgutil import resolve_name
from typing import Any

from click import Command, Context, Group
from flask.cli import AppGroup, with_appcontext
from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.commands import CannotBeUsed
from vrijwilligers.records.start_checks import check_database
from vrijwilligers.vocabulary.text import holds_national_number

WITHOUT_DATABASE = frozenset({"access-matrix", "db", "personal-data"})
OF_DEMO = frozenset({"demo"})  # it ends a demo, also on a real server
NO_NATIONAL_NUMBER = _l(
    "This holds a national register number. The law does not let us keep it: take it out."
)


class CommandGroup(AppGroup):
    """Commands by name, and where each is found: ``vacancies remind`` joins ``vacancies``."""

    def __init__(self, paths: Mapping[str, str], *, group: Group | None = None) -> None:
        super().__init__(group.name, help=group.help) if group else super().__init__()
        self.commands.update(group.commands if group else {})
        self.paths = paths

    def list_commands(self, ctx: Context) -> list[str]:
        """Name the commands."""
        return sorted({*self.commands, *(name.split()[0] for name in self.paths)})

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Load a command, with those that other features add to it."""
        if cmd_name not in self.paths:
            return super().get_command(ctx, cmd_name)
        command = lawful(_loaded(self.paths[cmd_name]))
        if cmd_name not in WITHOUT_DATABASE:
            checking(command, may_be_demo=cmd_name in OF_DEMO)
        start = f"{cmd_name} "
        added = {
            name.removeprefix(start): path
            for name, path in self.paths.items()
            if name.startswith(start)
        }
        return CommandGroup(added, group=command) if added else command


def lawful(command: Any) -> Any:
    """Let a command, and all within it, take no word with a national register number (P-07)."""
    for within in getattr(command, "commands", {}).values():
        lawful(within)
    if command.callback and not hasattr(command.callback, "refuses_numbers"):
        command.callback = _refusing(command.callback)
    return command


def _refusing(callback: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(callback)
    def checked(*args: Any, **words: Any) -> Any:
        if any(map(holds_national_number, _texts(words.values()))):
            raise CannotBeUsed(str(NO_NATIONAL_NUMBER))
        return callback(*args, **words)

    checked.refuses_numbers = True  # type: ignore[attr-defined]
    return checked


def checking(command: Any, *, may_be_demo: bool = False) -> Any:
    """Let a command, and all within it, begin only with the database of this code and its keys."""
    for within in getattr(command, "commands", {}).values():
        checking(within, may_be_demo=may_be_demo)
    if command.callback and not hasattr(command.callback, "checks_database"):
        command.callback = _checking_first(command.callback, may_be_demo)
    return command


def _checking_first(callback: Callable[..., Any], may_be_demo: bool) -> Callable[..., Any]:
    @with_appcontext
    @wraps(callback)
    def checked(*args: Any, **words: Any) -> Any:
        check_database(may_be_demo=may_be_demo)
        return callback(*args, **words)

    checked.checks_database = True  # type: ignore[attr-defined]
    return checked


def _texts(values: Iterable[Any]) -> Iterator[str]:
    """Yield every word that was typed; of a file its name, wherever it stands."""
    for value in values:
        if isinstance(value, tuple | list):
            yield from _texts(value)
        elif isinstance(value, str | PurePath):
            yield value.name if isinstance(value, PurePath) else value


def _loaded(path: str) -> Any:
    """Load a command; as in wsgi.py, nobody looks for garbage meanwhile."""
    gc.disable()
    try:
        return resolve_name(path)
    finally:
        gc.enable()
