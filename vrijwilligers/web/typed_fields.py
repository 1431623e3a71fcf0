"""Questions of which the answer is a value: read when it is sent, said when it is shown.

A value that is asked never becomes text on its way to the record. ``value`` is what a question
hands over where that is not its ``data``.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import Field, RadioField, StringField, ValidationError
from wtforms.validators import InputRequired, Length
from wtforms.widgets import DateInput, EmailInput, Input, TelInput, TextInput, TimeInput

from vrijwilligers.exchange import cells
from vrijwilligers.vocabulary import week
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.phones import PhoneDoubt, doubt_about
from vrijwilligers.vocabulary.words import say_phone
from vrijwilligers.web.forms import LONGEST_LINE, TickBoxes, blocks_of_the_week, choices, strip

Kind = TypeVar("Kind", bound=StrEnum)
YES_NO = {"": _l("not known"), "yes": _l("yes"), "no": _l("no")}
_BY_WORD = {"yes": True, "no": False}
YEAR = re.compile(r"[0-9]{4}")
DIGITS = {"inputmode": "numeric", "autocomplete": "off"}
BY_DIGITS: dict[str, Any] = {"render_kw": DIGITS, "validators": []}
NO_YEAR = _l("Enter a year in four digits, for example 1985.")
ASKED = "-asked"  # beside the name of a question: the answer about which somebody was asked
HIDDEN = Markup('<input type="hidden" name="{}" value="{}">')
DOUBTS = {
    PhoneDoubt.SHORT: _l(
        "This number seems a digit short. Look at it again, or send it once more to keep it so."
    ),
    PhoneDoubt.FOREIGN: _l(
        "This seems a number of another country: put its code before it, such as +33. "
        "Or send it once more to keep it so."
    ),
}
NO_DAY = _l("Enter a day that exists, with day, month and year: for example 31/12/2026.")

NO_HOUR = _l("Enter an hour that exists, with minutes: for example 14:30.")


class LanguageField(RadioField):
    """One of the languages of our pages and prints."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        is_chosen = InputRequired(_l("Choose a language."))
        super().__init__(label, choices=choices(LANGUAGES), validators=[is_chosen], **options)


class ParsedField(StringField):
    """A line that is read into a value; the reader raises a ``ValueError`` that says why not."""

    data: Any

    def __init__(
        self,
        label: Any = None,
        *,
        read: Callable[[str], Any],
        say: Callable[[Any], str] = str,
        **options: Any,
    ) -> None:
        super().__init__(label, **{"validators": [Length(max=LONGEST_LINE)]} | options)
        self.read, self.say_value = read, say

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; what cannot be read is no value."""
        typed = strip(valuelist[0]) if valuelist else None
        self.data = None
        self.data = self.read(str(typed)) if typed else None

    def said(self) -> str:
        """Say the value as people write it, or what was typed when that is no value."""
        return self._typed() if self.data in (None, "") else self.say_value(self.data)

    def _value(self) -> str:
        return self._typed() if self.raw_data else self.said()

    def _typed(self) -> str:
        return str(strip(self.raw_data[0]) or "") if self.raw_data else ""


class PhoneInput(TelInput):
    """The input of a phone number, with what somebody was asked about it already."""

    def __call__(self, field: Field, **attributes: Any) -> Markup:
        """Write both."""
        shown, asked = super().__call__(field, **attributes), getattr(field, "asked", "")
        return shown + HIDDEN.format(f"{field.name}{ASKED}", asked) if asked else shown


class PhoneField(ParsedField):
    """A phone number, in E.164; of one that seems wrong is asked once whether it is right."""

    widget = PhoneInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.phone, say=say_phone, **options)

    def process(self, formdata: Any, *given: Any, **more: Any) -> None:
        """Read the number, and of which one was asked before."""
        super().process(formdata, *given, **more)
        self.asked = formdata.get(f"{self.name}{ASKED}", "") if formdata else ""

    def pre_validate(self, form: object) -> None:
        """Ask about a number that seems short or foreign, once, and not when it stood there."""
        if self.data in (None, self.asked, self.object_data):
            return
        if doubt := doubt_about(self.data):
            self.asked = self.data
            raise ValidationError(DOUBTS[doubt])


class MailField(ParsedField):
    """An e-mail address, in small letters."""

    widget = EmailInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.email, **options)


class PostcodeField(ParsedField):
    """A postcode of Belgium."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.postcode, **options)


class WholeNumberField(ParsedField):
    """A whole number from ``low`` to ``high``; whatever else is typed gets one sentence."""

    def __init__(
        self, label: Any = None, *, low: int = 0, high: int, refusal: Any, **options: Any
    ) -> None:
        super().__init__(label, read=self._number, **BY_DIGITS | options)
        self.low, self.high, self.refusal = low, high, refusal

    def _number(self, typed: str) -> int:
        try:
            number = cells.whole_number(typed)
        except cells.BadCell as bad:
            raise ValueError(self.refusal) from bad
        if number is None or not self.low <= number <= self.high:
            raise ValueError(self.refusal)
        return number


class YearField(ParsedField):
    """A year in four digits that ``is_possible`` lets through."""

    def __init__(
        self, label: Any = None, *, is_possible: Callable[[int], bool], refusal: Any, **options: Any
    ) -> None:
        super().__init__(label, read=self._year, **BY_DIGITS | options)
        self.is_possible, self.refusal = is_possible, refusal

    def _year(self, typed: str) -> int:
        if not YEAR.fullmatch(typed):
            raise ValueError(NO_YEAR)
        if not self.is_possible(int(typed)):
            raise ValueError(self.refusal)
        return int(typed)


class _MomentField(ParsedField):
    """What a browser has a widget for; what cannot be read stays as typed, which that cannot."""

    own_widget: type[Input]

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, **{"validators": []} | options)

    def __call__(self, **attributes: Any) -> Any:
        """Show the widget of the browser, or the line that was typed."""
        is_read = self.data is not None or not self._typed()
        self.widget = self.own_widget() if is_read else TextInput()
        return super().__call__(**attributes)

    def _value(self) -> str:
        return self.said()


class DayField(_MomentField):
    """A day, in a calendar."""

    own_widget = DateInput

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=_day, say=date.isoformat, **options)


class HourField(_MomentField):
    """An hour with its minutes, as a clock shows it."""

    own_widget = TimeInput

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=_hour, say=_iso, **options)


def _day(typed: str) -> date | None:
    try:
        return cells.a_date(typed)
    except cells.BadCell as bad:
        raise ValueError(NO_DAY) from bad


def _iso(hour: time) -> str:
    return f"{hour:%H:%M}"


def _hour(typed: str) -> time | None:
    try:
        return cells.an_hour(typed)
    except cells.BadCell as bad:
        raise ValueError(NO_HOUR) from bad


class WeekField(TickBoxes):
    """Parts of the week, as the mask of ``vocabulary.week``."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, choices=blocks_of_the_week, **options)

    def process_data(self, value: int | None) -> None:
        """Tick the parts of a mask."""
        super().process_data(week.blocks_of(value or week.UNKNOWN))

    @property
    def value(self) -> int:
        """Hand the ticked parts over as a mask."""
        return week.mask_of(self.data or ())


def yes_no(label: Any, words: Mapping[str, Any] = YES_NO, **options: Any) -> RadioField:
    """Ask what may stay open: yes, no, or not known, in these words."""
    return RadioField(label, choices=choices(words), coerce=_yes_or_no, **options)


def _yes_or_no(answer: str | bool) -> bool | None:
    if isinstance(answer, bool):
        return answer
    if answer not in YES_NO:
        raise ValueError(answer)
    return _BY_WORD.get(answer)


def one_of(kinds: type[Kind]) -> Callable[[str | None], Kind | None]:
    """Read a choice as a member of an enum; the empty choice is ``None``."""
    return lambda answer: kinds(answer) if answer else None


def or_nothing(answer: str | None) -> str | None:
    """Read a choice as the code that it is; the empty choice is ``None``."""
    return answer or None


class CellField:
    """A check that a cell reader understands what was typed; the reader says why not."""

    def __init__(self, read: Any) -> None:
        self.read = read

    def __call__(self, form: Any, field: Any) -> None:
        """Raise a ``ValidationError`` with the reason of the reader."""
        try:
            self.read(field.data or "")
        except cells.BadCell as bad:
            raise ValidationError(bad.reason) from bad
