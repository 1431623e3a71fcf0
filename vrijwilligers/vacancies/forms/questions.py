"""Questions that several forms about a vacancy ask: its texts, its tasks, the languages needed."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length

from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules import LANGUAGES, MOST_TASKS, TaskDetails, Text
from vrijwilligers.vocabulary.languages import language_name
from vrijwilligers.vocabulary.levels import COMMON, Level
from vrijwilligers.vocabulary.words import say_level
from vrijwilligers.web.forms import LONGEST_LINE, LONGEST_TEXT, Form, TickBoxes, choices

OTHERS = ("needs_other_1", "needs_other_2")
TASK_NUMBERS = range(1, MOST_TASKS + 1)
NO_TITLE = _l("Give a title in one language at least.")
TITLE_MISSING = _l("Give this text a title too.")
TASK_MISSING = _l("Say what the task is. Or take its talents away.")


def _title(label: Any) -> StringField:
    return StringField(label, validators=[Length(max=LONGEST_LINE)])


def _description(label: Any) -> TextAreaField:
    return TextAreaField(label, validators=[Length(max=LONGEST_TEXT)])


class TextsForm(Form):
    """Title and description in three languages, of which one is enough."""

    title_nl = _title(LABELS["title_nl"])
    description_nl = _description(LABELS["description_nl"])
    title_fr = _title(LABELS["title_fr"])
    description_fr = _description(LABELS["description_fr"])
    title_en = _title(LABELS["title_en"])
    description_en = _description(LABELS["description_en"])

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask a title for each text, since they are shown together."""
        is_valid = super().validate(extra_validators)
        for language in LANGUAGES:
            title = self[f"title_{language}"]
            if self[f"description_{language}"].data and not title.data:
                title.errors = [*title.errors, TITLE_MISSING]
                is_valid = False
        return is_valid

    def text_in(self, language: str) -> Text:
        """Return what was typed in one language; each part may be empty."""
        title, description = self[f"title_{language}"], self[f"description_{language}"]
        return Text(title.data or "", _lines(description.data))

    def read_texts(self) -> dict[str, Text]:
        """Return the texts that have a title, by language."""
        typed = {language: self.text_in(language) for language in LANGUAGES}
        return {language: text for language, text in typed.items() if text.title}


def _lines(typed: str | None) -> str:
    """Write the ends of lines as we keep them; a browser sends two letters for each."""
    return (typed or "").replace("\r\n", "\n")


def text_answers(texts: Mapping[str, Text]) -> dict[str, str]:
    """Return texts as the answers of the form."""
    titles = {f"title_{language}": text.title for language, text in texts.items()}
    return titles | {
        f"description_{language}": text.description for language, text in texts.items()
    }


class TasksForm(Form):
    """Up to six tasks, each in three languages, with the talents that it asks."""

    def offer_talents(self, talents: Mapping[str, str]) -> None:
        """Put the talents in, by code."""
        for number in TASK_NUMBERS:
            self[f"task_{number}_talents"].choices = choices(talents)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask what a task is when only its talents are given."""
        is_valid = super().validate(extra_validators)
        for number in TASK_NUMBERS:
            if self[f"task_{number}_talents"].data and not self._said(number):
                first = self[f"task_{number}_nl"]
                first.errors = [*first.errors, TASK_MISSING]
                is_valid = False
        return is_valid

    def task_fields(self) -> list[dict[str, Any]]:
        """Return the questions of each task, and whether something is filled in there."""
        return [
            {
                "number": number,
                "texts": {language: self[f"task_{number}_{language}"] for language in LANGUAGES},
                "talents": self[f"task_{number}_talents"],
                "is_shown": number == 1 or self._is_touched(number),
            }
            for number in TASK_NUMBERS
        ]

    def read_tasks(self) -> tuple[TaskDetails, ...]:
        """Return the tasks that were said, in their order."""
        return tuple(
            TaskDetails(
                texts=self._said(number),
                talents=frozenset(self[f"task_{number}_talents"].data or ()),
            )
            for number in TASK_NUMBERS
            if self._said(number)
        )

    def _said(self, number: int) -> dict[str, str]:
        typed = {language: self[f"task_{number}_{language}"].data for language in LANGUAGES}
        return {language: text for language, text in typed.items() if text}

    def _is_touched(self, number: int) -> bool:
        talents = self[f"task_{number}_talents"]
        return bool(self._said(number) or talents.data or talents.errors)


def _task_questions(number: int) -> dict[str, Any]:
    return {
        f"task_{number}_nl": _title(_l("Task %(number)s in Dutch", number=number)),
        f"task_{number}_fr": _title(_l("Task %(number)s in French", number=number)),
        f"task_{number}_en": _title(_l("Task %(number)s in English", number=number)),
        f"task_{number}_talents": TickBoxes(_l("Talents for task %(number)s", number=number)),
    }


for _number in TASK_NUMBERS:
    for _name, _question in _task_questions(_number).items():
        setattr(TasksForm, _name, _question)


def task_answers(tasks: Sequence[TaskDetails]) -> dict[str, Any]:
    """Return tasks as the answers of the form."""
    answers: dict[str, Any] = {}
    for number, task in zip(TASK_NUMBERS, tasks, strict=False):
        answers |= {f"task_{number}_{language}": text for language, text in task.texts.items()}
        answers[f"task_{number}_talents"] = sorted(task.talents)
    return answers


class NeedsForm(Form):
    """The languages that the work asks, each at a level or above."""

    needs_nl = SelectField(_l("Dutch"), default="")
    needs_fr = SelectField(_l("French"), default="")
    needs_en = SelectField(_l("English"), default="")
    needs_other_1 = SelectField(_l("Another language"), default="")
    needs_other_1_level = SelectField(_l("How well?"), default=Level.A1)
    needs_other_2 = SelectField(_l("A second other language"), default="")
    needs_other_2_level = SelectField(_l("How well is the second?"), default=Level.A1)

    def offer_languages(self, needed: Mapping[str, Level]) -> None:
        """Put languages and levels in; what the form has no place for is carried along."""
        beyond = [code for code in needed if code not in LANGUAGES][len(OTHERS) :]
        self.beyond = {code: needed[code] for code in beyond}
        levels = {level.value: say_level(level) for level in Level}
        for code in LANGUAGES:
            self[f"needs_{code}"].choices = choices({"": _l("not needed")} | levels)
        known = {*COMMON, *needed} - {*LANGUAGES}
        others = {code: word for word, code in sorted((language_name(one), one) for one in known)}
        for name in OTHERS:
            self[name].choices = choices({"": "–"} | others)
            self[f"{name}_level"].choices = choices(levels)

    def read_languages(self) -> dict[str, Level]:
        """Return the languages needed with their levels."""
        asked = {code: self[f"needs_{code}"].data for code in LANGUAGES}
        found = {code: Level(level) for code, level in asked.items() if level}
        for name in OTHERS:
            if self[name].data:
                found[self[name].data] = Level(self[f"{name}_level"].data or Level.A1)
        return found | self.beyond


def need_answers(needed: Mapping[str, Level]) -> dict[str, str]:
    """Return languages needed as the answers of the form."""
    answers = {f"needs_{code}": str(needed[code]) for code in LANGUAGES if code in needed}
    others = [code for code in needed if code not in LANGUAGES]
    for name, code in zip(OTHERS, others, strict=False):
        answers |= {name: code, f"{name}_level": str(needed[code])}
    return answers
