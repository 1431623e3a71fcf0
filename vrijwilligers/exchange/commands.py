"""What the commands share: how they refuse, and which words they can take."""

import click
from flask_babel import gettext as _


class CannotBeUsed(click.ClickException):
    """The input cannot be used: one clear line, exit 2, and nothing was changed."""

    exit_code = 2


def readable(text: str) -> str:
    """Return a word of the command line; raise ``CannotBeUsed`` where it is not UTF-8.

    Python keeps each byte that it cannot read as half a character (PEP 383), which no database and
    no JSON can hold.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise CannotBeUsed(_("This text cannot be read: it is not UTF-8."))
    return text
