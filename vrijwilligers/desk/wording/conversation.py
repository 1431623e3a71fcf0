"""What the parts of a conversation hold, said without opening them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.candidates.models import Candidate
from vrijwilligers.candidates.rules import ConsentPurpose
from vrijwilligers.candidates.wording import questions
from vrijwilligers.desk.models import DeskContact
from vrijwilligers.desk.rules import EVENT_OF, Explained, explained_in
from vrijwilligers.matching.models import FicheEvent, FollowUp
from vrijwilligers.matching.queries import Suggestions
from vrijwilligers.matching.rules.events import FicheEventKind
from vrijwilligers.matching.wording.tasks import say_task
from vrijwilligers.talents import current as code_lists
from vrijwilligers.vocabulary.languages import language_name, say_near_day
from vrijwilligers.vocabulary.words import say_days, say_phone

HANDED_OUT = {FicheEventKind.HANDED_OUT, FicheEventKind.MAILED, FicheEventKind.TEXTED}
MOST_WORDS = 3
APART = " · "


class PartState(StrEnum):
    """How far a part has come."""

    DONE = "done"
    BEGUN = "begun"
    EMPTY = "empty"


STATES = {
    PartState.DONE: _l("done"),
    PartState.BEGUN: _l("begun"),
    PartState.EMPTY: _l("still empty"),
}


@dataclass(frozen=True, kw_only=True)
class ConversationPart:
    """One row: how far it is, what it holds, and whether it stands open."""

    state: PartState
    summary: str
    is_open: bool = False

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to ask."""
        return self.state == PartState.DONE

    @property
    def is_begun(self) -> bool:
        """Tell whether something is there, and something is left to ask."""
        return self.state == PartState.BEGUN

    @property
    def state_words(self) -> object:
        """Say how far it is."""
        return STATES[self.state]


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """A purpose that the desk asks, and whether this person agreed."""

    purpose: str
    words: object
    is_given: bool

    @property
    def is_joined_apart(self) -> bool:
        """Tell whether one agrees on a page that asks more, and has an effect only there."""
        return self.purpose == ConsentPurpose.POOL

    @property
    def names_the_referrer(self) -> bool:
        """Tell whether one agrees on the page where it is noted who brings this person."""
        return self.purpose == ConsentPurpose.REFERRER


@dataclass(frozen=True, kw_only=True)
class VisitorExplanation:
    """Something to explain: the page to turn to the visitor, and when that was done last."""

    what: Explained
    title: object
    endpoint: str
    said: str


EXPLANATIONS = {
    Explained.WELCOME: (_l("What volunteering is"), "desk.welcome"),
    Explained.DUTCH: (_l("Practising Dutch"), "desk.dutch"),
    Explained.ACCESSIBLE: (_l("Accessible organisations"), "desk.accessible"),
}


def parts(
    candidate: Candidate,
    suggestions: Suggestions,
    follow_ups: Sequence[FollowUp],
    events: Sequence[FicheEvent],
) -> dict[str, ConversationPart]:
    """Say each part of a conversation with somebody, by its key."""
    wishes = _wishes(candidate)
    return {
        "welcome": _welcome(events),
        "consent": _consent(candidate),
        "who": _part(PartState.DONE, _who(candidate)),
        "wishes": wishes,
        "fits": _fits(suggestions, is_open=not wishes.is_open),
        "hand_out": _hand_out(events),
        "next_step": _next_step(follow_ups),
    }


def consents(candidate: Candidate) -> list[ConsentLine]:
    """Return what the desk asks besides the fiche itself, in the order of the purposes."""
    return [
        ConsentLine(purpose=purpose, words=question.words, is_given=candidate.consents_to(purpose))
        for purpose, question in questions().items()
    ]


def explanations(events: Sequence[FicheEvent]) -> list[VisitorExplanation]:
    """Return what can be explained to somebody, with when and in which language it was."""
    last = _last_by_kind(events)
    return [
        VisitorExplanation(
            what=what, title=title, endpoint=endpoint, said=_said(last.get(EVENT_OF[what]))
        )
        for what, (title, endpoint) in EXPLANATIONS.items()
    ]


def explanations_of(contact: DeskContact) -> list[VisitorExplanation]:
    """Return what can be explained to somebody without a name, with the language it was in."""
    last = {one.what: one.language for one in explained_in(contact.explained)}
    day = say_near_day(contact.at)
    return [
        VisitorExplanation(
            what=what,
            title=title,
            endpoint=endpoint,
            said=_said_in(last[what], day) if what in last else "",
        )
        for what, (title, endpoint) in EXPLANATIONS.items()
    ]


def _said(event: FicheEvent | None) -> str:
    if event is None:
        return ""
    day = say_near_day(event.at)
    if event.language is None:
        return _("explained %(day)s", day=day)
    return _said_in(event.language, day)


def _said_in(language: str, day: str) -> str:
    return _("explained in %(language)s, %(day)s", language=language_name(language), day=day)


def _last_by_kind(events: Sequence[FicheEvent]) -> Mapping[FicheEventKind, FicheEvent]:
    return {event.kind: event for event in sorted(events, key=lambda one: one.id)}


def _part(state: PartState, summary: str, **more: Any) -> ConversationPart:
    return ConversationPart(state=state, summary=summary, **more)


def _welcome(events: Sequence[FicheEvent]) -> ConversationPart:
    welcomed = _last_by_kind(events).get(FicheEventKind.WELCOMED)
    if welcomed is None:
        return _part(PartState.EMPTY, _("not explained yet"))
    return _part(PartState.DONE, _said(welcomed))


def _consent(candidate: Candidate) -> ConversationPart:
    lines = consents(candidate)
    given = sum(line.is_given for line in lines)
    words = _("%(given)s of %(all)s agreed", given=given, all=len(lines))
    return _part(PartState.DONE if given == len(lines) else PartState.BEGUN, words)


def _who(candidate: Candidate) -> str:
    reach = say_phone(candidate.phone) if candidate.phone else candidate.email or ""
    return APART.join(filter(None, [candidate.full_name, reach]))


def _wishes(candidate: Candidate) -> ConversationPart:
    talents, categories = code_lists.talent_names(), code_lists.category_names()
    names = [
        *(talents.get(one.code, "") for one in candidate.talents),
        *(categories.get(one.code, "") for one in candidate.categories),
    ]
    known = [", ".join(names[:MOST_WORDS]), say_days(candidate.days), _practice(candidate)]
    said = [word for word in known if word]
    if not said:
        return _part(PartState.EMPTY, _("nothing asked yet"), is_open=True)
    is_whole = bool(names and candidate.days)
    return _part(PartState.DONE if is_whole else PartState.BEGUN, APART.join(said))


def _practice(candidate: Candidate) -> str:
    return _("wants to practise Dutch") if candidate.practise_dutch else ""


def _fits(suggestions: Suggestions, *, is_open: bool) -> ConversationPart:
    found, aside = len(suggestions.items), len(suggestions.set_aside)
    words = [ngettext("%(num)s idea", "%(num)s ideas", found) if found else _("nothing fits now")]
    if aside:
        words.append(ngettext("%(num)s refused", "%(num)s refused", aside))
    state = PartState.BEGUN if aside else PartState.EMPTY
    return _part(state, APART.join(words), is_open=is_open)


def _hand_out(events: Sequence[FicheEvent]) -> ConversationPart:
    given = sum(event.kind in HANDED_OUT for event in events)
    if not given:
        return _part(PartState.EMPTY, _("nothing yet"))
    return _part(PartState.DONE, ngettext("%(num)s taken along", "%(num)s taken along", given))


def _next_step(follow_ups: Sequence[FollowUp]) -> ConversationPart:
    if not follow_ups:
        return _part(PartState.EMPTY, _("not chosen yet"))
    first = follow_ups[0]
    return _part(PartState.DONE, APART.join((say_task(first), say_near_day(first.due_on))))
