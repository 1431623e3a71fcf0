"""Everything that can happen to the list of words."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.sensitive_words import queries
from vrijwilligers.sensitive_words.feature import CandidateTextDeed, SensitiveWordDeed
from vrijwilligers.sensitive_words.models import SensitiveWord
from vrijwilligers.sensitive_words.rules import WordKind, is_an_entry, parts_of
from vrijwilligers.vocabulary.problems import Problem


class WordIsOnTheList(Problem):
    """A word stands on the list once."""

    message = _l("This word is on the list already.")
    field = "word"


class WordCannotBeFound(Problem):
    """Nothing can be compared with it, or with far too much."""

    message = _l(
        "Enter a word of letters. A star may end it, after at least three letters; "
        "three dots may begin or end an exception."
    )
    field = "word"


def add(word: str, kind: WordKind, *, by: int | None) -> SensitiveWord:
    """Add a word, as it is compared."""
    if not is_an_entry(word, kind):
        raise WordCannotBeFound
    written = " ".join(parts_of(word))
    if queries.is_on_the_list(written):
        raise WordIsOnTheList
    added = SensitiveWord(word=written, kind=kind)
    db.session.add(added)
    db.session.flush()
    audit.record(SensitiveWordDeed.ADDED, added, by=by)
    return added


def remove(word: SensitiveWord, *, by: int | None) -> None:
    """Take a word off the list."""
    audit.record(SensitiveWordDeed.REMOVED, word, by=by)
    db.session.delete(word)
    db.session.flush()


def note_let_through(words: tuple[str, ...], candidate: object | None, *, by: int | None) -> None:
    """Log that somebody let a word through in a text about a candidate; never which."""
    if words and candidate is not None:
        audit.record(CandidateTextDeed.LET_THROUGH, candidate, by=by)
