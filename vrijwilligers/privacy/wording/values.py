"""The values of columns in words: codes as the house says them elsewhere."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Column, Table

from vrijwilligers.accounts.rules import Role
from vrijwilligers.candidates.models import ConsentText
from vrijwilligers.candidates.rules import ConsentPurpose, ConsentWay
from vrijwilligers.candidates.rules.merging import MergeReason
from vrijwilligers.candidates.wording import WAYS, questions
from vrijwilligers.candidates.wording.merging import REASONS as MERGE_WORDS
from vrijwilligers.desk.rules import Asker, Channel, Subject, Visit
from vrijwilligers.desk.wording import ASKERS, CHANNELS, SUBJECTS, VISITS
from vrijwilligers.extensions import db
from vrijwilligers.matching.models import Introduction, Recall
from vrijwilligers.matching.rules.callees import Callee, FollowUpPrompt, FollowUpTask
from vrijwilligers.matching.rules.codes import ArrivalAnswer, Fit, MissedCondition
from vrijwilligers.matching.rules.disclosure import DisclosedField, DisclosureChannel
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.rules.outcomes import FollowUpOutcome
from vrijwilligers.matching.rules.set_aside import SetAsideReason
from vrijwilligers.matching.rules.states import EndedBy, IntroductionEndReason, IntroductionState
from vrijwilligers.matching.wording.disclosures import CHANNEL_WORDS, FIELD_WORDS
from vrijwilligers.matching.wording.events import EVENT_WORDS
from vrijwilligers.matching.wording.outcomes import (
    CALLEE_WORDS,
    HOLDER_WORDS,
    OUTCOME_WORDS,
    PROMPT_WORDS,
)
from vrijwilligers.matching.wording.reasons import FIT_WORDS
from vrijwilligers.matching.wording.set_aside import SET_ASIDE_WORDS
from vrijwilligers.matching.wording.states import REASON_WORDS, SIDE_WORDS, STATE_WORDS
from vrijwilligers.matching.wording.tasks import TASK_WORDS
from vrijwilligers.matching.wording.todos import ASKED_ROLES
from vrijwilligers.matching.wording.waiting import ANSWER_WORDS, MISSED, say_why
from vrijwilligers.organisations.models import Organisation
from vrijwilligers.pool import wording as pool
from vrijwilligers.pool.rules.bands import AskedLately, Notice
from vrijwilligers.pool.rules.seats import SeatState
from vrijwilligers.pool.rules.states import CallAnswer, CallerOutcome, PoolChannel
from vrijwilligers.privacy.wording.labels import column_label, table_label
from vrijwilligers.records.row_moves import typed_values
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import language_name, listed, say_day, say_hour, spoken
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.link_holders import LinkHolder
from vrijwilligers.vocabulary.words import (
    ENGAGEMENTS,
    say_days,
    say_level,
    say_municipality,
    say_phone,
)

CODES: Mapping[type[StrEnum], Mapping[Any, object]] = {
    ConsentWay: WAYS,
    Channel: CHANNELS,
    Visit: VISITS,
    Asker: ASKERS,
    Subject: SUBJECTS,
    DisclosureChannel: CHANNEL_WORDS,
    IntroductionState: STATE_WORDS,
    EndedBy: SIDE_WORDS,
    IntroductionEndReason: REASON_WORDS,
    SetAsideReason: SET_ASIDE_WORDS,
    MergeReason: MERGE_WORDS,
    ArrivalAnswer: ANSWER_WORDS,
    MissedCondition: MISSED,
    Fit: FIT_WORDS,
    FicheEventKind: EVENT_WORDS,
    FollowUpOutcome: OUTCOME_WORDS,
    LinkHolder: HOLDER_WORDS,
    Callee: CALLEE_WORDS,
    FollowUpPrompt: PROMPT_WORDS,
    FollowUpTask: TASK_WORDS,
    PoolChannel: pool.CHANNELS,
    Notice: pool.NOTICES,
    AskedLately: pool.HOW_OFTEN,
    CallAnswer: pool.ANSWERS,
    CallerOutcome: pool.CALLER_OUTCOMES,
    SeatState: pool.SEATS,
    Role: ASKED_ROLES,
    Engagement: ENGAGEMENTS,
}


def say_value(column: Column[Any], value: Any) -> str:
    """Say what a column holds, in the language we speak; nothing is an empty text."""
    if value is None or value == "":
        return ""
    say = BY_COLUMN.get(str(column)) or next(
        (say for kind, say in BY_KIND.items() if isinstance(value, kind)), str
    )
    return say(value)


def language_of(column: Column[Any], row: Mapping[str, Any]) -> str:
    """Return the language of a text that was read in another than is spoken now; else nothing."""
    if str(column) == "disclosure.text":
        return str(row["language"])
    if str(column) == "consent.text_id" and row["text_id"]:
        return db.session.get_one(ConsentText, row["text_id"]).language
    return ""


def _code(value: StrEnum) -> str:
    return str(CODES.get(type(value), {}).get(value, value.value))


def _purpose(value: ConsentPurpose) -> str:
    asked = questions()
    return str(asked[value].words) if value in asked else value.value


def _moment(value: datetime) -> str:
    return f"{say_day(value)}, {say_hour(value)}"


def _truth(value: bool) -> str:
    return _("yes") if value else _("no")


def _text_read(text_id: int) -> str:
    return db.session.get_one(ConsentText, text_id).body


def _vacancy(vacancy_id: int) -> str:
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    _language, text = vacancy.text_in(spoken())
    return f"{text.title} · {vacancy.organisation.name}"


def _organisation(organisation_id: int) -> str:
    return db.session.get_one(Organisation, organisation_id).name


def _introduction(introduction_id: int) -> str:
    return _vacancy(db.session.get_one(Introduction, introduction_id).vacancy_id)


def _recall(recall_id: int) -> str:
    done_at = db.session.get_one(Recall, recall_id).done_at
    return _("on %(day)s", day=say_day(done_at)) if done_at else _("not yet")


def _fields(codes: str) -> str:
    return listed(str(FIELD_WORDS[DisclosedField(code)]).lower() for code in codes.split())


def _named(names: Callable[[str], Mapping[str, str]]) -> Callable[[str], str]:
    return lambda code: names(spoken()).get(code, code)


def _needs(codes: list[str]) -> str:
    names = code_lists.support_need_names(spoken())
    return listed(names.get(code, code) for code in codes)


def _was(rows: Iterable[Mapping[str, Any]]) -> str:
    """Say row by row what two fiches said before they became one."""
    return "\n".join(_was_in(db.metadata.tables[one["table"]], one["was"]) for one in rows)


def _was_in(table: Table, plain: Mapping[str, Any]) -> str:
    said = (
        f"{column_label(table.c[name])}: {say_value(table.c[name], value)}"
        for name, value in typed_values(table, plain).items()
    )
    return f"{table_label(table)} · {'; '.join(said)}"


BY_COLUMN: Mapping[str, Callable[[Any], str]] = {
    "appointment.introduction_id": _introduction,
    "appointment.phone": say_phone,
    "candidate.language": language_name,
    "candidate_merge.sealed": _was,
    "candidate.phone": say_phone,
    "candidate.days": say_days,
    "candidate.municipality": say_municipality,
    "candidate_language.language": language_name,
    "candidate_talent.code": _named(code_lists.talent_names),
    "candidate_category.code": _named(code_lists.category_names),
    "candidate_support.needs": _needs,
    "call_ask.introduction_id": _introduction,
    "consent.text_id": _text_read,
    "desk_contact.language": language_name,
    "desk_contact.municipality": say_municipality,
    "disclosure.fields": _fields,
    "disclosure.introduction_id": _introduction,
    "disclosure.language": language_name,
    "disclosure.recall_id": _recall,
    "fiche_event.introduction_id": _introduction,
    "fiche_event.language": language_name,
    "fiche_event.vacancy_id": _vacancy,
    "follow_up.introduction_id": _introduction,
    "pool_category.code": _named(code_lists.category_names),
    "pool_membership.days": say_days,
    "pool_place.municipality": say_municipality,
    "introduction.vacancy_id": _vacancy,
    "introduction_step.introduction_id": _introduction,
    "referral.organisation_id": _organisation,
    "reminder_pause.introduction_id": _introduction,
    "set_aside.vacancy_id": _vacancy,
    "vacancy_arrival.vacancy_id": _vacancy,
    "vacancy_arrival.criteria": say_why,
}
BY_KIND: Mapping[type, Callable[[Any], str]] = {  # the first that fits
    ConsentPurpose: _purpose,
    Level: say_level,
    StrEnum: _code,
    bool: _truth,
    datetime: _moment,
    date: say_day,
    time: "{:%H:%M}".format,
}
