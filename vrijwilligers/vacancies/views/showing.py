"""All that the page of one vacancy shows, gathered once for every view that ends there."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from flask import request, url_for
from flask_login import current_user

from vrijwilligers.accounts import queries as accounts
from vrijwilligers.organisations.rules.terms import is_paused
from vrijwilligers.records import audit
from vrijwilligers.records.feature import RecordDeed
from vrijwilligers.records.listing import listing
from vrijwilligers.registry import announce
from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.vacancies import wording
from vrijwilligers.vacancies.feature import VacancyPermission, WhatIsSaid, WhoHears
from vrijwilligers.vacancies.forms.own_facts import LayersForm, layers_form_about
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.queries import doubles, layers, list_tabs, publishing, sources
from vrijwilligers.vacancies.rules import LANGUAGES, Text, TextOrigin
from vrijwilligers.vacancies.rules import life as rules
from vrijwilligers.vacancies.rules.layers import CONTACT, TEXT_FIELDS
from vrijwilligers.vacancies.rules.work import WaitingReason
from vrijwilligers.vacancies.wording import fields, meter
from vrijwilligers.vacancies.wording import life as words
from vrijwilligers.vacancies.wording.merging import NamedVacancy, named
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
        **_of_source(vacancy, talents),
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
    is_offered = WaitingReason.OFFERED_ELSEWHERE in waits
    steps = () if is_offered else rules.steps_from(vacancy.status)
    return {
        "may_write": True,
        "alike": [named(one) for one in doubles.doubles_of([vacancy.id]).get(vacancy.id, ())],
        "offered": _offered(vacancy) if is_offered else [],
        "merged_here": [named(one) for one in doubles.merged_into(vacancy.id)],
        "who_hears": _who_hears(vacancy),
        "not_wanted": [one for lines in announce(WhatIsSaid(vacancy.id)) for one in lines],
        "contact_is_masked": wording.hides_something(vacancy),
        "waits": words.say_waits(waits),
        "changed_facts": _changed_facts(vacancy) if WaitingReason.SOURCE_CHANGED in waits else [],
        "layers_form": editing(partial(layers_form, vacancy, formdata=None), vacancy.version),
        "we_ask": sources.we_ask(vacancy),
        "wants_change": WaitingReason.CHANGE in waits,
        "steps": [(step, words.STEPS[step]) for step in steps],
        "obstacles": words.say_obstacles(vacancy, obstacles),
        "will_be_shown": rules.PUTS_ON_SHOW & set(steps),
        "wants_last_day": _wants_last_day(vacancy),
        "verdicts": _verdicts(vacancy),
        "longest": meter.say_longest(),
        "events": [one for one in events if one.deed != RecordDeed.VIEWED],
        "members": accounts.names(),
    }


def _offered(vacancy: Vacancy) -> list[tuple[NamedVacancy, str]]:
    """Return what other sources still offer of the same work, each with the name of its source."""
    return [(named(one), one.source_name or "") for one in doubles.offered_elsewhere(vacancy.id)]


def _who_hears(vacancy: Vacancy) -> str:
    """Return where word goes of what becomes of a proposal."""
    return "".join(announce(WhoHears(vacancy.id))) if vacancy.is_proposal else ""


def layers_form(vacancy: Vacancy, **given: Any) -> LayersForm:
    """Ask whose value holds, of each fact of which the source changed what it says."""
    labels = {one.field: fields.label_of(one.field) for one in layers.changed_facts(vacancy)}
    form = layers_form_about(labels)(**given)
    form.address = url_for("vacancies.choose_layers", vacancy_id=vacancy.id)
    return form


def _changed_facts(vacancy: Vacancy) -> list[dict[str, Any]]:
    """Return what the source says otherwise now: ours, and what it said then and says now."""
    codes = fields.code_names()
    return [
        {
            "field": one.field,
            "label": fields.label_of(one.field),
            "language": TEXT_FIELDS.get(one.field),
            **{
                name: fields.say_field(one.field, getattr(one, name), codes)
                for name in ("ours", "then", "now")
            },
        }
        for one in layers.changed_facts(vacancy)
    ]


def _of_source(vacancy: Vacancy, talents: Mapping[str, str]) -> dict[str, Any]:
    """Return what is ours of an imported vacancy, and what its source says of that, in words."""
    theirs = layers.as_its_source_says(vacancy)
    if theirs is None:
        return {"ours": (), "of_source": {}}
    own = {fact.field for fact in vacancy.own_facts}
    facts = wording.facts_of(theirs, category_names(spoken()), talents)
    codes = fields.code_names()
    said = {fact.key: fact.words for fact in facts}
    said |= {name: fields.say_field(name, getattr(theirs, name), codes) for name in CONTACT}
    return {
        "ours": wording.ours_instead(vacancy) | own,
        "of_source": said | {"tasks": ""},  # no source says tasks
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
