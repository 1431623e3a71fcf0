"""The commands of the features, each loaded when it is called."""

import gc
from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any

from click import Command, Context, Group
from flask.cli import AppGroup


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
        command = _loaded(self.paths[cmd_name])
        start = f"{cmd_name} "
        added = {
            name.removeprefix(start): path
            for name, path in self.paths.items()
            if name.startswith(start)
        }
        return CommandGroup(added, group=command) if added else command


def _loaded(path: str) -> Any:
    """Load a command; as in wsgi.py, nobody looks for garbage meanwhile."""
    gc.disable()
    try:
        return resolve_name(path)
    finally:
        gc.enable()
