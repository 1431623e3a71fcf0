"""Everything that can happen to languages for visitors and their texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.documents.fonts import cannot_write
from vrijwilligers.extensions import db
from vrijwilligers.records import audit
from vrijwilligers.visitor_texts import queries
from vrijwilligers.visitor_texts.feature import AddedLanguageDeed
from vrijwilligers.visitor_texts.models import AddedLanguage, AddedText, TextSignature
from vrijwilligers.visitor_texts.queries.states import LanguageState
from vrijwilligers.visitor_texts.readers import SentText
from vrijwilligers.visitor_texts.rules.checks import TextFault, fault_of
from vrijwilligers.visitor_texts.rules.languages import languages_to_add, own_name
from vrijwilligers.visitor_texts.rules.texts import PartCode, SourceText
from vrijwilligers.vocabulary.clock import now
from vrijwilligers.vocabulary.problems import Problem, Stale


class LanguageIsKnown(Problem):
    """A language stands there once."""

    message = _l("This language is there already.")
    field = "code"


class LanguageIsNotOffered(Problem):
    """Only a language of the list, of which days and numbers can be said."""

    message = _l("Choose a language from the list.")
    field = "code"


class ScriptHasNoFont(Problem):
    """What no font of ours has would be printed as empty boxes (ADR 18)."""

    message = _l("We have no letters for this script: a print would show empty boxes.")
    field = "code"


class NothingToTakeIn(Problem):
    """What is sent says nothing new."""

    message = _l("There is no text in it that is new and can be taken in.")


class PartIsNotWhole(Problem):
    """Nobody can vouch for texts that are not there."""

    message = _l("Texts are still missing here. Fill them first.")


@dataclass(frozen=True, kw_only=True)
class TextChange:
    """A text that a file brings: what stood there before, and what comes."""

    row: int
    source: SourceText
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class RefusedText:
    """A row that is not taken in, and why; ``words`` are what it says."""

    row: int
    key: str
    words: str
    fault: TextFault
    source: SourceText | None = None


@dataclass(frozen=True, kw_only=True)
class TextsComparison:
    """What taking a file in would do: nothing is done yet."""

    changes: tuple[TextChange, ...]
    refused: tuple[RefusedText, ...]
    same: int
    empty: int

    @property
    def good(self) -> list[SentText]:
        """Return the texts that are new or changed, as they were sent."""
        return [SentText(one.row, one.source.key, one.after) for one in self.changes]


def add(code: str, *, by: int | None) -> AddedLanguage:
    """Add a language; raise in words why it cannot be had."""
    if code not in languages_to_add():
        raise LanguageIsNotOffered
    if queries.find_language(code):
        raise LanguageIsKnown
    name = own_name(code)
    if cannot_write(name):
        raise ScriptHasNoFont
    added = AddedLanguage(code=code, own_name=name)
    db.session.add(added)
    db.session.flush()
    audit.record(AddedLanguageDeed.ADDED, added, by=by)
    return added


def remove(language: AddedLanguage, *, by: int | None) -> None:
    """Take a language away with all its texts."""
    audit.record(AddedLanguageDeed.REMOVED, language, by=by)
    db.session.delete(language)
    db.session.flush()


def compare(sent: Iterable[SentText], state: LanguageState) -> TextsComparison:
    """Lay texts that were sent beside those that stand there, row by row."""
    sources = {one.key: one for one in state.sources}
    changes: dict[str, TextChange] = {}
    refused: list[RefusedText] = []
    seen: set[str] = set()
    same = empty = 0
    for one in sent:
        source, fault = sources.get(one.key), _fault(one, sources, seen, state.language.code)
        seen.add(one.key)
        if fault:
            refused.append(
                RefusedText(row=one.row, key=one.key, words=one.words, fault=fault, source=source)
            )
        elif not one.words:
            empty += 1
        elif source and one.words != state.words.get(one.key):
            before = state.words.get(one.key, "")
            changes[one.key] = TextChange(
                row=one.row, source=source, before=before, after=one.words
            )
        else:
            same += 1
    return TextsComparison(
        changes=tuple(changes.values()), refused=tuple(refused), same=same, empty=empty
    )


def _fault(
    one: SentText, sources: Mapping[str, SourceText], seen: set[str], language: str
) -> TextFault | None:
    if one.is_broken:
        return TextFault.ROW
    if one.key not in sources:
        return TextFault.UNKNOWN
    if one.key in seen:
        return TextFault.TWICE
    if not one.words:
        return None
    fault = fault_of(sources[one.key], one.words, language)
    return fault or (TextFault.NO_FONT if cannot_write(one.words) else None)


def take_in(sent: Iterable[SentText], state: LanguageState, *, by: int | None) -> int:
    """Let the good ones of these texts stand in a language; return how many are new or changed.

    A part of which a text changes is signed no more, for its signature is of what stood there.
    """
    changes = compare(sent, state).changes
    if not changes:
        raise NothingToTakeIn
    rows = queries.texts_in(state.language)
    for change in changes:
        key = change.source.key
        if key in rows:
            rows[key].words = change.after
        else:
            new = AddedText(language_id=state.language.id, key=key, words=change.after)
            db.session.add(new)
    db.session.flush()
    audit.record(AddedLanguageDeed.TEXTS_CHANGED, state.language, by=by)
    return len(changes)


def sign(state: LanguageState, part: PartCode, *, read: str, by: int) -> None:
    """Note that somebody vouches for a part; raise ``Stale`` where they read another text."""
    if not state.progress[part].is_whole:
        raise PartIsNotWhole
    if read != state.digest(part):
        raise Stale
    signature = state.signatures.get(part)
    if signature is None:
        signature = TextSignature(language_id=state.language.id, part=part)
        db.session.add(signature)
    signature.digest, signature.signed_at, signature.signed_by_id = read, now(), by
    db.session.flush()
    audit.record(AddedLanguageDeed.SIGNED, state.language, by=by)
