"""The fixed words on what a visitor holds: the booklet and the orientation table.

They stand here under a key of their own, so that a translator can be given them as a table, and a
language that the desk does not speak can be had as data. What is filled in has a name: `%(level)s`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from flask_babel import lazy_gettext as _l

from vrijwilligers.talents.queries import category_names, talent_names
from vrijwilligers.visitor_texts.current import names_in, offered_state
from vrijwilligers.visitor_texts.rules.texts import VisitorPiece
from vrijwilligers.vocabulary.languages import DESK_LANGUAGE, LANGUAGES, speaking
from vrijwilligers.vocabulary.levels import Level
from vrijwilligers.vocabulary.translations import with_words

GENERAL = {
    "unchecked": _l("Nobody has checked this translation yet."),
    "written_in": _l("in %(language)s"),
    "made": _l("Printed on %(day)s"),
    "demo": _l("Demo: everybody here is made up."),
}
BOOKLET = {
    "title": _l("My booklet"),
    "generic_title": _l("The booklet of the market"),
    "desk_title": _l("My places to volunteer"),
    "code": _l("My code"),
    "show_code": _l("Show it at each table."),
    "talents": _l("My talents"),
    "how": _l("How it works"),
    "look": _l("Look at the plan"),
    "look_more": _l("Your tables are black. The numbers in a circle show the way."),
    "look_all": _l("Choose a table"),
    "look_all_more": _l("The plan shows all tables. Each table has a page in this booklet."),
    "walk": _l("Go to a table"),
    "walk_more": _l("Begin at number 1. Another order is fine too."),
    "walk_all_more": _l("You need no appointment. Everybody is welcome."),
    "ask": _l("Ask your questions"),
    "ask_more": _l("Ask what you are going to do. Speak slowly. Mistakes are no problem."),
    "note": _l("Write down your appointment"),
    "note_more": _l("The people at the table help you. Show them your code."),
    "note_all_more": _l("The people at the table help you."),
    "choose": _l("Choose a place"),
    "choose_more": _l("Each page is an organisation that looks for volunteers."),
    "call": _l("Call or write"),
    "call_more": _l("Say that you have this booklet. You can call together with us at the desk."),
    "route": _l("My route"),
    "plan": _l("The plan"),
    "places": _l("My places"),
    "table": _l("Table"),
    "what": _l("What"),
    "hour": _l("Hour"),
    "free": _l("Another order, another hour or another table: it is all fine."),
    "entrance": _l("entrance"),
    "plan_alt": _l("Plan of the hall with %(count)s tables. Your tables: %(stops)s."),
    "plan_all_alt": _l("Plan of the hall with %(count)s tables and the entrance."),
    "stop_alt": _l("%(number)s is table %(table)s"),
    "does": _l("What do you do?"),
    "whom": _l("With whom?"),
    "when": _l("When?"),
    "dutch": _l("Which Dutch?"),
    "languages": _l("Languages at the table"),
    "support": _l("What help do you get?"),
    "contact": _l("Who do you call?"),
    "fits": _l("This fits you:"),
    "everybody": _l("Everybody can do this"),
    "no_dutch": _l("No Dutch is needed"),
    "dutch_needed": _l("You need %(level)s (%(words)s)"),
    "practice": _l("You can practise, from %(level)s (%(words)s)"),
    "practice_any": _l("No Dutch is needed, and you can practise from %(level)s (%(words)s)"),
    "appointment": _l("My appointment"),
    "appointments": _l("My appointments"),
    "day": _l("Day"),
    "where": _l("Where"),
    "with_whom": _l("With whom"),
    "organisation": _l("Organisation"),
    "where_and_whom": _l("Where and with whom"),
    "phrases": _l("This is what you can say"),
    "own_question": _l("My own question"),
    "next": _l("And then?"),
    "go": _l("Go to your appointment"),
    "go_more": _l("Take this booklet along."),
    "cannot": _l("You cannot come?"),
    "cannot_more": _l("Call the organisation. That is polite."),
    "how_is_it": _l("How is it going?"),
    "how_is_it_more": _l("Tell us after a month, if you like. We are glad to hear it."),
    "question": _l("Do you have another question?"),
    "question_more": _l("Come to us or call us. It is free."),
    "notes": _l("My notes"),
    "found": _l("Found this? Bring it to us."),
    "state": _l("As it was on %(day)s"),
}
PHRASES = {
    "say_name": _l("Hello, my name is …"),
    "say_talent": _l("I am good at …"),
    "say_task": _l("What exactly do I do?"),
    "say_begin": _l("When can I begin?"),
    "say_visit": _l("May I come and have a look first?"),
    "say_slowly": _l("Can you speak more slowly, please?"),
    "say_write": _l("Can you write that down?"),
}
LEVELS = {
    Level.A1: _l("a few words"),
    Level.A2: _l("a little"),
    Level.B1: _l("quite well"),
    Level.B2: _l("well"),
    Level.C1: _l("very well"),
    Level.C2: _l("almost like a mother tongue"),
    Level.NATIVE: _l("as a mother tongue"),
}
ORIENTATION = {
    "orientation": _l("Orientation table"),
    "talent": _l("Talent"),
    "all_talents": _l("Talents:"),
    "no_talent": _l("Everybody"),
    "task": _l("Task"),
    "you_do": _l("What you do"),
    "for_whom": _l("For whom"),
    "days": _l("When"),
    # Translators: head of a narrow column: which level of Dutch a task asks
    "dutch_short": _l("Dutch, in short"),
    "practising": _l("Practice"),
    "spoken": _l("Languages"),
    "helped": _l("Support"),
    "wheelchair": _l("Wheelchair"),
    "yes": _l("yes"),
    "no": _l("no"),
    "from_level": _l("from %(level)s"),
    "legend": _l(
        "Dutch that is needed: – none, %(levels)s. Practice: from which Dutch one may practise. "
        "? not given. Languages: who works there speaks them."
    ),
    # Translators: under a table on several sheets: "sheet 1 of 2"; Typst fills in the numbers
    "sheet": _l("sheet {page} of {pages}"),
}
LEVEL_KEY = "level_%s"
TALENT_KEY = "talent_%s_name"
CATEGORY_KEY = "category_%s_name"


def fixed_words() -> dict[str, str]:
    """Return all words in the language we speak now, by key."""
    levels = {LEVEL_KEY % level.value: words for level, words in LEVELS.items()}
    every = GENERAL | BOOKLET | PHRASES | levels | ORIENTATION
    return {key: str(words) for key, words in every.items()}


@dataclass(frozen=True, kw_only=True)
class VisitorWords:
    """The words in the language of a visitor: ours, or taken in as data."""

    language: str
    words: Mapping[str, str]
    talents: Mapping[str, str] = field(default_factory=dict)  # by code
    is_checked: bool = True
    messages: Mapping[str, str] = field(default_factory=dict)  # of data, by id of our catalogs

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Say everything in this language for a while, with our other texts as far as they go."""
        also = with_words(self.language, self.messages) if self.messages else nullcontext()
        with also, speaking(self.language):
            yield

    def say(self, key: str, **filled: object) -> str:
        """Say words, with what is filled in."""
        words = self.words[key]
        return words % filled if filled else words

    def level(self, level: Level) -> str:
        """Say a level in words: *a little*."""
        return self.words[LEVEL_KEY % level.value]

    def talent(self, code: str) -> str:
        """Say the name of a talent."""
        return self.talents.get(code, code)


def words_of(language: str, piece: VisitorPiece) -> VisitorWords:
    """Return the words of a piece in a language; raise ``KeyError`` where it cannot be had."""
    if language in LANGUAGES:
        return our_words(language, talent_names(language))
    state = offered_state(language, piece)
    if state is None:
        raise KeyError(language)
    return VisitorWords(
        language=language,
        words=state.words,
        talents=names_in(state.words, TALENT_KEY, talent_names(DESK_LANGUAGE)),
        is_checked=state.is_checked(piece),
        messages=state.messages,
    )


def categories_in(words: VisitorWords) -> dict[str, str]:
    """Return the names of the kinds of work in the language of a visitor."""
    if words.language in LANGUAGES:
        return category_names(words.language)
    return names_in(words.words, CATEGORY_KEY, category_names(DESK_LANGUAGE))


def our_words(language: str, talents: Mapping[str, str]) -> VisitorWords:
    """Return the words in a language that the desk speaks."""
    if language not in LANGUAGES:
        raise KeyError(language)
    with speaking(language):
        return VisitorWords(language=language, words=fixed_words(), talents=talents)
