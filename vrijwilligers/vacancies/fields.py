"""How the details of vacancies are kept: which column, which rows, what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.records.fields import Fields, Part, Rows, codes
from vrijwilligers.vacancies.models import (
    Vacancy,
    VacancyLanguage,
    VacancyTalent,
    VacancyTask,
    VacancyTaskTalent,
    VacancyText,
)
from vrijwilligers.vacancies.rules import (
    LANGUAGES,
    OwnVacancyDetails,
    SourceDetails,
    TaskDetails,
    Text,
    TextOrigin,
    talents_of,
    text_columns,
)

TASK_TALENTS = codes(VacancyTaskTalent)


@dataclass(frozen=True)
class TextsPart:
    """The texts by language; one that is another than it was has to be checked again."""

    def write(self, vacancy: Vacancy, name: str, texts: Mapping[str, Text]) -> None:
        """Keep the texts, each as ours or as the source's."""
        before = {text.language: text for text in vacancy.texts}
        vacancy.texts = [
            _text(before.get(code) or VacancyText(language=code), text, _origin(vacancy, code))
            for code, text in texts.items()
        ]

    def read(self, vacancy: Vacancy, name: str) -> dict[str, Text]:
        """Return the texts by language."""
        return {text.language: Text(text.title, text.description) for text in vacancy.texts}


def _origin(vacancy: Vacancy, language: str) -> TextOrigin:
    """Tell whose text it is: a source's, unless we say otherwise or there is none."""
    is_ours = vacancy.source is None or any(
        fact.field == f"text_{language}" for fact in vacancy.own_facts
    )
    return TextOrigin.OURS if is_ours else TextOrigin.SOURCE


def _text(row: VacancyText, text: Text, origin: TextOrigin) -> VacancyText:
    if (row.title, row.description, row.origin) != (*text, origin):
        for column, value in text_columns(text).items():
            setattr(row, column, value)
        row.origin, row.checked_on, row.checked_by_id = origin, None, None
    return row


@dataclass(frozen=True)
class TasksPart:
    """The tasks in their order; the row in the place of a task stays."""

    def write(self, vacancy: Vacancy, name: str, tasks: Sequence[TaskDetails]) -> None:
        """Keep the tasks."""
        before = dict(enumerate(vacancy.tasks))
        vacancy.tasks = [
            _task(before.get(place) or VacancyTask(), task) for place, task in enumerate(tasks)
        ]

    def read(self, vacancy: Vacancy, name: str) -> tuple[TaskDetails, ...]:
        """Return the tasks."""
        return tuple(
            TaskDetails(texts=_texts_of(task), talents=TASK_TALENTS.read(task, "talents"))
            for task in vacancy.tasks
        )


def _task(row: VacancyTask, task: TaskDetails) -> VacancyTask:
    for language in LANGUAGES:
        setattr(row, f"text_{language}", task.texts.get(language))
    TASK_TALENTS.write(row, "talents", task.talents)
    return row


def _texts_of(task: VacancyTask) -> dict[str, str]:
    written = {language: getattr(task, f"text_{language}") for language in LANGUAGES}
    return {language: text for language, text in written.items() if text}


PARTS: dict[str, Part] = {
    "texts": TextsPart(),
    "tasks": TasksPart(),
    "talents": codes(VacancyTalent),
    "languages": Rows(
        VacancyLanguage,
        "language",
        split=lambda levels: [{"language": code, "level": levels[code]} for code in levels],
        join=lambda rows: {needed.language: needed.level for needed in rows},
    ),
}
LABELS = {
    "title_nl": _l("Title in Dutch"),
    "title_fr": _l("Title in French"),
    "title_en": _l("Title in English"),
    "description_nl": _l("Text in Dutch"),
    "description_fr": _l("Text in French"),
    "description_en": _l("Text in English"),
    "category": _l("Category"),
    "tasks": _l("Tasks"),
    "talents": _l("Talents"),
    "engagement": _l("Once, short or regular"),
    "start_on": _l("First day"),
    "end_on": _l("Last day"),
    "publish_until": _l("Shown until"),
    "days": _l("Days"),
    "hours_per_week": _l("Hours a week"),
    "places": _l("People sought"),
    "street": _l("Street and number"),
    "postcode": _l("Postcode"),
    "municipality": _l("Municipality"),
    "place": _l("Place"),
    "directions": _l("How to get there"),
    "wheelchair": _l("Wheelchair can enter"),
    "remote": _l("From home"),
    "languages": _l("Languages needed"),
    "practise_dutch": _l("Practising Dutch"),
    "support_offered": _l("Support at the start"),
    "minimum_age": _l("Minimum age"),
    "allowance": _l("Allowance"),
    "contact_name": _l("Name of the contact person"),
    "contact_email": _l("E-mail of the contact person"),
    "contact_phone": _l("Phone of the contact person"),
    "source_id": _l("Number at the source"),
    "source_url": _l("Web address"),
    "organisation": _l("Organisation"),
    "organisation_id": _l("Organisation"),
    "organisation_kbo": _l("Company number (KBO)"),
}
DERIVED = {"talents": talents_of}
OF_ITS_LIFE = (  # what its life and its files write
    *("status", "language", "confirmed_on", "reported", "reported_at"),
    *("change_requested_at", "proposed_at", "published_at", "contact_is_public", "counted"),
    "merged_into_id",
)
WRITTEN_HERE = Fields(
    details_type=OwnVacancyDetails,
    model=Vacancy,
    parts=PARTS,
    derived=DERIVED,
    others=(*OF_ITS_LIFE, "source_url"),
    labels=LABELS,
)
OF_A_SOURCE = Fields(
    details_type=SourceDetails,
    model=Vacancy,
    parts=PARTS,
    derived=DERIVED,
    apart=("source_id", "organisation", "organisation_kbo"),
    others=(*OF_ITS_LIFE, "organisation_id"),
    labels=LABELS,
)
