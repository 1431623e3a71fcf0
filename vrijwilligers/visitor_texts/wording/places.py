"""What the parts, the pieces and the faults of texts for visitors are called at the desk."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from vrijwilligers.visitor_texts.queries.states import LanguageState
from vrijwilligers.visitor_texts.rules.checks import TextFault, places_of
from vrijwilligers.visitor_texts.rules.texts import PartCode, SourceText, VisitorPiece
from vrijwilligers.visitor_texts.wording import PHRASES
from vrijwilligers.vocabulary.languages import say_day

PART_NAMES = {
    PartCode.GENERAL: _l("On every piece"),
    PartCode.TALENTS: _l("Names of the talents"),
    PartCode.BOOKLET: _l("Booklet"),
    PartCode.ORIENTATION: _l("Orientation table"),
    PartCode.SCAN: _l("Talent scan"),
    PartCode.CARD: _l("Appointment card"),
    PartCode.CONSENT: _l("Texts of consent"),
}
PIECE_NAMES = {
    VisitorPiece.BOOKLET: _l("Booklet, for all and for one visitor"),
    VisitorPiece.ORIENTATION: _l("Orientation table"),
    VisitorPiece.LEAF: _l("Sheet with the talents of a scan"),
    VisitorPiece.CARD: _l("Appointment card"),
    VisitorPiece.SCAN: _l("Talent scan online"),
    VisitorPiece.CONSENT: _l("Text of consent at the desk"),
}
FAULTS = {
    TextFault.UNKNOWN: _l("We have no text with this key."),
    TextFault.TWICE: _l("This key stands in the file twice: the first one counts."),
    TextFault.PLACES: _l("What is filled in is not the same as in Dutch:"),
    TextFault.TOO_LONG: _l("It is too long for its place:"),
    TextFault.CONTROL: _l("It holds a sign that nobody sees, or one that could not be read."),
    TextFault.FORMULA: _l("It begins as a formula of a spreadsheet: with =, +, - or @."),
    TextFault.MARKUP: _l("It holds < or >: only text is taken in."),
    TextFault.SHAPE: _l("The brackets [ ] and | are not the same as in Dutch."),
    TextFault.LINES: _l("It has more than one line; the Dutch text has one."),
    TextFault.SCRIPT: _l("It has no letter of this language: a wrong column, or a wrong encoding."),
    TextFault.NO_FONT: _l("It holds a sign of which we have no letter to print."),
    TextFault.ROW: _l("This row cannot be read."),
}


USES = {  # how a key ends, and what its text is for
    "_more": _l("explanation under a heading"),
    "_alt": _l("read aloud to who does not see the picture"),
}
SENTENCE = (".", "?", "!", ":")


def say_place(source: SourceText) -> str:
    """Say where a text stands, and what it is for there."""
    return f"{PART_NAMES[source.part]}: {_use_of(source)}"


def _use_of(source: SourceText) -> str:
    if source.part is PartCode.TALENTS:
        return _("name under a picture")
    if source.longest:
        return _("word in a narrow column")
    if source.key in PHRASES:
        return _("what a visitor can say")
    for ending, words in USES.items():
        if source.key.endswith(ending):
            return str(words)
    return _("sentence") if source.dutch.endswith(SENTENCE) else _("heading or label")


def say_fault(fault: TextFault, source: SourceText | None) -> str:
    """Say why a text is not taken in, and what was expected."""
    words = str(FAULTS[fault])
    if source and fault == TextFault.PLACES:
        kept = ", ".join(places_of(source.dutch))
        return f"{words} {kept}" if kept else _("Nothing is filled in in Dutch, and here it is.")
    if source and fault == TextFault.TOO_LONG and source.longest:
        return f"{words} " + _("at most %(count)s signs.", count=source.longest)
    return words


@dataclass(frozen=True, kw_only=True)
class ShownTextPart:
    """A part as a page shows it: how much is filled, and whether somebody vouches for it."""

    code: PartCode
    name: object
    filled: str
    is_whole: bool
    is_signed: bool
    signature: str


@dataclass(frozen=True, kw_only=True)
class ShownVisitorPiece:
    """What a visitor can get, and what of it is still open."""

    name: object
    state: str
    is_offered: bool
    is_checked: bool


def say_part(state: LanguageState, part: PartCode) -> ShownTextPart:
    """Say how far a part is."""
    progress = state.progress[part]
    return ShownTextPart(
        code=part,
        name=PART_NAMES[part],
        filled=_("%(filled)s of %(total)s texts", filled=progress.filled, total=progress.total),
        is_whole=progress.is_whole,
        is_signed=state.is_signed(part),
        signature=_signature(state, part),
    )


def _signature(state: LanguageState, part: PartCode) -> str:
    signature = state.signatures.get(part)
    if signature is None:
        return _("Nobody has checked it yet.")
    day = say_day(signature.signed_at)
    if not state.is_signed(part):
        return _("A text changed after it was signed on %(day)s: check it again.", day=day)
    if signature.signed_by is None:
        return _("Signed on %(day)s.", day=day)
    return _("Signed by %(name)s on %(day)s.", name=signature.signed_by.name, day=day)


def say_pieces(state: LanguageState) -> list[ShownVisitorPiece]:
    """Say what a visitor can get in a language."""
    return [_piece(state, piece) for piece in VisitorPiece]


def _piece(state: LanguageState, piece: VisitorPiece) -> ShownVisitorPiece:
    return ShownVisitorPiece(
        name=PIECE_NAMES[piece],
        state=_state(state, piece),
        is_offered=state.is_offered(piece),
        is_checked=state.is_offered(piece) and state.is_checked(piece),
    )


def _state(state: LanguageState, piece: VisitorPiece) -> str:
    if not state.exists(piece):
        return _("This cannot be had in other languages yet.")
    if missing := state.missing(piece):
        return ngettext("%(num)s text is missing", "%(num)s texts are missing", missing)
    if state.is_checked(piece):
        return _("Ready and checked")
    if piece == VisitorPiece.CONSENT:
        return _("Not checked: it is offered once it is signed")
    return _("Ready, and marked: nobody has checked it yet")
