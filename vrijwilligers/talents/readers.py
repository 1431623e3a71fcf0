"""A file with talents, read row by row: JSON, or a table (CSV, XLSX, ODS)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.exchange.jsons import read_json, text_from
from vrijwilligers.exchange.row_parser import RowParser
from vrijwilligers.exchange.sandbox import Unreadable
from vrijwilligers.exchange.tables import Row, read_table
from vrijwilligers.talents.rules import pictograms
from vrijwilligers.talents.rules.cards import LONGEST, MOST_WORDS, TEXTS, words_in
from vrijwilligers.talents.rules.codes import CODE
from vrijwilligers.talents.rules.files import RowNote, RowReject, TalentRow, TalentsRead

COLUMNS = ("code", *TEXTS, "pictogram")
LISTS = ("talents", "cards")  # where they stand in a JSON object
NO_LIST = _l("There are no talents in this file: a list with a “code” for each is needed.")
NO_CODES = _l("The file has no column “code”, by which talents are known.")
NO_ROW = _l("This is no talent: it has no columns.")
NO_CODE = _l("The code is missing, or is not small letters, digits and “_”.")
TWICE = _l("The code stands in the file twice; the first one counts.")
TOO_MANY_WORDS = _l("at most %(count)s words.", count=MOST_WORDS)
NO_DRAWING = _l("there is no pictogram of this name.")


def read_talents(content: bytes) -> TalentsRead:
    """Read a file with talents; raise ``Unreadable`` where there is no list of them in it."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        set_code, rows = _from_json(read_json(content))
        columns: Iterable[str] = dict.fromkeys(name for row in rows for name in row.cells)
    else:
        table = read_table(content, has_header=True, is_name=COLUMNS.__contains__)
        set_code, rows, columns = None, table.rows, table.columns
    if "code" not in columns:
        raise Unreadable(NO_CODES)
    unknown = tuple(name for name in columns if name not in COLUMNS)
    return _gathered(rows, set_code, unknown)


def _from_json(parsed: Any) -> tuple[str | None, list[Row]]:
    said = parsed if isinstance(parsed, dict) else {"talents": parsed}
    listed = next((said[name] for name in LISTS if isinstance(said.get(name), list)), None)
    if listed is None:
        raise Unreadable(NO_LIST)
    code = _spelt(text_from(said.get("set", said.get("code"))))
    is_code = CODE.fullmatch(code)
    return (code if is_code else None), [_row(n, one) for n, one in enumerate(listed, start=1)]


def _row(number: int, said: Any) -> Row:
    if not isinstance(said, dict):
        return Row(number, {}, NO_ROW)
    return Row(number, dict(_flat(said)))


def _flat(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield cells by column; ``{"names": {"nl": …}}`` says the same as ``{"name_nl": …}``."""
    for key, value in said.items():
        name = text_from(key).lower()
        if isinstance(value, dict):
            part = name.removesuffix("s")
            yield from (
                (f"{part}_{text_from(one)}".lower(), text_from(text)) for one, text in value.items()
            )
        else:
            yield name, text_from(value)


def _gathered(rows: Iterable[Row], code: str | None, unknown: tuple[str, ...]) -> TalentsRead:
    found: dict[str, TalentRow] = {}
    rejects: list[RowReject] = []
    notes: list[RowNote] = []
    kept: set[str] = set()
    for row in rows:
        parser = RowParser(row.number, row.cells)
        talent = _talent(parser)
        if row.fault or talent.code in found or not CODE.fullmatch(talent.code):
            rejects.append(RowReject(row.number, _why(row, talent, found)))
            kept.add(talent.code)
            continue
        found[talent.code] = talent
        notes += (RowNote(row.number, note.column, note.text) for note in parser.notes)
    return TalentsRead(
        code=code,
        rows=tuple(found.values()),
        rejects=tuple(rejects),
        notes=tuple(notes),
        unknown_columns=unknown,
        kept=frozenset(kept),
    )


def _why(row: Row, talent: TalentRow, found: Mapping[str, TalentRow]) -> object:
    return row.fault or (TWICE if talent.code in found else NO_CODE)


def _talent(parser: RowParser) -> TalentRow:
    return TalentRow(
        number=parser.number,
        code=_spelt(parser.line("code") or ""),
        texts={column: text for column in TEXTS if (text := _text(parser, column))},
        pictogram=_pictogram(parser),
    )


def _spelt(code: str) -> str:
    return re.sub(r"[\s-]+", "_", code.strip().lower())


def _text(parser: RowParser, column: str) -> str:
    text, part = parser.line(column) or "", TEXTS[column]
    if len(text) > LONGEST[part]:
        parser.leave_out(column, _l("at most %(count)s characters.", count=LONGEST[part]))
    elif part == "deed" and words_in(text) > MOST_WORDS:
        parser.leave_out(column, TOO_MANY_WORDS)
    else:
        return text
    return ""


def _pictogram(parser: RowParser) -> str | None:
    name = _spelt(parser.line("pictogram") or "")
    if name and name not in pictograms.names():
        parser.leave_out("pictogram", NO_DRAWING)
        return None
    return name or None
