"""Calls in words for the desk: a line of a list, a shift with its seats, how far it has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.pool.models import Call, CallShift
from vrijwilligers.pool.queries.call_lists import CallFigures
from vrijwilligers.pool.rules.states import CallState, CallTab, Speed
from vrijwilligers.pool.wording import (
    STATES,
    CallInWords,
    call_in_words,
    say_shift,
    say_until,
    say_work,
)
from vrijwilligers.vacancies.models import Vacancy
from vrijwilligers.vacancies.wording import public_text
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.languages import LANGUAGES, language_name
from vrijwilligers.vocabulary.words import say_languages

MOST_DRAWN = 24  # seats; more are only said
TABS: Mapping[CallTab, object] = {
    CallTab.OPEN: _l("Not filled yet"),
    CallTab.FILLED: _l("Full"),
    CallTab.OVER: _l("Over"),
}
SPEEDS: Mapping[Speed, object] = {Speed.URGENT: _l("Urgent"), Speed.CALM: _l("Calm")}
TAGS = {CallState.DRAFT: "due", CallState.ASKING: "due"}


@dataclass(frozen=True, kw_only=True)
class CallLine:
    """A call in a list: what it is about, how far it is and what is still needed."""

    id: int
    words: CallInWords
    state: str
    tag: str
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ShiftInWords:
    """A shift with its seats: how many are taken of how many, drawn where they are few."""

    id: int
    hours: str
    work: str
    taken: str
    seats: tuple[bool, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TextLanguage:
    """One of our languages, and in which one its readers get the text of a call."""

    code: str
    name: str
    instead: str  # empty: in their own
    title: str
    text_code: str


def call_line(call: Call, figures: CallFigures) -> CallLine:
    """Say a call in a line of a list."""
    words = call_in_words(call)
    is_asked = call.state is not CallState.DRAFT
    facts = (
        words.days,
        _("%(taken)s of %(places)s places taken", taken=figures.taken, places=figures.places),
        say_asked(figures) if is_asked else "",
        _("answers until %(until)s", until=words.until) if call.state is CallState.ASKING else "",
    )
    state, tag = state_of(call, figures)
    return CallLine(id=call.id, words=words, state=state, tag=tag, facts=tuple(filter(None, facts)))


def state_of(call: Call, figures: CallFigures) -> tuple[str, str]:
    """Say how far a call has come, with the tag that goes with it."""
    is_running = call.state in (CallState.ASKING, CallState.CLOSED)
    if is_running and figures.is_full:
        return _("all places taken"), "good"
    return str(STATES[call.state]), TAGS.get(call.state, "")


def say_state(call: Call) -> str:
    """Say how far a call has come, whether or not its places are taken."""
    return str(STATES[call.state])


def say_who_hears(mailed: int, called: int) -> str:
    """Say how many people who said yes hear of a change, and how."""
    by_mail = ngettext(
        "%(num)s person who said yes gets an e-mail.",
        "%(num)s people who said yes get an e-mail.",
        mailed,
    )
    by_phone = ngettext(
        "%(num)s person has to be called: they stand in the call list.",
        "%(num)s people have to be called: they stand in the call list.",
        called,
    )
    return " ".join(words for words, amount in ((by_mail, mailed), (by_phone, called)) if amount)


def say_asked(figures: CallFigures) -> str:
    """Say how many were asked, and how many of them answered."""
    return ngettext(
        "%(num)s person asked, %(answered)s answered",
        "%(num)s people asked, %(answered)s answered",
        figures.asked,
        answered=figures.answered,
    )


def shifts_in_words(call: Call, taken: Mapping[int, int]) -> list[ShiftInWords]:
    """Put the shifts of a call into words; ``taken`` are places by the number of the shift."""
    return [_shift(shift, taken.get(shift.id, 0)) for shift in call.shifts]


def say_next_wave(call: Call, figures: CallFigures) -> str:
    """Say when the next people are asked by themselves, of a call that still needs some."""
    if call.state is not CallState.ASKING or figures.is_full or call.next_wave_at is None:
        return ""
    if call.next_wave_at <= now():
        return _("Who is next is asked within a few minutes.")
    return _("Who is next is asked %(until)s.", until=say_until(call.next_wave_at))


def say_shifts(amount: int) -> str:
    """Say how many shifts there are, as a heading."""
    return ngettext("%(num)s shift", "%(num)s shifts", amount)


def texts_of(vacancy: Vacancy) -> list[TextLanguage]:
    """Say in which language readers of each of ours get the text of a call."""
    return [_text(vacancy, code) for code in LANGUAGES]


def conditions_of(vacancy: Vacancy) -> list[str]:
    """Say what is asked of whom we ask: it stands in the vacancy."""
    words = call_languages(vacancy)
    age = vacancy.minimum_age
    asked = [words and _("Languages: %(languages)s", languages=words)]
    asked += [_("From %(age)s years", age=age)] if age else []
    return [one for one in asked if one]


def call_languages(vacancy: Vacancy) -> str:
    """Say which languages are needed, each with its level."""
    return say_languages({one.language: one.level for one in vacancy.languages})


def _text(vacancy: Vacancy, code: str) -> TextLanguage:
    used, text = public_text(vacancy, code)
    instead = "" if used == code else _("in %(language)s", language=language_name(used))
    return TextLanguage(
        code=code, name=language_name(code), instead=instead, title=text.title, text_code=used
    )


def _shift(shift: CallShift, taken: int) -> ShiftInWords:
    there = taken + shift.own_people
    is_drawn = shift.places <= MOST_DRAWN
    return ShiftInWords(
        id=shift.id,
        hours=say_shift(shift),
        work=say_work(shift),
        taken=_("%(taken)s of %(places)s", taken=there, places=shift.places),
        seats=tuple(place < there for place in range(shift.places)) if is_drawn else (),
        facts=tuple(_facts(shift, there)),
    )


def _facts(shift: CallShift, there: int) -> Sequence[str]:
    facts = []
    if shift.minimum:
        from_so_many = _("It goes on from %(minimum)s people.", minimum=shift.minimum)
        facts.append(_("It goes on.") if there >= shift.minimum else from_so_many)
    if shift.own_people:
        facts.append(
            ngettext(
                "%(num)s place is of the organisation itself.",
                "%(num)s places are of the organisation itself.",
                shift.own_people,
            )
        )
    return facts
