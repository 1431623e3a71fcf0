"""Questions of which the answer is a value: read when it is sent, said when it is shown.

A value that is asked never becomes text on its way to the record. ``value`` is what a question
hands over where that is not its ``data``.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.validators import Length
from wtforms.widgets import EmailInput, TelInput

from vrijwilligers.exchange import cells
from vrijwilligers.vocabulary import week
from vrijwilligers.vocabulary.words import say_phone
from vrijwilligers.web.forms import LONGEST_LINE, TickBoxes, blocks_of_the_week, choices, strip

Kind = TypeVar("Kind", bound=StrEnum)
YES_NO = {"": _l("not known"), "yes": _l("yes"), "no": _l("no")}
_BY_WORD = {"yes": True, "no": False}


class ParsedField(StringField):
    """A line that is read into a value; the reader raises a ``ValueError`` that says why not."""

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


class PhoneField(ParsedField):
    """A phone number, in E.164."""

    widget = TelInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.phone, say=say_phone, **options)


class MailField(ParsedField):
    """An e-mail address, in small letters."""

    widget = EmailInput()

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.email, **options)


class PostcodeField(ParsedField):
    """A postcode of Belgium."""

    def __init__(self, label: Any = None, **options: Any) -> None:
        super().__init__(label, read=cells.postcode, **options)


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
