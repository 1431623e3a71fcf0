"""The forms of the code lists: names, what a card says, and what a visitor says of a drawing."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from vrijwilligers.talents.rules.cards import LONGEST, MOST_WORDS, TEXTS, words_in
from vrijwilligers.talents.rules.details import CategoryDetails, TalentDetails
from vrijwilligers.talents.wording import OUTCOMES, VISITOR_LANGUAGES
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import Form, choices

MEANINGS = tuple(column for column, part in TEXTS.items() if part == "meaning")


def _text(part: str, label: Any, *checks: Any, hint: Any = "") -> StringField:
    length = Length(max=LONGEST[part])
    return StringField(label, description=hint, validators=[*checks, length])


def _name(label: Any) -> StringField:
    return _text("name", label, DataRequired(_l("Enter a name.")))


def _deed(label: Any) -> StringField:
    hint = _l("In the first person, at most %(count)s words.", count=MOST_WORDS)
    return _text("deed", label, DataRequired(_l("Say what somebody does.")), _is_short, hint=hint)


def _explanation(label: Any) -> StringField:
    return _text("explanation", label, DataRequired(_l("Explain it in one sentence.")))


def _meaning(label: Any) -> StringField:
    return _text("meaning", label, hint=_l("A few examples, with commas between them."))


def _is_short(_: Form, field: StringField) -> None:
    if words_in(field.data or "") > MOST_WORDS:
        raise ValidationError(_l("At most %(count)s words.", count=MOST_WORDS))


class CategoryForm(Form):
    """How a kind of work is called."""

    name_nl = _name(_l("In Dutch"))
    name_fr = _name(_l("In French"))
    name_en = _name(_l("In English"))

    def details(self) -> CategoryDetails:
        """Hand over the names."""
        return self.details_as(CategoryDetails, is_used=self.offers())

    def offers(self) -> bool:
        """Tell whether it is offered: what is new always is."""
        return True


class TalentForm(Form):
    """What a talent is called, and what its card in the talent scan says."""

    name_nl = _name(_l("Name in Dutch"))
    deed_nl = _deed(_l("Deed in Dutch"))
    explanation_nl = _explanation(_l("Explanation in Dutch"))
    meaning_nl = _meaning(_l("What it can mean, in Dutch"))
    name_fr = _name(_l("Name in French"))
    deed_fr = _deed(_l("Deed in French"))
    explanation_fr = _explanation(_l("Explanation in French"))
    meaning_fr = _meaning(_l("What it can mean, in French"))
    name_en = _name(_l("Name in English"))
    deed_en = _deed(_l("Deed in English"))
    explanation_en = _explanation(_l("Explanation in English"))
    meaning_en = _meaning(_l("What it can mean, in English"))
    pictogram = SelectField(_l("Pictogram"))

    def __init__(self, *, drawings: Mapping[str, str], **given: Any) -> None:
        """Offer the drawings that there are."""
        super().__init__(**given)
        self.pictogram.choices = choices(drawings)

    def details(self) -> TalentDetails:
        """Hand over the answers; a meaning that nobody gave is empty."""
        meanings = {name: self[name].data or "" for name in MEANINGS}
        return self.details_as(TalentDetails, is_used=self.offers(), **meanings)

    def offers(self) -> bool:
        """Tell whether it is offered: what is new always is."""
        return True


class ChangeProjectForm(RecordForm, CategoryForm):
    """A project, as it was when its page was opened."""

    is_used = BooleanField(_l("Offer it for new introductions"))

    def offers(self) -> bool:
        """Tell whether it is offered."""
        return bool(self.is_used.data)


class ChangeSentenceForm(RecordForm, CategoryForm):
    """A standard sentence, as it was when its page was opened."""

    is_used = BooleanField(_l("Let people choose it"))

    def offers(self) -> bool:
        """Tell whether it is offered."""
        return bool(self.is_used.data)


class ChangeCategoryForm(RecordForm, CategoryForm):
    """A category, as it was when its page was opened."""

    is_used = BooleanField(_l("Offer it for new vacancies and fiches"))

    def offers(self) -> bool:
        """Tell whether it is offered."""
        return bool(self.is_used.data)


class ChangeTalentForm(RecordForm, TalentForm):
    """A talent, as it was when its page was opened."""

    is_used = BooleanField(_l("Offer it for new vacancies and fiches, and in the talent scan"))

    def offers(self) -> bool:
        """Tell whether it is offered."""
        return bool(self.is_used.data)


class PictogramForm(Form):
    """What a visitor said that a pictogram means, and in which language they speak with us."""

    outcome = RadioField(
        _l("What does this person say?"),
        choices=choices(OUTCOMES),
        validators=[InputRequired(_l("Choose what this person said."))],
    )
    language = RadioField(
        _l("Which language does this person speak with you?"),
        choices=choices(VISITOR_LANGUAGES),
        validators=[InputRequired(_l("Choose a language."))],
    )
