"""What every form shares that takes a text about a candidate: some words are not kept.

Every text of such a form is looked at, but what ``NO_TEXTS`` names: a new question cannot escape.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, ClassVar, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.sensitive_words.current import matcher
from vrijwilligers.sensitive_words.rules import WordMatcher
from vrijwilligers.web.forms import Form, TickBoxes, choices

TYPES = ("StringField", "TextAreaField")


class OtherMeaning(NamedTuple):
    """A tick beside the question in which a word stands."""

    id: str
    word: str
    words: str
    is_ticked: bool


class CandidateTextForm(Form):
    """A form with texts about a candidate: words of illness, faith, origin or status stop it.

    Who means something else says so for each word, on the same page. What stands in the fiche
    already is not asked again.
    """

    NO_TEXTS: ClassVar[frozenset[str]] = frozenset()  # names of people and the like
    other_meaning = TickBoxes(
        _l("Does a word mean something else here?"),
        description=_l("Tick it only when it says nothing about this person. That is logged."),
        validate_choice=False,
    )
    REFUSAL: ClassVar[object] = _l(
        "We do not keep “%(word)s”: illness, faith, origin and status are private. "
        "Note what somebody needs under Support needs, not why."
    )
    is_about_somebody = True
    let_through: tuple[str, ...] = ()  # words that were let through by a tick

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse a text with such a word, at its question, unless it means something else."""
        is_valid = super().validate(extra_validators)
        found = self._found(matcher()) if self.is_about_somebody else {}
        every = dict.fromkeys(word for words in found.values() for word in words)
        self.other_meaning.choices = choices({word: _say_other(word) for word in every})
        ticked = {*(self.other_meaning.data or ())}
        for name, words in found.items():
            self[name].other_meanings = _ticks(name, words, ticked)
        self.let_through = tuple(word for word in every if word in ticked)
        for name, words in found.items():
            is_valid = self._refuse(name, [w for w in words if w not in ticked]) and is_valid
        return is_valid

    def texts(self) -> list[Any]:
        """Return the questions in which one writes freely about a candidate."""
        return [one for one in self if one.type in TYPES and one.name not in self.NO_TEXTS]

    def visible_fields(self) -> Iterator[Any]:
        """Yield the fields that somebody sees; the tick has its own place."""
        return (one for one in super().visible_fields() if one.name != "other_meaning")

    def _found(self, words: WordMatcher) -> dict[str, list[str]]:
        """Return by question the words that do not stand in the record already."""
        found = {}
        for field in self.texts():
            stood = words.find(field.object_data if isinstance(field.object_data, str) else "")
            if new := [word for word in words.find(field.data) if word not in stood]:
                found[field.name] = new
        return found

    def _refuse(self, name: str, words: list[str]) -> bool:
        errors = [str(self.REFUSAL) % {"word": word} for word in words]
        self[name].errors = [*self[name].errors, *errors]
        return not errors


def _ticks(name: str, words: Iterable[str], ticked: Collection[str]) -> list[OtherMeaning]:
    """Make a tick for each word of a question; a word in two questions may be ticked at either."""
    return [
        OtherMeaning(f"{name}-other-{place}", word, _say_other(word), word in ticked)
        for place, word in enumerate(words)
    ]


def _say_other(word: str) -> str:
    return _("“%(word)s” means something else here", word=word)
