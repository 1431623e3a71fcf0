"""Reasons in words: short, about the fit and never about the person."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.matching.rules.codes import Fit
from vrijwilligers.matching.rules.reasons import MatchReason
from vrijwilligers.matching.rules.sides import NO_PRACTICE, Criterion, Respondent
from vrijwilligers.talents import queries as code_lists
from vrijwilligers.vocabulary.languages import language_name, listed, say_day, say_near_day, spoken
from vrijwilligers.vocabulary.week import mask_of
from vrijwilligers.vocabulary.words import say_days, say_engagement, say_level, say_municipality

Facts = Mapping[str, Any]

KIND = {True: "yes", False: "no", None: "unknown"}
READ_ALOUD = {"yes": _l("For:"), "no": _l("Against:"), "unknown": _l("Not known:")}
FIT_WORDS = {
    Fit.VERY_GOOD: _l("fits very well"),
    Fit.GOOD: _l("fits"),
    Fit.POSSIBLE: _l("possible"),
}
# What to ask of the person, and what the organisation has not said.
ASK_CANDIDATE = {
    Criterion.TALENTS: _l("talents"),
    Criterion.CATEGORY: _l("kinds of work"),
    Criterion.DISTANCE: _l("municipality"),
    Criterion.DAYS: _l("days and times"),
    Criterion.ENGAGEMENT: _l("once or regularly"),
    Criterion.AGE: _l("year of birth"),
}
UNKNOWN_OF_CANDIDATE = {
    Criterion.TALENTS: _l("ask about talents"),
    Criterion.CATEGORY: _l("ask which kind of work"),
    Criterion.DISTANCE: _l("ask in which municipality"),
    Criterion.DAYS: _l("ask which days and times"),
    Criterion.ENGAGEMENT: _l("ask: once or regularly?"),
}
BEGINNING = {
    True: _l("somebody helps at the start"),
    False: _l("nobody to help at the start"),
    None: _l("not said whether somebody helps at the start"),
}
ENTRANCE = {
    True: _l("a wheelchair can enter"),
    False: _l("a wheelchair cannot enter"),
    None: _l("not said whether a wheelchair can enter"),
}
UNKNOWN_OF_VACANCY = {
    Criterion.TALENTS: _l("not said which talents it asks"),
    Criterion.PRACTISE_DUTCH: _l("not said whether Dutch can be practised"),
    Criterion.CATEGORY: _l("not said which kind of work"),
    Criterion.DISTANCE: _l("not said where"),
    Criterion.DAYS: _l("not said on which days"),
    Criterion.ENGAGEMENT: _l("not said for how long"),
    Criterion.LANGUAGES: _l("not said which languages are needed"),
}


@dataclass(frozen=True)
class CodeNamesInWords:
    """The names of talents and kinds of work by code, in one language."""

    talents: Mapping[str, str]
    categories: Mapping[str, str]

    @classmethod
    def now(cls) -> Self:
        """Read them in the language we speak: two queries for a whole page."""
        language = spoken()
        return cls(code_lists.talent_names(language), code_lists.category_names(language))

    def talents_of(self, codes: Iterable[str]) -> str:
        """Say talents as a sentence does; a code without a name stays as it is."""
        return listed(self.talents.get(code, code).lower() for code in codes)

    def category_of(self, code: str) -> str:
        """Say a kind of work."""
        return self.categories.get(code, code)


@dataclass(frozen=True)
class ReasonInWords:
    """A reason in words; ``kind`` is ``yes``, ``no`` or ``unknown``."""

    criterion: Criterion
    kind: str
    text: str

    @property
    def kind_words(self) -> str:
        """Say what a sign says to who sees it."""
        return str(READ_ALOUD[self.kind])


def say(reason: MatchReason, names: CodeNamesInWords) -> ReasonInWords:
    """Put one reason into words."""
    sentence = SENTENCES[reason.criterion](reason.fits, reason.facts, names)
    return ReasonInWords(reason.criterion, KIND[reason.fits], sentence)


def say_fit(fit: Fit) -> str:
    """Say how well something fits: *fits very well*, *fits* or *possible*."""
    return str(FIT_WORDS[fit])


def say_to_ask(criteria: Iterable[Criterion]) -> str:
    """Say what to ask of the person, as a list; nothing is an empty text."""
    return listed(ASK_CANDIDATE[criterion] for criterion in criteria)


def _not_known(criterion: Criterion, facts: Facts) -> str:
    asks_candidate = Respondent.CANDIDATE in facts["missing"]
    return str((UNKNOWN_OF_CANDIDATE if asks_candidate else UNKNOWN_OF_VACANCY)[criterion])


def _talents(fits: bool | None, facts: Facts, names: CodeNamesInWords) -> str:
    if fits is None:
        return _not_known(Criterion.TALENTS, facts)
    if fits:
        return _("%(talents)s: own talents", talents=names.talents_of(facts["shared"]))
    return _("also asks: %(talents)s", talents=names.talents_of(facts["lacked"]))


def _practise_dutch(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    level = facts.get("from")
    if level is None:
        return _not_known(Criterion.PRACTISE_DUTCH, facts)
    if level == NO_PRACTICE:
        return _("no place to practise Dutch")
    if fits is None:
        return _("practising Dutch from %(level)s: ask how much Dutch", level=say_level(level))
    if fits:
        return _("practising Dutch from %(level)s", level=say_level(level))
    return _("practising Dutch only from %(level)s", level=say_level(level))


def _category(fits: bool | None, facts: Facts, names: CodeNamesInWords) -> str:
    if fits is None:
        return _not_known(Criterion.CATEGORY, facts)
    category = names.category_of(facts["category"])
    if facts.get("refused"):
        return _("%(category)s: not wanted before", category=category)
    if fits:
        return _("%(category)s: as wished", category=category)
    return _("%(category)s: not among the wishes", category=category)


def _distance(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if facts.get("remote"):
        return _("can be done from home") if fits else _("done from home: ask whether that is fine")
    if "outside" in facts:
        return _outside(fits, is_outside=facts["outside"])
    if fits is None:
        return _not_known(Criterion.DISTANCE, facts)
    if facts["km"] == 0:
        return _("in the same municipality")
    place = say_municipality(facts["municipality"])
    if fits:
        return _("near: %(municipality)s, %(km)s km", municipality=place, km=facts["km"])
    return _("further away: %(municipality)s, %(km)s km", municipality=place, km=facts["km"])


def _outside(fits: bool | None, *, is_outside: bool) -> str:
    if fits is False:
        return _("outside Brussels")
    if is_outside:
        return _("outside Brussels: ask whether it is near")
    return _("in Brussels: ask whether it is not too far")


def _days(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if "missing" in facts:
        return _not_known(Criterion.DAYS, facts)
    free, taken = say_days(mask_of(facts["free"])), say_days(mask_of(facts["not_free"]))
    if fits:
        return _("free: %(days)s", days=free)
    if fits is None:
        return _("free: %(days)s, ask whether that is enough", days=free)
    if free:
        return _("only fits: %(days)s", days=free)
    return _("not free: %(days)s", days=taken)


def _engagement(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if fits is None:
        return _not_known(Criterion.ENGAGEMENT, facts)
    engagement = say_engagement(facts["engagement"])
    if fits:
        return _("%(engagement)s: as wished", engagement=engagement)
    return _("%(engagement)s: other than wished", engagement=engagement)


def _support(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if "enters" in facts:
        return str(ENTRANCE[fits])
    return str(BEGINNING[fits])


def _accessible(_fits: bool | None, _facts: Facts, _names: CodeNamesInWords) -> str:
    return _("accessible organisation")


def _languages(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if "language" not in facts:
        return _not_known(Criterion.LANGUAGES, facts)
    language, level = language_name(facts["language"]), say_level(facts["needed"])
    if fits:
        return _("enough %(language)s", language=language)
    if fits is None:
        return _("%(language)s needed (%(level)s): ask", language=language, level=level)
    return _("%(language)s %(level)s asked, less is possible too", language=language, level=level)


def _age(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if fits is None:
        return _("from %(age)s years: ask the year of birth", age=facts["minimum_age"])
    return _("from %(age)s years", age=facts["minimum_age"])


def _period(_fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    start, free = say_near_day(facts["start_on"]), say_near_day(facts["available_from"])
    return _("starts %(start)s, free from %(free)s: ask", start=start, free=free)


def _start(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    day = say_day(facts["start_on"])
    return _("starts on %(day)s", day=day) if fits else _("starts only on %(day)s", day=day)


def _freshness(fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    day = say_day(facts["fresh_on"])
    if fits:
        return _("confirmed on %(day)s", day=day)
    return _("last confirmed on %(day)s: ask whether it is still so", day=day)


def _fairness(_fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    return ngettext(
        "%(num)s person was sent to this organisation lately",
        "%(num)s people were sent to this organisation lately",
        facts["sent"],
    )


def _before(_fits: bool | None, facts: Facts, _names: CodeNamesInWords) -> str:
    if facts["refused"]:
        return _("this organisation was not wanted before")
    return _("introduced to this organisation before: ask how it was")


SENTENCES: dict[Criterion, Callable[[bool | None, Facts, CodeNamesInWords], str]] = {
    Criterion.TALENTS: _talents,
    Criterion.PRACTISE_DUTCH: _practise_dutch,
    Criterion.CATEGORY: _category,
    Criterion.DISTANCE: _distance,
    Criterion.DAYS: _days,
    Criterion.ENGAGEMENT: _engagement,
    Criterion.SUPPORT: _support,
    Criterion.ACCESSIBLE: _accessible,
    Criterion.LANGUAGES: _languages,
    Criterion.AGE: _age,
    Criterion.PERIOD: _period,
    Criterion.START: _start,
    Criterion.FRESHNESS: _freshness,
    Criterion.FAIRNESS: _fairness,
    Criterion.BEFORE: _before,
}
