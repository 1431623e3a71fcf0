"""Editing what a colleague may change meanwhile: which version was seen, and who was faster.

What a record says is joined question by question (``RecordForm``): the page carries a digest of
each answer with which it was opened, so that it is known who of two changed what.
"""

import hmac
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, ParamSpec, TypeVar
from zlib import crc32

from flask import flash
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import FileField, HiddenField, SelectMultipleField, SubmitField, TextAreaField

from vrijwilligers.records.db import may_write
from vrijwilligers.records.encryption import keyed_hashes
from vrijwilligers.web.field_values import as_sent, said
from vrijwilligers.web.forms import Form, SureField, SureForm

VERSION = re.compile(r"[0-9]{1,19}")
WHOSE = "whose_"  # before the name of a question: the answer of whom two typed otherwise
THEIRS, MINE, BOTH = "theirs", "mine", "both"
LETTERS = str.maketrans(
    "0123456789abcdef", "abcdefghijklmnop"
)  # no digits: they look like a number
DIGEST_LETTERS = 16
Keys = ParamSpec("Keys")
Record = TypeVar("Record")


@dataclass(frozen=True)
class ConflictChoice:
    """One of the answers that may stay: theirs, mine, or both together."""

    whose: str
    words: object
    answer: str | None  # of both together it stands there already
    is_chosen: bool  # unless somebody chooses otherwise


@dataclass(frozen=True)
class Difference:
    """A question that two answered otherwise, with what may be chosen."""

    question: str
    theirs: str
    mine: str
    name: str = ""
    choices: tuple[ConflictChoice, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """What a colleague saved while somebody typed, and how it is now."""

    differences: list[Difference]
    state: str

    @property
    def is_chosen(self) -> bool:
        """Tell whether it is chosen question by question which answer stays."""
        return any(one.choices for one in self.differences)


class VersionField(HiddenField):
    """The version of the record that the user saw when the page was opened."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a whole number; anything else counts as a version that never was."""
        text = valuelist[0] if valuelist else ""
        self.data = int(text) if VERSION.fullmatch(text) else -1


class BaseField(HiddenField):
    """A digest of each answer with which a page was opened; ``form`` says what they are now."""

    form: Callable[[], Form] | None = None

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a digest by question."""
        pairs = (pair.partition("=") for pair in (valuelist[0] if valuelist else "").split())
        self.data = {name: digest for name, _equals, digest in pairs}

    def was(self, name: str, words: str) -> bool:
        """Tell whether this was the answer to a question when the page was opened."""
        digest = (self.data or {}).get(name, "").encode()
        return any(hmac.compare_digest(digest, one) for one in _digests(name, words))

    def _value(self) -> str:
        fields = _asked(self.form()) if self.form else ()
        return " ".join(f"{one.name}={_digests(one.name, said(one))[0].decode()}" for one in fields)


class EditForm(Form):
    """A form about a record as it was when its page was opened. ``editing`` makes it."""

    version = VersionField()
    is_compared = False

    def validate(self, extra_validators: Any = None) -> bool:
        """Accept nothing that was typed beside an older version."""
        if not self.is_compared:
            raise RuntimeError("Let editing() make this form: it compares the versions.")
        return self.conflict is None and super().validate(extra_validators)


class RecordForm(EditForm):
    """A form that asks what a record says, filled in with all that it says.

    Of what two changed at once, the answers that only one of them changed are joined without a
    word; of each other the one who saves last chooses. What acts on a record is no such form.
    """

    STAY_TOGETHER: ClassVar[frozenset[str]] = frozenset()  # both answers, if nobody chooses
    base = BaseField()
    is_joined = False

    def validate(self, extra_validators: Any = None) -> bool:
        """Say that a colleague saved something meanwhile, where it is kept as well."""
        is_valid = super().validate(extra_validators)
        if is_valid and self.is_joined:
            flash(_("A colleague changed this too, meanwhile. What you both changed is kept."))
        return is_valid

    def lay_beside(self, theirs: Any) -> None:
        """Put answers of one question on the same place in both, where they have several."""


class ActionForm(EditForm):
    """A form of one button: the deed is in the address, the version in the form."""


class SureActionForm(SureForm, ActionForm):
    """A form of one button that harms: it asks a tick beside the version."""


Edited = TypeVar("Edited", bound=EditForm)
Joined = TypeVar("Joined", bound=RecordForm)


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
    is_old = form.version.raw_data is not None and form.version.data != version
    if isinstance(form, RecordForm) and form.sent is not None:
        form = _beside(form, make, state if is_old else None)
    elif is_old:
        form.conflict = Conflict([*_differences(form, (present or make)(formdata=None))], state)
    if isinstance(form, RecordForm) and form.base.form is None:
        form.base.form = lambda: form
    form.version.data = version
    form.is_compared = True
    return form


def going_on(form: Joined, make: Callable[..., Joined], version: int) -> Joined:
    """Let a form that was filled in otherwise be about a record as it is now."""
    form.version.data, form.base.form = version, lambda: make(formdata=None)
    return form


def version_of(answers: Mapping[str, Any]) -> int:
    """Return a number that changes when one of the answers does, for what has no version itself."""
    return crc32(json.dumps(dict(answers), default=str, sort_keys=True).encode())


def _beside(mine: Any, make: Callable[..., Any], state: str | None) -> Any:
    """Lay what was typed beside what is saved now, and join the two where that is newer.

    ``state`` is ``None`` where nothing was saved since.
    """
    is_old = state is not None
    theirs = make(formdata=None)
    mine.lay_beside(theirs)
    answers = _chosen(mine, theirs)
    clashes: list[Difference] = []
    if is_old:
        clashes = [*_clashes(mine, theirs, but=answers)]
        answers |= _only_theirs(mine, theirs)
    form = _with(mine, answers, make)
    form.base.form = lambda: theirs
    if is_old and (clashes or not mine.base.data):
        form.conflict = Conflict(clashes, state or "")
    form.is_joined = is_old
    return form


def _with(mine: Any, answers: Mapping[str, list[str]], make: Callable[..., Any]) -> Any:
    """Make the form again, with other answers to some of its questions."""
    if not answers:
        return mine
    sent = MultiDict((n, one) for n, one in mine.sent.items(multi=True) if n not in answers)
    for name, values in answers.items():
        sent.setlist(name, values)
    return make(formdata=sent)


def _chosen(mine: Any, theirs: Any) -> dict[str, list[str]]:
    """Return the answers of which somebody chose that of a colleague, or both."""
    found = {}
    for field in _asked(mine):
        whose = mine.sent.get(WHOSE + field.name)
        if whose == THEIRS:
            found[field.name] = as_sent(theirs[field.name])
        elif whose == BOTH and (both := _both(theirs[field.name], field)):
            found[field.name] = both
    return found


def _only_theirs(mine: Any, theirs: Any) -> dict[str, list[str]]:
    """Return the answers that a colleague changed, and who typed did not."""
    return {
        field.name: as_sent(theirs[field.name])
        for field in _asked(mine)
        if mine.base.was(field.name, said(field)) and said(field) != said(theirs[field.name])
    }


def _clashes(mine: Any, theirs: Any, *, but: Mapping[str, object]) -> Iterator[Difference]:
    """Yield what both changed, each otherwise."""
    for one in _differences(mine, theirs):
        was = mine.base.was
        if one.name not in but and not was(one.name, one.mine) and not was(one.name, one.theirs):
            has_both = bool(_both(theirs[one.name], mine[one.name]))
            is_joined = has_both and one.name in mine.STAY_TOGETHER
            choices = _choices(one, is_joined=is_joined, has_both=has_both)
            yield replace(one, choices=tuple(choices))


def _choices(one: Difference, *, is_joined: bool, has_both: bool) -> Iterator[ConflictChoice]:
    yield ConflictChoice(THEIRS, _("Saved by a colleague"), one.theirs, is_chosen=False)
    yield ConflictChoice(MINE, _("Typed by you"), one.mine, is_chosen=not is_joined)
    if has_both:
        yield ConflictChoice(BOTH, _("Both together"), None, is_chosen=is_joined)


def _both(theirs: Any, mine: Any) -> list[str]:
    """Return both answers together, where that is one: two texts, or ticks of both."""
    if isinstance(mine, TextAreaField):
        return [
            _text_of_both(*("\n".join(str(x or "").splitlines()) for x in (theirs.data, mine.data)))
        ]
    if isinstance(mine, SelectMultipleField):
        return list(dict.fromkeys([*as_sent(theirs), *as_sent(mine)]))
    return []


def _text_of_both(theirs: str, mine: str) -> str:
    if theirs in mine or mine in theirs:
        return max(theirs, mine, key=len)
    return f"{theirs}\n\n{mine}"


def _differences(mine: Form, theirs: Form) -> Iterator[Difference]:
    for field in _asked(mine):
        if said(field) != said(theirs[field.name]):
            yield Difference(
                str(field.label.text), said(theirs[field.name]), said(field), field.name
            )


def _asked(form: Form) -> Iterator[Any]:
    """Yield the questions of a form that ask what a record says."""
    for field in form.visible_fields():
        if not isinstance(field, (FileField, SubmitField, SureField)):
            yield field


def _digests(name: str, words: str) -> list[bytes]:
    """Return what tells an answer from another, under each of our keys; it says nothing of it."""
    hashes = keyed_hashes(json.dumps(["base", name, words]))
    return [one[:DIGEST_LETTERS].translate(LETTERS).encode() for one in hashes]
