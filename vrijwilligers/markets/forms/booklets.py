"""What is asked for the booklet of a visitor: talents or a code, a language, how much Dutch."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, StringField
from wtforms.validators import Length, ValidationError

from vrijwilligers.markets.rules.choosing import DUTCH, MOST, Visitor
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.web.forms import Form, TickBoxes, choices

UNKNOWN, NONE = "", "none"
LEVELS = {
    UNKNOWN: _l("I do not know"),
    NONE: _l("No Dutch yet"),
    Level.A1: _l("A1: a few words"),
    Level.A2: _l("A2: a little"),
    Level.B1: _l("B1: quite well"),
    Level.B2: _l("B2 or more: well"),
}


def level_asked(levels: Mapping[str, Level | None]) -> str:
    """Return what the form says of somebody who speaks these languages."""
    if DUTCH not in levels:
        return NONE if levels else UNKNOWN
    level = levels[DUTCH]
    return (level if level in LEVELS else Level.B2) if level else UNKNOWN


class BookletForm(Form):
    """Three talents or a code of the talent scan, and how the booklet is to be."""

    talents = TickBoxes(_l("Which talents?"), choices=[])
    scan = StringField(
        _l("Or the code of the talent scan"),
        description=_l("A word and five figures, such as TULP-48213."),
        validators=[Length(max=40)],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    language = RadioField(_l("Language of the booklet"), choices=[])
    dutch = RadioField(_l("How much Dutch does the visitor speak?"), choices=choices(LEVELS))
    practise = BooleanField(_l("Wants to practise Dutch"))
    code = StringField(
        _l("Code of the visitor"),
        description=_l("Empty: there is room to write one. Never a name."),
        validators=[Length(max=12)],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    large = BooleanField(_l("Large letters"))
    folded = BooleanField(_l("On A4, to be folded and stapled"))

    def __init__(
        self, *, offered: Mapping[str, str], languages: Mapping[str, str], **given: Any
    ) -> None:
        """Put the talents and the languages in."""
        super().__init__(**given)
        self.talents.choices = choices(offered)
        self.language.choices = choices(languages)

    @contextmanager
    def showing_problems(self) -> Iterator[None]:
        """Say what is wrong with the code of a scan where that code is typed."""
        with super().showing_problems():
            yield
        self.scan.errors, self.code.errors = [*self.scan.errors, *self.code.errors], []

    def validate_talents(self, field: TickBoxes) -> None:
        """Ask talents or a code: one of the two."""
        if self.scan.data and field.data:
            raise ValidationError(_l("Fill in a code or tap talents: not both."))
        if not self.scan.data and not 1 <= len(field.data or ()) <= MOST:
            raise ValidationError(_l("Tap one to five talents, or fill in a code."))

    def visitor(self, talents: tuple[str, ...]) -> Visitor:
        """Hand over what is known of the visitor."""
        return Visitor(
            code=self.code.data or " ".join(talents),
            talents=talents,
            languages=self._languages(),
            wants_practice=self.practise.data,
        )

    def _languages(self) -> dict[str, Level | None]:
        spoken: dict[str, Level | None] = {self.language.data: None}
        if self.dutch.data in {UNKNOWN, NONE}:
            return spoken if self.dutch.data or self.language.data == DUTCH else {}
        return spoken | {DUTCH: Level(self.dutch.data)}
