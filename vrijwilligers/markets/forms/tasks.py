"""The form of a task in plain language."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import Length

from vrijwilligers.markets.fields import STAND_TASK
from vrijwilligers.markets.models import StandTask
from vrijwilligers.markets.rules import texts
from vrijwilligers.markets.rules.details import StandTaskDetails
from vrijwilligers.markets.wording import DUTCH, PRACTICE
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import TickBoxes, choices
from vrijwilligers.web.typed_fields import WeekField, one_of, or_nothing

TITLE = Length(max=texts.LONGEST_TITLE, message=_l("Write at most 40 letters."))
WHAT = Length(max=texts.LONGEST_WHAT, message=_l("Write at most 120 letters."))
LINE = Length(max=texts.LONGEST_LINE, message=_l("Write at most 60 letters."))
NOTHING = ""


class StandTaskForm(RecordForm):
    """What one does, with whom, when, in three languages; talents and Dutch."""

    title_nl = StringField(_l("What is it called?"), validators=[TITLE])
    what_nl = StringField(_l("What do you do?"), validators=[WHAT])
    whom_nl = StringField(_l("With whom?"), validators=[LINE])
    when_nl = StringField(_l("When?"), validators=[LINE])
    title_fr = StringField(_l("What is it called?"), validators=[TITLE])
    what_fr = StringField(_l("What do you do?"), validators=[WHAT])
    whom_fr = StringField(_l("With whom?"), validators=[LINE])
    when_fr = StringField(_l("When?"), validators=[LINE])
    title_en = StringField(_l("What is it called?"), validators=[TITLE])
    what_en = StringField(_l("What do you do?"), validators=[WHAT])
    whom_en = StringField(_l("With whom?"), validators=[LINE])
    when_en = StringField(_l("When?"), validators=[LINE])
    main_talent = SelectField(_l("Which talent does it ask most?"), coerce=or_nothing)
    other_talents = TickBoxes(
        _l("Which other talents?"), choices=lambda: choices(code_lists.talent_names())
    )
    category = SelectField(_l("What kind of work is it?"), coerce=or_nothing)
    days = WeekField(_l("On which parts of the week?"))
    dutch = RadioField(
        _l("How much Dutch does it ask?"),
        choices=choices(DUTCH),
        coerce=one_of(Level),
        default=NOTHING,
    )
    practises_from = RadioField(
        _l("From which level can one practise Dutch?"),
        choices=choices(PRACTICE),
        coerce=one_of(Level),
        default=NOTHING,
    )

    def ask(self) -> "StandTaskForm":
        """Put the code lists in."""
        self.main_talent.choices = choices({NOTHING: _l("none")} | code_lists.talent_names())
        self.category.choices = choices({NOTHING: _l("none")} | code_lists.category_names())
        return self

    def read_talents(self) -> tuple[str, ...]:
        """Hand the talents over, the one that it asks most first."""
        main = self.main_talent.data
        others = sorted(code for code in self.other_talents.value if code != main)
        return (main, *others) if main else tuple(others)

    def details(self) -> StandTaskDetails:
        """Hand over the answers, typed."""
        return self.details_as(StandTaskDetails)


def answers_of_task(task: StandTask | None) -> dict[str, Any]:
    """Return a task as the answers of its form; nothing of one that is not there yet."""
    if task is None:
        return {}
    answers = STAND_TASK.snapshot(task)
    talents = answers.pop("talents")
    return answers | {"main_talent": (*talents, "")[0], "other_talents": talents[1:]}
