"""The questions about a call: its shifts, and until when one may answer.

A call has up to eight shifts, each asked in a row of its own; a row without an hour is no shift.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from vrijwilligers.pool.models import Call
from vrijwilligers.pool.rules.details import CallDetails, ShiftDetails
from vrijwilligers.pool.rules.filling import MOST_SHIFTS
from vrijwilligers.pool.rules.shifts import ShiftHours, usual_end
from vrijwilligers.vocabulary.clock import BRUSSELS
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, FilterForm
from vrijwilligers.web.typed_fields import DayField, HourField, WholeNumberField

MOST_PLACES, LONGEST_NAME = 500, 80
NO_PLACES = _l("Enter a whole number from 1 to 500.")
NO_AMOUNT = _l("Enter a whole number up to 500, or leave it empty.")
NEEDED = {  # of a shift; its day may be that of the shift before
    "begins_at": _l("Enter the hour at which this shift begins."),
    "ends_at": _l("Enter the hour at which this shift ends."),
    "places": _l("Enter how many people are needed."),
}
ROWS = range(1, MOST_SHIFTS + 1)


def _row(place: int) -> dict[str, Any]:
    """Ask one shift."""
    asked = {
        "on": DayField(_l("Day")),
        "begins_at": HourField(_l("From")),
        "ends_at": HourField(_l("Until")),
        "places": WholeNumberField(
            _l("How many people?"), low=1, high=MOST_PLACES, refusal=NO_PLACES
        ),
        "minimum": WholeNumberField(
            _l("It goes on from"),
            description=_l("With fewer people it does not. Empty: with whoever comes."),
            high=MOST_PLACES,
            refusal=NO_AMOUNT,
        ),
        "own_people": WholeNumberField(
            _l("Of these, people of the organisation itself"),
            description=_l("For these places we ask nobody."),
            high=MOST_PLACES,
            refusal=NO_AMOUNT,
        ),
        "what_nl": _what(_l("What one does, in Dutch")),
        "what_fr": _what(_l("What one does, in French")),
        "what_en": _what(_l("What one does, in English")),
    }
    return {f"{name}_{place}": question for name, question in asked.items()}


def _what(label: Any) -> StringField:
    return StringField(label, validators=[Optional(), Length(max=LONGEST_LINE)])


class CallForm(RecordForm):
    """What a call asks: the rows of its shifts are put in below."""

    until_on = DayField(_l("Answers until which day?"))
    until_at = HourField(_l("At which hour?"))

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the questions of each shift by name, with its number."""
        for place in ROWS:
            yield place, {name: self[f"{name}_{place}"] for name in SHIFT_NAMES}

    def rows_shown(self) -> dict[int, dict[str, Any]]:
        """Return the same by number, with what of it is filled in and must not be folded."""
        shown, is_filled = {}, False
        for place, row in reversed([*self.rows()]):
            is_open = any(row[name].data or row[name].errors for name in FOLDED)
            is_filled = is_filled or is_open or is_shift(row)
            shown[place] = row | {"is_open": is_open, "is_filled": is_filled}
        return shown

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask of each row that is a shift what it needs, and of the first that it is one."""
        is_valid = super().validate(extra_validators)
        missing = [
            (row[name], sentence)
            for place, row in self.rows()
            if place == 1 or is_shift(row)
            for name, sentence in NEEDED.items()
            if row[name].data is None and not row[name].errors
        ]
        first = self["on_1"]
        if first.data is None and not first.errors:
            missing.insert(0, (first, _l("Enter a day.")))
        for field, sentence in missing:
            field.errors = [*field.errors, sentence]
        return is_valid and not missing

    def details(self, *, at: datetime) -> CallDetails:
        """Hand over the call, typed; where nobody says until when, as long as is usual."""
        shifts = tuple(self._shifts())
        first = min(_begins(one) for one in shifts)
        return CallDetails(answer_until=self._until() or usual_end(first, at), shifts=shifts)

    def _shifts(self) -> Iterator[ShiftDetails]:
        on: date = self["on_1"].data
        for place, row in self.rows():
            if place == 1 or is_shift(row):
                on = row["on"].data or on
                yield ShiftDetails(
                    on=on,
                    minimum=row["minimum"].data or 0,
                    own_people=row["own_people"].data or 0,
                    **{name: row[name].data for name in (*NEEDED, *WHAT)},
                )

    def _until(self) -> datetime | None:
        if self.until_on.data is None:
            return None
        return datetime.combine(self.until_on.data, self.until_at.data or time(20), BRUSSELS)


SHIFT_NAMES = tuple(name.removesuffix("_1") for name in _row(1))
FOLDED = ("minimum", "own_people", "what_nl", "what_fr", "what_en")
WHAT = ("what_nl", "what_fr", "what_en")
for one in ROWS:
    for its_name, question in _row(one).items():
        setattr(CallForm, its_name, question)


def is_shift(row: Mapping[str, Any]) -> bool:
    """Tell whether something of a row was filled in that makes it a shift."""
    return any(row[name].data is not None or row[name].errors for name in ("on", *NEEDED))


def answers_of(call: Call, *, later: int = 0) -> dict[str, Any]:
    """Return what a form asks of the shifts of a call, so many days later."""
    return {
        f"{name}_{place}": answer
        for place, shift in enumerate(call.shifts, start=1)
        for name, answer in _answers(shift, later).items()
    }


def _answers(shift: Any, later: int) -> dict[str, Any]:
    said = {name: getattr(shift, name) or None for name in SHIFT_NAMES}
    return said | {"on": date.fromordinal(shift.on.toordinal() + later)} | _hours(shift)


def _hours(shift: Any) -> dict[str, time]:
    return {"begins_at": shift.begins_at, "ends_at": shift.ends_at}  # midnight is an hour too


def _begins(one: ShiftDetails) -> datetime:
    return ShiftHours(on=one.on, begins_at=one.begins_at, ends_at=one.ends_at).begins


class ChooseWorkForm(FilterForm):
    """For which work a call is."""

    text = StringField(
        _l("Words of the vacancy, or its number"), validators=[Length(max=LONGEST_LINE)]
    )


class TemplateNameForm(RecordForm):
    """How a template of calls is called."""

    name = StringField(
        _l("Name of the template"),
        description=_l("Such as: food stand on Saturday. Do not write the name of a person."),
        validators=[DataRequired(_l("Enter a name.")), Length(max=LONGEST_NAME)],
    )


class CallTimeForm(RecordForm):
    """Until when one may answer, of a call that is asked."""

    until_on = DayField(
        _l("Answers until which day?"), validators=[InputRequired(_l("Enter a day."))]
    )
    until_at = HourField(_l("At which hour?"), validators=[InputRequired(_l("Enter an hour."))])

    def until(self) -> datetime:
        """Hand over the moment."""
        return datetime.combine(self.until_on.data, self.until_at.data, BRUSSELS)
