"""What is asked of a group that had a workshop or a guided tour."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from vrijwilligers.markets.fields import GROUP
from vrijwilligers.markets.forms.stands import common_languages
from vrijwilligers.markets.models import MarketGroup
from vrijwilligers.markets.rules.groups import MOST_PEOPLE, GroupKind, MarketGroupDetails
from vrijwilligers.markets.wording import GROUPS
from vrijwilligers.vocabulary.levels import COMMON
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_LINE, Form, TickBoxes, choices
from vrijwilligers.web.typed_fields import DayField, WholeNumberField, one_of

NO_PEOPLE = _l("Enter how many people were in the group.")


def _number(chosen: str | None) -> int | None:
    return int(chosen) if chosen and chosen != "None" else None


class MarketGroupForm(Form):
    """When, with how many people, for whom and past which organisations."""

    kind = RadioField(
        _l("What was it?"),
        choices=choices(GROUPS),
        coerce=one_of(GroupKind),
        validators=[InputRequired(_l("Choose what it was."))],
    )
    held_on = DayField(_l("On which day?"), validators=[InputRequired(_l("Enter a day."))])
    place = StringField(_l("Where?"), validators=[Length(max=LONGEST_LINE)])
    people = WholeNumberField(
        _l("How many people were in the group?"),
        description=_l("Only how many. No names."),
        low=1,
        high=MOST_PEOPLE,
        refusal=NO_PEOPLE,
        validators=[InputRequired(NO_PEOPLE)],
    )
    languages = TickBoxes(_l("Which languages did the group speak?"), choices=common_languages)
    referrer_id = SelectField(_l("Which referrer brought the group?"), coerce=_number)
    organisations = TickBoxes(_l("Which organisations did the group go to see?"), coerce=int)

    def offer(
        self, referrers: Mapping[int, str], organisations: Iterable[tuple[int, str]]
    ) -> "MarketGroupForm":
        """Offer the referrers, and the organisations of the last edition."""
        self.referrer_id.choices = choices({"": _l("no referrer"), **referrers})
        self.organisations.choices = choices(organisations)
        return self

    def read_languages(self) -> tuple[str, ...]:
        """Hand the languages over in one order."""
        return tuple(code for code in COMMON if code in self.languages.value)

    def details(self) -> MarketGroupDetails:
        """Hand over the answers, typed."""
        return self.details_as(MarketGroupDetails)


class ChangeMarketGroupForm(RecordForm, MarketGroupForm):
    """A group that is noted, as it was when its page was opened."""


def answers_of_group(group: MarketGroup | None, today: date) -> dict[str, Any]:
    """Return a group as the answers of its form; of a new one, that it was today."""
    return GROUP.snapshot(group) if group else {"held_on": today}
