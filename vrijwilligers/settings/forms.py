"""The form with all that is asked about the desk: its questions follow from the declarations."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, EmailField, Field, StringField, TelField, TextAreaField, URLField
from wtforms.validators import Length

from vrijwilligers.settings import readers
from vrijwilligers.settings.rules import (
    SETTINGS,
    DeskSettings,
    Section,
    Setting,
    SettingKind,
    Texts,
)
from vrijwilligers.settings.wording.standard_texts import standard_text
from vrijwilligers.vocabulary.languages import LANGUAGES
from vrijwilligers.vocabulary.week import WEEKDAYS
from vrijwilligers.vocabulary.words import say_phone, weekday_name
from vrijwilligers.web.editing import RecordForm
from vrijwilligers.web.forms import LONGEST_TEXT
from vrijwilligers.web.typed_fields import CellField

FIELDS = {
    SettingKind.LINE: StringField,
    SettingKind.TEXT: TextAreaField,
    SettingKind.EMAIL: EmailField,
    SettingKind.PHONE: TelField,
    SettingKind.LINK: URLField,
    SettingKind.LINKS: TextAreaField,
    SettingKind.HOURS: StringField,
    SettingKind.CLOSURES: TextAreaField,
    SettingKind.TERM: StringField,
    SettingKind.SWITCH: BooleanField,
}


class DeskSettingsForm(RecordForm):
    """A part of what this desk is (``FORMS``). Everything may stay empty."""

    section: ClassVar[Section]

    @classmethod
    def of(cls, settings: DeskSettings, **options: Any) -> "DeskSettingsForm":
        """Make the form, filled with what is known."""
        return cls(data=answers_of(settings, cls.section), **options)

    def details(self, known: DeskSettings) -> DeskSettings:
        """Hand over what is known, with the answers of this part."""
        return replace(known, **{one.name: self._value(one) for one in asked_in(self.section)})

    def questions(self) -> list[Field]:
        """Return the questions of this part, without those of the picture."""
        return [self[name] for setting in asked_in(self.section) for name in _names(setting)]

    def _value(self, setting: Setting) -> Any:
        if setting.is_switch:
            return readers.ON if self[setting.name].data else ""
        typed = {part: self[name].data or "" for name, part in _names(setting).items()}
        if setting.kind == SettingKind.HOURS:
            return tuple(one for day, text in typed.items() for one in readers.openings(day, text))
        values = {part: readers.read(setting, text) for part, text in typed.items()}
        if setting.by_language:
            return Texts(
                {code: text for code, text in values.items() if _is_own(setting, code, text)}
            )
        return values[""]


def _is_own(setting: Setting, language: str, text: str) -> bool:
    """Tell whether a desk wrote this itself: our own text stays ours, and may get better."""
    return bool(text) and _folded(text) != _folded(standard_text(setting.name, language))


def _folded(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())


def _names(setting: Setting) -> dict[str, str]:
    """Return the names of the fields of a setting, each with the part that it asks."""
    if setting.kind == SettingKind.HOURS:
        return {f"{setting.name}_{weekday}": weekday for weekday in WEEKDAYS}
    if setting.by_language:
        return {f"{setting.name}_{code}": code for code in LANGUAGES}
    return {setting.name: ""}


def _fields(setting: Setting) -> Iterator[tuple[str, Field]]:
    for place, (name, part) in enumerate(_names(setting).items()):
        hint = setting.hint if place == 0 else ""
        yield name, _field(setting, part, hint)


def _field(setting: Setting, part: str, hint: object) -> Field:
    words = setting.label
    if part:
        answer = LANGUAGES.get(part) or _Weekday(part)
        # Translators: a question, and for which language or weekday
        words = _l("%(question)s (%(answer)s)", question=words, answer=answer)
    is_day = setting.kind == SettingKind.HOURS
    read = partial(readers.openings, part) if is_day else partial(readers.read, setting)
    limits = [] if setting.is_switch else [Length(max=LONGEST_TEXT), CellField(read)]
    return FIELDS[setting.kind](words, description=hint, validators=limits)


class _Weekday:
    """A weekday that is said in the language of the page."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __str__(self) -> str:
        return weekday_name(self.code)


def asked_in(section: Section) -> list[Setting]:
    """Return what is asked in a part."""
    return [setting for setting in SETTINGS.values() if setting.section == section]


def answers_of(settings: DeskSettings, section: Section) -> dict[str, str]:
    """Return what stands in the fields of a part, by their names."""
    return {
        name: _answer(setting, getattr(settings, setting.name), part)
        for setting in asked_in(section)
        for name, part in _names(setting).items()
    }


def _answer(setting: Setting, value: Any, part: str) -> str:
    if setting.kind == SettingKind.HOURS:
        return readers.spans(value, part)
    if setting.by_language:
        return value.by_language.get(part) or standard_text(setting.name, part)
    if setting.kind == SettingKind.PHONE:
        return say_phone(value)
    return readers.written(setting, value)


class DeskNamesForm(DeskSettingsForm):
    """What the desk is called, and the picture that stands for it."""

    section = Section.DESK
    logo = FileField(_l("Which picture stands for the desk?"), description=_l("A PNG file."))
    without_logo = BooleanField(_l("Take the picture away"))


class DeskReachForm(DeskSettingsForm):
    """Where it is, and how to reach it."""

    section = Section.CONTACT


class DeskHoursForm(DeskSettingsForm):
    """When it is open."""

    section = Section.HOURS


class DeskExplainedForm(DeskSettingsForm):
    """What it explains to visitors."""

    section = Section.EXPLAINED


class DeskControllerForm(DeskSettingsForm):
    """Who is responsible for the data."""

    section = Section.CONTROLLER


class DeskTermsForm(DeskSettingsForm):
    """How long data is kept."""

    section = Section.TERMS


PARTS = (
    DeskNamesForm,
    DeskReachForm,
    DeskHoursForm,
    DeskExplainedForm,
    DeskControllerForm,
    DeskTermsForm,
)
FORMS: dict[Section, type[DeskSettingsForm]] = {form.section: form for form in PARTS}
for _setting in SETTINGS.values():
    for _name, _question in _fields(_setting):
        setattr(FORMS[_setting.section], _name, _question)
