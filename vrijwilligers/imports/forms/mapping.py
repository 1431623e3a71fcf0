"""What the columns of a file mean, and the words in them: asked column by column, word by word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from zlib import crc32

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from vrijwilligers.exchange.cells import BadCell
from vrijwilligers.imports.readers.guesses import AskedColumns, Column, ListPlace
from vrijwilligers.imports.readers.headers import places, say_header
from vrijwilligers.imports.readers.unknown_words import UnknownWord
from vrijwilligers.imports.rules import ColumnMap, ColumnSet
from vrijwilligers.vocabulary.text import fold, one_line
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import LONGEST_LINE, TickBoxes, choices

AS_IT_IS = "as-it-is"  # nobody said what a word means
NOTHING = "-"  # it means nothing, and is not asked again


class ColumnsForm(EditForm):
    """Which column means what; the fields of the columns are added for each file."""

    ours: ColumnSet
    columns: Sequence[Column] = ()
    first_row: Sequence[str] = ()
    places: Sequence[ListPlace] = ()

    header = RadioField(
        _l("What is in that row?"),
        choices=choices(
            {
                "names": _l("The names of the columns."),
                "row": _l("A row of the list already: the columns have no names."),
            }
        ),
        validators=[InputRequired(_l("Say what is in that row."))],
    )
    place = SelectField(_l("Where does the list begin?"))
    strict = TickBoxes(
        _l("Which columns do you want to be strict about?"),
        description=_l(
            "A value that we do not understand comes in empty. Of a column that you tick here it "
            "costs the whole row: you can correct it and bring it in again."
        ),
        coerce=int,
    )
    makes_keys = BooleanField(
        _l("The file has no number for each vacancy"),
        description=_l(
            "We then make a number of the organisation and the title. "
            "When a title changes, the vacancy counts as a new one."
        ),
    )
    name = StringField(
        _l("Name for this list of columns"),
        description=_l("Next time we read a file of this source in the same way."),
        validators=[DataRequired(_l("Enter a name.")), Length(max=LONGEST_LINE)],
    )

    def elsewhere(self) -> ListPlace | None:
        """Return where the list stands, if that is another place than where it was read."""
        place = self.places[int(self.place.data or 0)]
        return None if place == self.places[0] else place

    def asked(self) -> list[Any]:
        """Return the fields of the columns, in the order of the file."""
        return [self[f"column_{number}"] for number in range(len(self.columns))]

    def details(self, values: Mapping[str, Mapping[str, str]]) -> ColumnMap:
        """Hand over what the columns mean, with what was told of words before.

        A first row that may be about somebody is not kept: the places of its cells are.
        """
        is_headless = self.header.data != "names"
        headers = places(self.first_row) if is_headless else self.first_row
        answers = list(zip(headers, (field.data for field in self.asked()), strict=True))
        meanings = {header: answer for header, answer in answers if answer}
        left_out = [header for header, answer in answers if not answer]
        makes_keys = bool("makes_keys" in self and self.makes_keys.data)
        ticked = {headers[place] for place in self.strict.data or ()}
        strict = [answer for header, answer in answers if answer and header in ticked]
        return ColumnMap(meanings, values, left_out, makes_keys, is_headless, strict)

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse one meaning for two columns, and a file without what every row needs."""
        if not super().validate(extra_validators):
            return False
        if self.elsewhere():
            return True  # what was said of the columns is of another table
        first: dict[str, str] = {}
        for column, field in zip(self.columns, self.asked(), strict=True):
            if field.data and first.setdefault(field.data, column.header) != column.header:
                field.errors = [_same(*map(say_header, (first[field.data], column.header)))]
        self.form_errors = [needed.message for needed in self.ours.lacks(self.details({}))]
        return not self.errors


def _same(first: object, second: object) -> str:
    return _(
        "The columns “%(first)s” and “%(second)s” cannot mean the same.",
        first=str(first)[:LONGEST_LINE],
        second=str(second)[:LONGEST_LINE],
    )


def columns_form(ours: ColumnSet, asked: AskedColumns, name: str, **sent: Any) -> ColumnsForm:
    """Make the form of one file, answered as far as we can guess."""
    offered = choices({"": _l("Leave out")} | dict(ours.labels))
    fields: dict[str, Any] = {
        f"column_{number}": SelectField(
            _header(column),
            description=_samples(column.samples),
            choices=offered,
            default=column.meaning or "",
        )
        for number, column in enumerate(asked.columns)
    }
    if not ours.made_key:
        fields["makes_keys"] = None
    about: dict[str, Any] = {
        "columns": tuple(asked.columns),
        "ours": ours,
        "first_row": asked.first_row,
    }
    about["places"] = tuple(asked.places)
    fields["place"] = SelectField(
        _l("Where does the list begin?"),
        choices=choices({str(at): _say_place(one) for at, one in enumerate(asked.places)}),
        default="0",
    )
    kind = type("ColumnsOfFile", (ColumnsForm,), fields | about)
    strict = {*asked.told.strict}
    header = None if asked.has_header is None else "names" if asked.has_header else "row"
    answers = {"name": name, "makes_keys": asked.told.makes_keys, "header": header}
    answers["strict"] = [at for at, one in enumerate(asked.columns) if one.meaning in strict]
    form = kind(data=answers, **sent)
    form.strict.choices = choices({at: _header(one) for at, one in enumerate(asked.columns)})
    return form


def _header(column: Column) -> str:
    return str(say_header(column.header))[:LONGEST_LINE]


def _say_place(place: ListPlace) -> str:
    row = _("row %(row)s", row=place.row)
    return " · ".join(filter(None, (place.sheet, row, one_line(place.cells))))


def _samples(texts: Iterable[str]) -> str:
    shown = [one_line(text if len(text) <= 60 else text[:60] + "…") for text in texts]
    if not shown:
        return _("This column is empty.")
    return _("For example: %(samples)s", samples=" · ".join(shown))


class WordsForm(EditForm):
    """What words of a file mean; the fields are added for each file."""

    unknowns: Sequence[UnknownWord] = ()

    def asked(self) -> dict[str, list[Any]]:
        """Return the fields, column by column."""
        fields: dict[str, list[Any]] = {}
        for unknown in self.unknowns:
            fields.setdefault(unknown.column, []).append(self[_name_of(unknown)])
        return fields

    def details(self, told: ColumnMap) -> ColumnMap:
        """Hand over a map of columns with what the words mean now."""
        values = {column: dict(words) for column, words in told.values.items()}
        for unknown in self.unknowns:
            meaning = self[_name_of(unknown)].data
            if meaning and meaning != AS_IT_IS:
                told_now = "" if meaning == NOTHING else meaning
                values.setdefault(unknown.column, {})[fold(unknown.word)] = told_now
        return replace(told, values=values)


def words_form(
    unknowns: Sequence[UnknownWord],
    columns: ColumnSet,
    codes: Mapping[str, Mapping[str, object]],
    **sent: Any,
) -> WordsForm:
    """Make the form of the words of one file; codes are names by code, column by column."""
    yes_or_no = {"yes": _l("yes"), "no": _l("no")}
    fields = {
        _name_of(one): _typed(one, columns.typed[one.column])
        if one.column in columns.typed
        else _word(one, codes.get(one.column, yes_or_no))
        for one in unknowns
    }
    return type("WordsOfFile", (WordsForm,), fields | {"unknowns": tuple(unknowns)})(**sent)


def _name_of(unknown: UnknownWord) -> str:
    """Name a field by its word: a colleague may have told others meanwhile."""
    return f"word_{unknown.column}_{crc32(unknown.word.encode()):x}"


def _word(unknown: UnknownWord, offered: Mapping[str, object]) -> SelectField:
    """Ask which code a word means."""
    others = {
        AS_IT_IS: _l("I do not know: leave this word out"),
        NOTHING: _l("It means nothing: leave it out each time"),
    }
    alike = (code for code, name in offered.items() if fold(str(name)) == fold(unknown.word))
    return SelectField(
        unknown.word,
        description=_in_rows(unknown),
        choices=choices({**others, **offered}),
        default=next(alike, AS_IT_IS),
    )


def _typed(unknown: UnknownWord, read: Callable[[str], object]) -> StringField:
    """Ask what a word means in other words, that are read as a cell is."""

    def is_read(_: Any, field: Any) -> None:
        try:
            read("" if field.data == NOTHING else field.data or "")
        except BadCell as bad:
            raise ValidationError(str(bad)) from bad

    return StringField(
        unknown.word,
        description=_in_rows(unknown),
        validators=[Length(max=LONGEST_LINE), is_read],
    )


def _in_rows(unknown: UnknownWord) -> str:
    return ngettext("In %(num)s row.", "In %(num)s rows.", unknown.rows)
