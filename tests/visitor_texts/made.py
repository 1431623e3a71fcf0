"""A translator made up for tests: each word becomes one of another script, places stay."""

import re
from io import BytesIO

import openpyxl

from vrijwilligers.visitor_texts import actions, queries
from vrijwilligers.visitor_texts.queries.states import state_of
from vrijwilligers.visitor_texts.readers import SentText

WORDS = {"ar": "نص", "ti": "ጽሑፍ", "am": "ጽሑፍ", "tr": "metin", "ru": "текст"}
PIECE = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}|[^\W\d_]+")


def translated(source, code, number=""):
    """Say a text in another script: as many words, or one where the place is small."""
    words = PIECE.sub(lambda found: _word(found[0], code), source.dutch)
    if source.longest and len(words) > source.longest - 4:
        words = WORDS[code]
    return f"{number} {words}".strip()


def _word(piece, code):
    return piece if piece[0] in "%{" else WORDS[code]


def language(code, *, by=None):
    """Add a language, without any text."""
    return actions.add(code, by=by)


def every_text(state):
    """Return a translation of each text, as a file would have it."""
    code = state.language.code
    return [
        SentText(number, one.key, translated(one, code, number))
        for number, one in enumerate(state.sources, start=2)
    ]


def filled(code, *, signed_by=None):
    """Add a language with all its texts; sign them where somebody is given."""
    added = language(code)
    state = state_of(added)
    actions.take_in(every_text(state), state, by=None)
    state = state_of(added)
    for part in state.progress if signed_by else ():
        actions.sign(state, part, read=state.digest(part), by=signed_by)
    return state_of(queries.get_language(code))


def edited(workbook, column, change):
    """Open a workbook as a translator does, and fill a column: `change` says a row by its cells."""
    book = openpyxl.load_workbook(BytesIO(workbook))
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cells = {name: cell.value or "" for name, cell in zip(names, row, strict=True)}
        row[names.index(column)].value = change(cells)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()
