"""The forms of the pool: what somebody wishes who joins, and until when they take a pause."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from vrijwilligers.candidates.questions import InPlaceForm, consent_fields
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.pool.rules.bands import Notice
from vrijwilligers.pool.rules.details import MembershipDetails
from vrijwilligers.pool.rules.states import PoolChannel
from vrijwilligers.pool.wording import CHANNELS, NOTICES
from vrijwilligers.talents import current as code_lists
from vrijwilligers.web.editing import ActionForm, RecordForm
from vrijwilligers.web.forms import TickBoxes, choices, municipalities
from vrijwilligers.web.typed_fields import DayField, WeekField, WholeNumberField, one_of

NO_POOL = _l("Read together the question of the pool, and tick how they said yes.")
NO_AMOUNT = _l("Enter a number from 1 to 31, or leave it empty.")
MOST_A_MONTH = 31


def _nineteen() -> list[SelectChoice]:
    return municipalities()[1:]


class PoolWishesForm(RecordForm, InPlaceForm):
    """What somebody wishes of the pool; who did not consent to it yet is asked that first."""

    channel = RadioField(
        _l("How do we ask this person?"),
        choices=choices(CHANNELS),
        coerce=one_of(PoolChannel),
        validators=[InputRequired(_l("Choose how we ask this person."))],
    )
    notice = RadioField(
        _l("How long before must we ask?"),
        choices=choices(NOTICES),
        coerce=one_of(Notice),
        validators=[InputRequired(_l("Choose how long before we must ask."))],
    )
    days = WeekField(_l("When are you free?"))
    most_a_month = WholeNumberField(
        _l("How often a month at most?"),
        description=_l("Leave this empty for as often as we need somebody."),
        low=1,
        high=MOST_A_MONTH,
        refusal=NO_AMOUNT,
    )
    categories = TickBoxes(
        _l("For which work?"),
        description=_l("Nothing ticked: for all work."),
        choices=lambda: choices(code_lists.category_names()),
    )
    places = TickBoxes(
        _l("Where?"), description=_l("Nothing ticked: everywhere."), choices=_nineteen
    )

    @classmethod
    def with_consent(cls, *, parent: bool) -> "type[PoolWishesForm]":
        """Make the form that asks first whether we may ask somebody for short assignments."""
        asked = consent_fields(ConsentPurpose.POOL, NO_POOL, parent=parent)
        return type(cls.__name__, (cls,), asked)

    def read_categories(self) -> tuple[str, ...]:
        """Hand the kinds of work over in one order."""
        return tuple(sorted(self.categories.value))

    def read_places(self) -> tuple[str, ...]:
        """Hand the municipalities over in one order."""
        return tuple(sorted(self.places.value))

    def details(self) -> MembershipDetails:
        """Hand over the wishes, typed."""
        return self.details_as(MembershipDetails)


class PoolPauseForm(ActionForm):
    """Until which day somebody of the pool is asked nothing."""

    until = DayField(_l("Until which day"), validators=[InputRequired(_l("Enter a day."))])
