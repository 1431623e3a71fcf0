"""The form of the facts of an imported vacancy: what is answered otherwise becomes ours."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, ValidationError
from wtforms.validators import Optional

from vrijwilligers.vacancies.forms.writing import FactsForm, SourceAnswer
from vrijwilligers.vacancies.rules import VacancyDetails
from vrijwilligers.vacancies.rules.layers import FactAnswers, Layer, Values, values_of
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField, one_of


class OwnFactsForm(EditForm, FactsForm):
    """All facts as they hold, with what the source says beside those that are ours."""

    use_source = TickBoxes(_l("Use what the source says"))
    shown: FactsForm | None = None

    def lay_over(self, of_source: Mapping[str, SourceAnswer], shown: FactsForm) -> None:
        """Say what the source says of facts that are ours, and how all questions were shown."""
        self.of_source, self.shown = of_source, shown
        self.use_source.choices = choices((name, said.label) for name, said in of_source.items())

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse nothing that was left as the source says it."""
        super().validate(extra_validators)
        for field in self:
            if field.errors and self._is_left(field):
                field.errors, field.data = (), self.shown[field.name].data  # type: ignore[index]
        return not self.errors and self.conflict is None

    def _is_left(self, field: Any) -> bool:
        shown: Any = self.shown[field.name] if self.shown else None
        is_line = bool(field.raw_data) and hasattr(shown, "_value")
        return is_line and _plain(field.raw_data[0]) == _plain(shown._value())

    def validate_end_on(self, field: DayField) -> None:
        """Refuse an end before the beginning."""
        if self.start_on.data and field.data and field.data < self.start_on.data:
            raise ValidationError(_l("The last day of the work comes before its first day."))

    def answers(self, source: FactsForm) -> FactAnswers:
        """Hand over what was answered, beside what was shown and what the source says."""
        return FactAnswers(
            typed=_values(self),
            shown=_values(self.shown or source),
            source=_values(source),
            given_back=frozenset(self.use_source.data or ()),
        )


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


def _plain(typed: object) -> str:
    return str(typed).replace("\r\n", "\n").strip()
