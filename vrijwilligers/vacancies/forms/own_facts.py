"""Forms of facts that stand already: what is answered otherwise is ours, or waits for us."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from vrijwilligers.vacancies.forms.writing import FactsForm, SourceAnswer
from vrijwilligers.vacancies.rules import VacancyDetails
from vrijwilligers.vacancies.rules.layers import FACTS, FactAnswers, Layer, Values, values_of
from vrijwilligers.web.editing import EditForm, RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField, one_of

NOT_ASKED = ("category", "tasks", "talents")  # on the phone: a coordinator says these


class ShownFactsForm(RecordForm, FactsForm):
    """All facts as they hold: what is answered otherwise is another value."""

    shown: FactsForm | None = None  # as the facts are now; where none is given, all is said anew

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse nothing that was left as it was shown: no form asked it of its source."""
        super().validate(extra_validators)
        for field in self:
            if field.errors and self.shown and field.name in self.shown:
                _take_back(field, self.shown[field.name])
        return not self.errors and self.conflict is None

    def shown_values(self) -> Values:
        """Hand over the facts as they were shown, as plain values."""
        return _values(self.shown) if self.shown else {}

    def validate_end_on(self, field: DayField) -> None:
        """Refuse an end before the beginning."""
        if self.start_on.data and field.data and field.data < self.start_on.data:
            raise ValidationError(_l("The last day of the work comes before its first day."))


class OwnFactsForm(ShownFactsForm):
    """The facts of an imported vacancy, with what the source says beside those that are ours."""

    use_source = TickBoxes(_l("Use what the source says"))

    def lay_over(self, of_source: Mapping[str, SourceAnswer]) -> None:
        """Say what the source says of facts that are ours."""
        self.of_source = of_source
        self.use_source.choices = choices((name, said.label) for name, said in of_source.items())

    def answers(self, source: FactsForm) -> FactAnswers:
        """Hand over what was answered, beside what was shown and what the source says."""
        return FactAnswers(
            typed=_values(self),
            shown=self.shown_values(),
            source=_values(source),
            given_back=frozenset(self.use_source.data or ()),
        )


class NotedChangeForm(ShownFactsForm):
    """What an organisation says on the phone: other facts, or its own words."""

    words = TextAreaField(
        _l("What did they say?"),
        description=_l("In their words. What is asked below you can also change there."),
        validators=[Length(max=LONGEST_TEXT)],
    )
    said_by = StringField(
        _l("Who said it?"),
        description=_l("The name of whom you spoke. May stay empty."),
        validators=[Length(max=LONGEST_LINE)],
    )
    pauses = BooleanField(_l("Send nobody there until a coordinator has looked"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask something that is different."""
        is_valid = super().validate(extra_validators)
        if is_valid and not self.words.data and not self.differing():
            nothing = _l("Write what they said, or change what is different.")
            self.words.errors = [*self.words.errors, nothing]
            return False
        return is_valid

    def differing(self) -> Values:
        """Hand over what is said otherwise than it was shown, as plain values by fact."""
        typed, shown = _values(self), self.shown_values()
        asked = [name for name in FACTS if name not in NOT_ASKED]
        return {name: typed.get(name) for name in asked if typed.get(name) != shown.get(name)}


class LayersForm(EditForm):
    """Of each fact of which the source changed what it says: ours, or theirs; or not yet."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask one answer."""
        is_valid = super().validate(extra_validators)
        if is_valid and not self.layers():
            self.form_errors.append(_l("Choose what holds."))
        return is_valid and bool(self.layers())

    def layers(self) -> dict[str, Layer]:
        """Hand over what was chosen, by fact."""
        return {
            field.name: field.data for field in self if field.type == "RadioField" and field.data
        }


def layers_form_about(facts: Mapping[str, str]) -> type[LayersForm]:
    """Return the form that asks about these facts, by field with their labels."""
    return type("LayersFormAbout", (LayersForm,), {name: _which(facts[name]) for name in facts})


def _which(label: str) -> RadioField:
    words = {Layer.OURS: _l("Keep ours"), Layer.THEIRS: _l("Take theirs")}
    return RadioField(label, choices=choices(words), coerce=one_of(Layer), validators=[Optional()])


def _values(form: FactsForm) -> Values:
    return values_of(form.details_as(VacancyDetails, texts={}))


def _take_back(field: Any, shown: Any) -> None:
    """Let an answer that was left as it was shown be no fault."""
    is_line = bool(field.raw_data) and hasattr(shown, "_value")
    if is_line and _plain(field.raw_data[0]) == _plain(shown._value()):
        field.errors, field.data = (), shown.data


def _plain(typed: object) -> str:
    return str(typed).replace("\r\n", "\n").strip()
