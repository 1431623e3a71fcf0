"""Editing what a colleague may change meanwhile: which version was seen, and who was faster."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar
from zlib import crc32

from wtforms import FileField, HiddenField, SubmitField

from vrijwilligers.records.db import may_write
from vrijwilligers.web.forms import Form, SureField, SureForm, said

VERSION = re.compile(r"[0-9]{1,19}")
Keys = ParamSpec("Keys")
Record = TypeVar("Record")


@dataclass(frozen=True)
class Conflict:
    """What a colleague saved while somebody typed: question, theirs, mine; and how it is now."""

    differences: list[tuple[str, str, str]]
    state: str


class VersionField(HiddenField):
    """The version of the record that the user saw when the page was opened."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a whole number; anything else counts as a version that never was."""
        text = valuelist[0] if valuelist else ""
        self.data = int(text) if VERSION.fullmatch(text) else -1


class EditForm(Form):
    """A form about a record as it was when its page was opened. ``editing`` makes it."""

    version = VersionField()
    is_compared = False

    def validate(self, extra_validators: Any = None) -> bool:
        """Accept nothing that was typed beside an older version."""
        if not self.is_compared:
            raise RuntimeError("Let editing() make this form: it compares the versions.")
        return self.conflict is None and super().validate(extra_validators)


class ActionForm(EditForm):
    """A form of one button: the deed is in the address, the version in the form."""


class SureActionForm(SureForm, ActionForm):
    """A form of one button that harms: it asks a tick beside the version."""


Edited = TypeVar("Edited", bound=EditForm)


def opened(
    get: Callable[Keys, Record],
    hold: Callable[Keys, Record],
    *keys: Keys.args,
    **named: Keys.kwargs,
) -> Record:
    """Return a record; whoever is going to change it holds it, so that nobody else does."""
    return (hold if may_write() else get)(*keys, **named)


def editing(
    make: Callable[..., Edited],
    version: int,
    *,
    present: Callable[..., Edited] | None = None,
    state: str = "",
) -> Edited:
    """Make the form about a record of this version, and tell what was saved since it was opened.

    ``make`` fills it in, from the request if something was sent. Where a form does not ask what
    the record says, ``present`` makes the same form with what it says now, and ``state`` says it.
    """
    form = make()
    if form.version.raw_data is not None and form.version.data != version:  # something was sent
        form.conflict = Conflict(_differences(form, (present or make)(formdata=None)), state)
    form.version.data = version
    form.is_compared = True
    return form


def version_of(answers: Mapping[str, Any]) -> int:
    """Return a number that changes when one of the answers does, for what has no version itself."""
    return crc32(json.dumps(dict(answers), default=str, sort_keys=True).encode())


def _differences(mine: Form, theirs: Form) -> list[tuple[str, str, str]]:
    return [
        (str(field.label.text), said(theirs[field.name]), said(field))
        for field in mine.visible_fields()
        if not isinstance(field, (FileField, SubmitField, SureField))
        if said(field) != said(theirs[field.name])
    ]
