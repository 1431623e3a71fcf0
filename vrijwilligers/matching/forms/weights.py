"""The form of how much each criterion counts."""

from dataclasses import asdict

from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, ValidationError
from wtforms.validators import Length

from vrijwilligers.matching.rules.weight_sets import CRITERIA, MOST, WeightOrigin
from vrijwilligers.matching.rules.weights import Weights
from vrijwilligers.matching.wording.weights import CRITERION_HINTS, CRITERION_LABELS
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE
from vrijwilligers.web.typed_fields import WholeNumberField

PROPOSED = "yes"
NO_NUMBER = _l("Enter a whole number from 0 to %(most)s.", most=MOST)


def _whole(weights: Weights) -> dict[str, int]:
    return {name: round(value) for name, value in asdict(weights).items()}


def _is_given(_form: RecordForm, field: Field) -> None:
    if field.data is None:
        raise ValidationError(NO_NUMBER)


def _weight(name: str) -> WholeNumberField:
    slider = {"data-slider": "", "max": str(MOST)}
    return WholeNumberField(
        CRITERION_LABELS[name],
        high=MOST,
        refusal=NO_NUMBER,
        description=CRITERION_HINTS.get(name, ""),
        validators=[_is_given],
        render_kw={"inputmode": "numeric", "autocomplete": "off", "maxlength": "3"} | slider,
    )


class WeightsForm(RecordForm):
    """How much each criterion counts beside the others, and why."""

    why = StringField(
        _l("Why do you change this?"),
        description=_l("You may leave this empty. Say nothing about a person."),
        validators=[Length(max=LONGEST_LINE)],
    )
    is_proposal = HiddenField(validators=[Length(max=LONGEST_LINE)])

    @classmethod
    def of(cls, weights: Weights, **options: object) -> "WeightsForm":
        """Make the form, filled with weights."""
        return cls(data=_whole(weights), **options)

    def fill_in(self, weights: Weights) -> None:
        """Put a proposal in the place of what counts now; nothing is saved."""
        self.is_proposal.data = PROPOSED
        for name, value in _whole(weights).items():
            self[name].data = value

    def weights(self) -> Weights:
        """Hand over the weights."""
        return Weights(**{name: self[name].data for name in CRITERIA})

    def origin(self) -> WeightOrigin:
        """Tell whether a proposal was filled in, of which somebody may have changed something."""
        return WeightOrigin.PROPOSAL if self.is_proposal.data else WeightOrigin.BY_HAND

    def sliders(self) -> list[Field]:
        """Return the questions about weights."""
        return [self[name] for name in CRITERIA]


for _name in CRITERIA:
    setattr(WeightsForm, _name, _weight(_name))
