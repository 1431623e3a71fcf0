"""What all forms share: trimming, choices, refusals of the domain."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from flask import g
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from markupsafe import Markup
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    PasswordField,
    SelectChoice,
    SelectMultipleField,
)
from wtforms.fields.choices import SelectFieldBase
from wtforms.validators import DataRequired, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from vrijwilligers.vocabulary import places, week
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.vocabulary.text import (
    holds_national_number,
    joined_lines,
    without_controls,
    without_unseen,
)
from vrijwilligers.vocabulary.words import say_days, say_municipality
from vrijwilligers.web import attributes, deed_numbers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Details = TypeVar("Details", bound="DataclassInstance")
NOT_TYPED = ("PasswordField", "SureField", "CSRFTokenField")  # of people, or made by us
MADE = re.compile(r"\b[0-9a-f]{32,64}\b")  # hexadecimal, as secrets and hashlib write it
LONGEST_LINE = 200
LONGEST_TEXT = 5000
LONGEST_NOTE = 20_000  # of what was said: more than anybody says in an hour
LINES = ("text", "search", "tel", "email", "url")

attributes.put_in_place()


def strip(value: object) -> object:
    """Take the white space off both ends of a text; empty becomes ``None``."""
    return (value.strip() or None) if isinstance(value, str) else value


def clean(value: object, *, is_line: bool = False) -> object:
    """Take off what nobody sees: white space at both ends, signs without a shape, line ends."""
    seen = without_unseen(value) if isinstance(value, str) else value
    return strip(joined_lines(seen) if is_line and isinstance(seen, str) else seen)


class Form(FlaskForm):
    """A form that trims its input and can show a problem of the domain."""

    conflict: Any = None  # what a colleague saved meanwhile, see ``web.editing``
    address: str | None = None  # where it is sent, if not to the page on which it stands
    sent: Any = None  # what was sent, or put back; nothing on a page that is opened

    def __init__(self, *args: Any, **options: Any) -> None:
        self._numbers: dict[str | None, str] = {}
        super().__init__(*args, **options)

    class Meta(FlaskForm.Meta):
        """Trim each field before it is validated."""

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            """Add the trimming filter to every field in which one types."""
            is_choice = issubclass(unbound_field.field_class, SelectFieldBase)
            is_password = issubclass(unbound_field.field_class, PasswordField)
            is_line = getattr(unbound_field.field_class.widget, "input_type", "") in LINES
            typed = partial(clean, is_line=is_line)
            trim = [] if is_choice else [strip if is_password else typed]
            filters = [*trim, *unbound_field.kwargs.get("filters", [])]
            return unbound_field.bind(form=form, **options | {"filters": filters})

        def render_field(self, field: Any, render_kw: Any) -> Any:
            """Let no browser cut what is pasted: what is too long is refused in words, and kept."""
            return super().render_field(field, {"maxlength": False} | render_kw)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Take what was sent; where nothing was, what was typed in this form before."""
            given = super().wrap_formdata(form, formdata)
            if given is not None:
                form.sent = _answers(form, given)
                return form.sent
            typed = g.get("put_back")
            is_typed = formdata is _Auto and typed and set(form._fields) & set(typed)
            form.sent = typed if is_typed else None
            return form.sent

    @contextmanager
    def showing_problems(self) -> Iterator[None]:
        """Turn a refusal by the domain into an error on this form."""
        try:
            yield
        except Problem as problem:
            is_asked = problem.field in self  # another form may lead to the same action
            errors = self[problem.field].errors if is_asked else self.form_errors
            errors.append(problem.message)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each field, and that no text holds a national register number (P-07).

        What could not be read says so, and no rule of ours is asked about it.
        """
        for field in self:
            _stop_at_what_is_not_read(field)
        is_valid = super().validate(extra_validators)
        if deed_numbers.sent_otherwise():
            self.form_errors.append(SENT_OTHERWISE)
        if deed_numbers.is_too_old():
            self.form_errors.append(TOO_OLD)
        is_valid = is_valid and not self.form_errors
        for field in self:
            if field.type not in NOT_TYPED and holds_national_number(_typed(field)):
                field.errors = [*field.errors, NO_NATIONAL_NUMBER]
                is_valid = False
        return is_valid

    def hidden_tag(self, *fields: Any, address: str | None = None) -> Markup:
        """Write what nobody sees, with the number of the deed; as a rule for this page."""
        number = deed_numbers.hidden(self.deed_number(address or self.address))
        has_button = any(getattr(field, "offers_button", False) for field in self)
        enter = ENTER.format(_l("Save")) if has_button else ""
        return cast(Markup, super().hidden_tag(*fields)) + number + enter

    def deed_number(self, address: str | None) -> str:
        """Return the number under which this form is sent to an address; it is one for a page."""
        if address not in self._numbers:
            is_refused = self.is_submitted() and bool(self.errors or self.conflict)
            self._numbers[address] = deed_numbers.number_for(address, is_refused=is_refused)
        return self._numbers[address]

    def visible_fields(self) -> Iterator[Any]:
        """Yield the fields that somebody sees, in their order."""
        return (field for field in self if getattr(field.widget, "input_type", "") != "hidden")

    def details_as(self, details_type: type[Details], **apart: Any) -> Details:
        """Hand over the answers as details: each field from the question of its name.

        Where a field is asked otherwise, ``read_<field>`` says how; what no question asks is
        handed in by name.
        """
        names = {each.name for each in fields(details_type)} - {*apart}
        return details_type(**{name: self._answer(name) for name in names}, **apart)

    def _answer(self, name: str) -> Any:
        if read := getattr(self, f"read_{name}", None):
            return read()
        question = self[name]
        return question.value if hasattr(question, "value") else question.data


ENTER = Markup('<button type="submit" hidden>{}</button>')  # what the key Enter presses
SENT_OTHERWISE = _l(
    "This page was sent before, with something else in it, and that was done. Send it again if you "
    "want this too."
)
TOO_OLD = _l(
    "This page was open for more than a day, and nothing was saved. Look whether all is still "
    "right, and send it again."
)
NO_NATIONAL_NUMBER = _l(
    "This holds a national register number. The law does not let us keep it: take it out."
)


def _answers(form: Any, given: Any) -> MultiDict[str, Any]:
    """Return what was sent: files to questions that ask files, texts to all others."""
    asking_files = {field.name for field in form if isinstance(field, FileField)}
    return MultiDict(
        (name, without_controls(answer) if isinstance(answer, str) else answer)
        for name, answer in given.items(multi=True)
        if isinstance(answer, FileStorage if name in asking_files else str)
    )


def _stop_at_what_is_not_read(field: Any) -> None:
    if field.process_errors:
        field.validators = (_stop,)
    elif field.raw_data and str(field.raw_data[0]).isspace():
        field.raw_data = [""]  # a line of spaces is no answer


def _stop(_form: Any, _field: Any) -> None:
    raise StopValidation


def _typed(field: Any) -> str:
    """Return every text of an answer, also of one that could not be read; a file has its name.

    Digests and random numbers that our pages hide are left out: among their digits a national
    register number stands by chance, and nobody could take it away.
    """
    answers = (field.data, *(field.raw_data or ()))
    texts = (getattr(answer, "filename", answer) for answer in answers)
    typed = "\n".join(text for text in texts if isinstance(text, str))
    return MADE.sub("", typed) if isinstance(field, HiddenField) else typed


class FilterForm(Form):
    """A form that only asks for a list: its answers stand in the address."""

    class Meta(Form.Meta):
        """Leave out the token: nothing is changed."""

        csrf = False

    def words(self) -> str:
        """Return the text that is searched, cut where no name goes on."""
        return (self.text.data or "")[:LONGEST_LINE]

    def chosen(self, name: str) -> str | None:
        """Return what was chosen from a list; what is not on it was not chosen."""
        question = self[name]
        on_the_list = {str(choice.value) for choice in question.choices}
        return (question.data or None) if str(question.data) in on_the_list else None


class SureField(BooleanField):
    """The tick of a deed that harms: it sends a word that only its own form knows."""

    def __init__(
        self,
        label: object = _l("I want this"),
        asking: object = _l("Tick that you want this."),
        **options: Any,
    ) -> None:
        super().__init__(label, validators=[DataRequired(asking)], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read whether the word came of this form."""
        self.data = deed_numbers.is_sure()

    def deed_number(self) -> str:
        """Return the number of its form, from which its word follows."""
        form: Any = self._form
        return cast(str, form.deed_number(form.address))


class SureForm(Form):
    """A form of one button that harms."""

    is_sure = SureField()


class TickBoxes(SelectMultipleField):
    """Several answers to one question, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    @property
    def value(self) -> Any:
        """Hand over what is ticked."""
        return frozenset(self.data or ())


def choices(pairs: Any) -> list[SelectChoice]:
    """Make choices of (value, label) pairs or of a dictionary."""
    items = pairs.items() if hasattr(pairs, "items") else pairs
    return [SelectChoice(value, label) for value, label in items]


def municipalities(nothing: object = "–") -> list[SelectChoice]:
    """Offer the nineteen by name; each carries its postcodes, so that one suggests it."""
    by_name = sorted((say_municipality(nis), nis) for nis in places.municipalities())
    return [
        SelectChoice("", nothing),
        *(SelectChoice(nis, name, render_kw=_postcodes(nis)) for name, nis in by_name),
    ]


def _postcodes(nis_code: str) -> dict[str, str]:
    return {"data-postcodes": " ".join(places.municipalities()[nis_code].postcodes)}


def blocks_of_the_week() -> list[SelectChoice]:
    """Offer each part of each day, in words."""
    return choices((block, say_days(week.mask_of([block]))) for block in week.BLOCKS)
