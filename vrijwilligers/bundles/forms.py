"""The question before printing: for whom, which list, and what of it."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from vrijwilligers.bundles.rules import WHOLE, BundleChoice, PaperSize, Season
from vrijwilligers.web.forms import Form, choices
from vrijwilligers.web.typed_fields import LanguageField, WholeNumberField

ALL = "all"
PLACE = "place_"
MOST = 99
LONGEST_NAME = 60  # letters
SWITCHES = ("large", "contact", "marks_new", "qr", "qr_each")


class BundleForm(Form):
    """What to print. The view hands in the names of the lists and of the categories."""

    season = RadioField(
        _l("What do you want to print?"),
        default=WHOLE,
        validators=[InputRequired(_l("Choose a list."))],
    )
    language = LanguageField(_l("In which language do people read it?"))
    name = StringField(
        _l("What do you call it? (not needed)"),
        description=_l("On the front, in place of the season, and in the list of editions."),
        validators=[Length(max=LONGEST_NAME, message=_l("Give a name of up to 60 letters."))],
    )
    category = SelectField(
        _l("Which categories?"),
        default=ALL,
        validators=[InputRequired(_l("Choose a category."))],
    )

    size = RadioField(
        _l("On which paper?"),
        choices=choices({PaperSize.A4: "A4", PaperSize.A5: "A5"}),
        default=PaperSize.A4,
        validators=[InputRequired(_l("Choose a paper."))],
    )
    large = BooleanField(_l("Large print (18 points)"))
    contact = BooleanField(
        _l("With phone, e-mail and site of the organisations"),
        default=True,
        description=_l("Without them, the print says: ask us at the desk."),
    )
    marks_new = BooleanField(
        _l("Mark what is new since the last edition"),
        default=True,
    )
    qr = BooleanField(_l("QR code with a short address on the front"))
    qr_each = BooleanField(_l("QR code with a short address beside each vacancy"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check each answer, and that a chapter is left."""
        is_valid = super().validate(extra_validators)
        if is_valid and self.places() and not self.chapters():
            self.category.errors = [_l("Give at least one chapter a place.")]
            return False
        return is_valid

    def details(self) -> BundleChoice:
        """Hand over the choice."""
        one = None if self.category.data == ALL else self.category.data
        return BundleChoice(
            language=self.language.data,
            name=(self.name.data or "").strip(),
            season=None if self.season.data == WHOLE else Season(self.season.data),
            category=one,
            categories=() if one else self.chapters(),
            size=PaperSize(self.size.data),
            **{name: self[name].data for name in SWITCHES},
        )

    def places(self) -> list[WholeNumberField]:
        """Return the questions for the place of each chapter."""
        return [field for field in self if field.name.startswith(PLACE)]

    def has_odd_places(self) -> bool:
        """Tell whether the order of the chapters was refused, so that the page shows it."""
        return any(field.errors for field in self.places())

    def chapters(self) -> tuple[str, ...]:
        """Return the codes of the chapters in their order; a place of 0 or none leaves one out."""
        numbered = [(field.data, field.name.removeprefix(PLACE)) for field in self.places()]
        return tuple(code for place, code in sorted(numbered, key=_place) if place)


def _place(numbered: tuple[int | None, str]) -> int:
    return numbered[0] or 0


def bundle_form(chapters: dict[str, str]) -> type[BundleForm]:
    """Return the form with a question for the place of each chapter (name by code)."""
    fields = {
        PLACE + code: WholeNumberField(
            name,
            default=number,
            high=MOST,
            refusal=_l("Give each chapter a place from 0 to 99."),
        )
        for number, (code, name) in enumerate(chapters.items(), start=1)
    }
    return type("BundleForm", (BundleForm,), fields)
