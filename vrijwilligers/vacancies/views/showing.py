"""All that the page of one vacancy shows, gathered once for every view that ends there."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from flask import request
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.records import audit
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.listing import listing
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.feature import VacancyPermission
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import layers, list_tabs, publishing
from vrijwilligers.vacancies.rules import LANGUAGES, Text, TextOrigin
from vrijwilligers.vacancies.rules import life as rules
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vacancies.wording import life as words
from vrijwilligers.vacancies.wording import meter
from vrijwilligers.vocabulary.clock import today
from vrijwilligers.vocabulary.languages import spoken
from vrijwilligers.web.editing import ActionForm, editing
from vrijwilligers.web.templates import form_page

LATEST = 20  # deeds that the page names


def vacancy_page(vacancy: Vacancy, form: ActionForm | None = None) -> tuple[str, int]:
    """Show a vacancy, what is known of it, and what can be done with it next."""
    form = form or editing(partial(ActionForm, formdata=None), vacancy.version)
    language, text = vacancy.text_in(request.args.get("language", spoken()))
    talents = talent_names(spoken())
    return form_page(
        "vacancies/show.html",
        form,
        vacancy=vacancy,
        language=language,
        text_language=wording.say_text_language(language),
        text=text,
        languages=wording.languages_of(vacancy),
        state=wording.say_state(vacancy, today()),
        is_open=vacancy.is_open(today()),
        facts=wording.facts_of(vacancy, category_names(spoken()), talents),
        ours=wording.ours_instead(vacancy),
        tasks=list(_tasks(vacancy, language, talents)),
        is_paused=is_paused(vacancy.organisation.paused_until, today()),
        can_be_reported=vacancy.status.is_under_way,
        report_words=words.REPORTS,
        unknown=words.say_unknown(publishing.unknown_of(vacancy)),
        family_insures=publishing.family_insures(vacancy),
        **_for_coordinators(vacancy),
    )


def _tasks(
    vacancy: Vacancy, language: str, talents: Mapping[str, str]
) -> Iterator[tuple[str, str, list[str]]]:
    """Yield language, text and talents of each task, in the language of the text if it can be."""
    for task in vacancy.tasks:
        said = {code: getattr(task, f"text_{code}") for code in (language, "nl", "fr", "en")}
        found = next(code for code, text in said.items() if text)
        yield found, said[found], [talents.get(one.code, one.code) for one in task.talents]


def _for_coordinators(vacancy: Vacancy) -> dict[str, Any]:
    """Return what only who may write a vacancy sees: its steps, its texts, its history."""
    if not current_user.may(VacancyPermission.WRITE):
        return {"may_write": False}
    events = listing(audit.history({"vacancy": [vacancy.id]}), number=1, size=LATEST).items
    obstacles = publishing.obstacles_to(vacancy, today())
    waits = list_tabs.waits_of([vacancy]).get(vacancy.id, ())
    return {
        "may_write": True,
        "contact_is_masked": wording.hides_something(vacancy),
        "waits": words.say_waits(waits),
        "changed_texts": layers.changed_texts(vacancy),
        "source_changed": WaitingReason.SOURCE_CHANGED in waits,
        "wants_change": WaitingReason.CHANGE in waits,
        "steps": [(step, words.STEPS[step]) for step in rules.steps_from(vacancy.status)],
        "obstacles": words.say_obstacles(vacancy, obstacles),
        "will_be_shown": rules.PUTS_ON_SHOW & set(rules.steps_from(vacancy.status)),
        "wants_last_day": _wants_last_day(vacancy),
        "verdicts": _verdicts(vacancy),
        "longest": meter.say_longest(),
        "events": [one for one in events if one.deed != RecordDeed.VIEWED],
        "members": accounts.names(),
    }


def _wants_last_day(vacancy: Vacancy) -> bool:
    """Tell whether publishing asks a new last day first."""
    is_ours = not vacancy.source_name
    return is_ours and rules.needs_new_last_day(vacancy.publish_until, today())


def _verdicts(vacancy: Vacancy) -> list[tuple[Any, meter.Verdict]]:
    ours = {text.language: text for text in vacancy.texts if text.origin == TextOrigin.OURS}
    in_order = [ours[language] for language in LANGUAGES if language in ours]
    return [
        (text, meter.judge(Text(text.title, text.description), text.language)) for text in in_order
    ]
