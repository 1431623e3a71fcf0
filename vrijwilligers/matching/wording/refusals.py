"""Why a vacancy is not suggested, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.matching.rules.answers import Limit
from vrijwilligers.matching.rules.codes import Condition
from vrijwilligers.matching.rules.conditions import Refusal
from vrijwilligers.matching.wording.cards import VacancyCard
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vocabulary.languages import say_day, say_near_day, spoken
from vrijwilligers.vocabulary.words import say_languages

PLAIN = {
    Condition.OPEN: _l("It is not open: closed, full or over."),
    Condition.FULL: _l("As many people are on their way as it takes at once."),
    Condition.ENTRANCE: _l("A wheelchair cannot enter."),
}


def say_refusal(refusal: Refusal) -> str:
    """Say which condition is not met."""
    facts: Mapping[str, Any] = refusal.facts
    if refusal.condition is Condition.PAUSE:
        return _(
            "The organisation is paused: nobody new up to and with %(day)s.",
            day=say_near_day(facts["paused_until"]),
        )
    if refusal.condition is Condition.LANGUAGES:
        needed = {code: levels["needed"] for code, levels in facts["lacking"].items()}
        return _("It asks %(languages)s.", languages=say_languages(needed))
    if refusal.condition is Condition.AGE:
        return _("It asks an age of %(age)s years.", age=facts["minimum_age"])
    if refusal.condition is Condition.PERIOD:
        return _period(facts["last_day"], facts["available_from"])
    return str(PLAIN[refusal.condition])


def say_limit(vacancy: Vacancy, limit: Limit) -> str:
    """Say why nobody new can be introduced to a vacancy, and until when."""
    organisation = vacancy.organisation
    if limit is Limit.PAUSE and organisation.paused_until:
        return _(
            "%(name)s is paused: it takes nobody new up to and with %(day)s.",
            name=organisation.name,
            day=say_day(organisation.paused_until),
        )
    return _(
        "%(name)s takes no more people at once for “%(title)s” than now: %(cap)s. "
        "Wait until one of them starts or ends.",
        name=organisation.name,
        title=vacancy.text_in(spoken())[1].title,
        cap=organisation.cap_per_vacancy,
    )


def say_excluded(counts: Mapping[Condition, int]) -> list[str]:
    """Say how many open vacancies each condition rules out; none is not said."""
    said = {
        Condition.PAUSE: ngettext(
            "%(num)s vacancy is of an organisation that is paused.",
            "%(num)s vacancies are of organisations that are paused.",
            counts[Condition.PAUSE],
        ),
        Condition.FULL: ngettext(
            "%(num)s vacancy has as many people on their way as it takes at once.",
            "%(num)s vacancies have as many people on their way as they take at once.",
            counts[Condition.FULL],
        ),
        Condition.ENTRANCE: ngettext(
            "%(num)s vacancy is where a wheelchair cannot enter.",
            "%(num)s vacancies are where a wheelchair cannot enter.",
            counts.get(Condition.ENTRANCE, 0),
        ),
        Condition.LANGUAGES: ngettext(
            "%(num)s vacancy asks a language that is not on the fiche, or more of it.",
            "%(num)s vacancies ask a language that is not on the fiche, or more of it.",
            counts[Condition.LANGUAGES],
        ),
        Condition.AGE: ngettext(
            "%(num)s vacancy asks a higher age.",
            "%(num)s vacancies ask a higher age.",
            counts[Condition.AGE],
        ),
        Condition.PERIOD: ngettext(
            "%(num)s vacancy is over, or over before this person is free.",
            "%(num)s vacancies are over, or over before this person is free.",
            counts[Condition.PERIOD],
        ),
    }
    most_first = sorted(said, key=lambda condition: -counts.get(condition, 0))
    return [said[condition] for condition in most_first if counts.get(condition)]


def say_change(refusal: Refusal, *, year: int) -> str:
    """Say what would have to change before a vacancy fits that one condition rules out."""
    facts: Mapping[str, Any] = refusal.facts
    if refusal.condition is Condition.AGE:
        from_year = facts["birth_year"] + facts["minimum_age"]
        asked = _("It asks an age of %(age)s years.", age=facts["minimum_age"])
        return _("%(why)s Possible from %(year)s.", why=asked, year=str(max(year, from_year)))
    if refusal.condition is Condition.LANGUAGES:
        if facts.get("may_practise"):
            return _("%(why)s Who wishes to practise Dutch can go.", why=say_refusal(refusal))
        return _("%(why)s Who speaks that can go.", why=say_refusal(refusal))
    return _("%(why)s Who is free earlier can go.", why=say_refusal(refusal))


def say_why_nothing(counts: Mapping[Condition, int], known: int) -> list[str]:
    """Say why nothing fits: what is left out and why, and what is known already."""
    said = say_excluded(counts)
    if known:
        sentence = ngettext(
            "%(num)s vacancy fits, but this person was introduced to it or does not want it.",
            "%(num)s vacancies fit, but this person was introduced to them or does not want them.",
            known,
        )
        said = [sentence, *said]
    return said or [_("No vacancy is open now.")]


@dataclass(frozen=True)
class WhyNothing:
    """Why nothing fits, in sentences; and what comes near, with what would have to change."""

    excluded: Sequence[str]
    near: Sequence[tuple[VacancyCard, str]]


def _period(last_day: date, available_from: date | None) -> str:
    last = say_near_day(last_day)
    if available_from is None or available_from <= last_day:
        return _("It is over: its last day was %(last)s.", last=last)
    free = say_near_day(available_from)
    return _("It is over on %(last)s, and this person is free from %(free)s.", last=last, free=free)
