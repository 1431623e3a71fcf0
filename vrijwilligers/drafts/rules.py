"""What may become a draft, for how long, and which answers never do."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import unquote_plus

from vrijwilligers.config.secret_names import is_secret
from vrijwilligers.vocabulary.clock import day_of, start_of
from vrijwilligers.vocabulary.text import holds_national_number, without_controls

MOST_SIGNS = 100_000  # in one form; the longest text of a form has 20,000
MOST_ANSWERS = 500
MOST_DRAFTS = 40  # of one person; the oldest goes
LONGEST_TITLE = 200
LONGEST_PAGE = 1000
FORM_KEY = re.compile(r"[0-9a-f]{32}")
OURS = re.compile(r"^_|^(deed|draft|is_sure|whose_)|^progress$")  # what nobody types
LET_THROUGH = "other_meaning"  # the ticks beside words that mean something else here

Answers = Sequence[tuple[str, str]]


class NotAnAnswer(ValueError):
    """What was sent is no list of names and texts."""


@dataclass(frozen=True)
class Typed:
    """The answers of a form as they may be kept, and the names of those that may not."""

    answers: Answers
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftContent:
    """What is sealed: where the form stands, how its page is called, what was typed."""

    page: str
    title: str
    answers: Answers


def is_never_kept(name: str) -> bool:
    """Tell whether an answer of this name may be a secret: a password, a code, a token."""
    return is_secret(name) or bool(OURS.search(name.lower()))


def is_too_large(answers: Answers) -> bool:
    """Tell whether this is more than anybody types."""
    signs = sum(len(name) + len(text) for name, text in answers)
    return len(answers) > MOST_ANSWERS or signs > MOST_SIGNS


def answers_in(sent: object) -> Answers:
    """Read names and texts from JSON; raise ``NotAnAnswer`` where they are none."""
    if not isinstance(sent, list) or not all(_is_an_answer(one) for one in sent):
        raise NotAnAnswer
    return [(without_controls(name), without_controls(text)) for name, text in sent]


def _is_an_answer(one: object) -> bool:
    is_pair = isinstance(one, list) and len(one) == 2
    return is_pair and all(isinstance(part, str) and "\0" not in part for part in one)  # type: ignore[attr-defined]


def passed(
    answers: Iterable[tuple[str, str]],
    *,
    find: Callable[[str], Iterable[str]],
    names_of_people: Collection[str],
) -> Typed:
    """Let answers through the doors of every text: secrets, national numbers, words of illness."""
    kept = [(name, text) for name, text in answers if not is_never_kept(name)]
    ticked = {text for name, text in kept if name == LET_THROUGH}

    def is_shut(name: str, text: str) -> bool:
        if holds_national_number(text):
            return True
        looked_at = name not in names_of_people and name != LET_THROUGH
        return looked_at and bool({*find(text)} - ticked)

    left_out = dict.fromkeys(name for name, text in kept if is_shut(name, text))
    return Typed([(n, t) for n, t in kept if n not in left_out], tuple(left_out))


def moved_address(address: str, gone: str, here: str) -> str:
    """Return an address under which a record stands now that became part of another."""
    return re.sub(rf"{re.escape(gone)}(?![0-9])", here, address)


def page_kept(page: str) -> str:
    """Return the address of a page as it may be kept: no number of the law, and not endless."""
    page = without_controls(page)
    known = (page, page.partition("?")[0], "")
    return next(one for one in known if len(one) <= LONGEST_PAGE and _is_lawful(one))


def title_kept(title: str) -> str:
    """Return how a page is called, as it may be kept."""
    title = without_controls(title)
    return title[:LONGEST_TITLE] if _is_lawful(title) else ""


def _is_lawful(text: str) -> bool:
    return not holds_national_number(unquote_plus(text))


def ends_at(at: datetime, kept: timedelta, *, is_before_consent: bool) -> datetime:
    """Return when a draft goes: with the day where nobody consented yet, else at its term."""
    if is_before_consent:
        return start_of(day_of(at) + timedelta(days=1))
    return at + kept
