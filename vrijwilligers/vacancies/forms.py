"""What the pages of vacancies and organisations ask."""

from pathlib import PurePath
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from vrijwilligers.core.forms import LONGEST_LINE, Form, choices
from vrijwilligers.core.i18n import spoken
from vrijwilligers.core.places import municipalities
from vrijwilligers.vacancies.rules import Order, Upload, Wanted

OPEN, ALL = "open", "all"


class AskingForm(Form):
    """A form that only asks for a list: its answers stand in the address."""

    class Meta(Form.Meta):
        """Leave out the token: nothing is changed."""

        csrf = False

    def words(self) -> str:
        """Return the text that is searched, cut where no name goes on."""
        return (self.text.data or "")[:LONGEST_LINE]


class OrganisationsForm(AskingForm):
    """Which organisations to show."""

    text = StringField(_l("Search by name"))


class VacanciesForm(AskingForm):
    """Which vacancies to show, and in which order."""

    text = StringField(_l("Search in title or organisation"))
    category = SelectField(_l("Category"))
    municipality = SelectField(_l("Municipality"))
    state = SelectField(
        _l("State"), choices=choices({OPEN: _l("Only open"), ALL: _l("All")}), default=OPEN
    )
    order = SelectField(
        _l("Order"),
        choices=choices(
            {
                Order.NEWEST: _l("Newest first"),
                Order.TITLE: _l("By title"),
                Order.ENDING: _l("Ending soon first"),
            }
        ),
        default=Order.NEWEST,
    )
    practising = BooleanField(_l("To practise Dutch"))

    def offer(self, categories: dict[str, str]) -> None:
        """Fill in what may be chosen: categories by code, and the nineteen municipalities."""
        names = {code: place.name(spoken()) for code, place in municipalities().items()}
        by_name = sorted(names.items(), key=lambda pair: pair[1])
        self.category.choices = choices({"": _l("All categories")} | categories)
        self.municipality.choices = choices({"": _l("All municipalities")} | dict(by_name))

    def details(self) -> Wanted:
        """Hand over the question; an answer that is not on the list asks nothing."""
        return Wanted(
            text=self.words() or None,
            category=_offered(self.category),
            municipality=_offered(self.municipality),
            practising=self.practising.data,
            only_open=_offered(self.state) != ALL,
            order=Order(_offered(self.order) or Order.NEWEST),
        )


def _offered(field: Any) -> str | None:
    return field.data if field.data in {choice.value for choice in field.choices} else None


class UploadForm(Form):
    """A file with vacancies, and the source that it comes from."""

    file = FileField(
        _l("File"),
        description=_l("CSV or Excel (.xlsx) with the columns of the empty template, or a feed."),
        validators=[FileRequired(_l("Choose a file."))],
    )
    source_name = StringField(
        _l("Source"),
        description=_l(
            "Who the list comes from. Give the same name every time: "
            "that is how we know which vacancies are the same."
        ),
        validators=[InputRequired(_l("Enter the name of the source.")), Length(max=LONGEST_LINE)],
    )
    is_complete = RadioField(
        _l("Is this the complete list of this source?"),
        description=_l(
            "If it is, vacancies of this source that are not in the file will be withdrawn. "
            "A feed is always complete."
        ),
        choices=choices(
            {"no": _l("No, a part. What is not in it stays."), "yes": _l("Yes, complete.")}
        ),
        default="no",
        validators=[InputRequired(_l("Say whether the list is complete."))],
    )

    def details(self) -> Upload:
        """Hand over the file with what was said of it."""
        return Upload(
            content=self.file.data.read(),
            file_name=PurePath(self.file.data.filename).name[:LONGEST_LINE],
            source_name=self.source_name.data,
            is_complete=self.is_complete.data == "yes",
        )


class TakeOverForm(Form):
    """The last word before a file is brought in."""

    is_confirmed = BooleanField(
        _l("Yes, these vacancies may be withdrawn: I looked at what is missing.")
    )

    def ask_about(self, number: int) -> None:
        """Name how many vacancies the tick lets go."""
        self.is_confirmed.label.text = ngettext(
            "Yes, this %(num)s vacancy may be withdrawn: I looked at what is missing.",
            "Yes, these %(num)s vacancies may be withdrawn: I looked at what is missing.",
            number,
        )
