"""A PO file (GNU gettext), read line by line: only what an entry says, nothing of its header.

Babel's own reader believes the header of a file: one that promises a thousand million plural forms
keeps it busy until the memory is full. What we hand out has no plural forms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

KEYWORD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)[ \t]+"(.*)"')
GOES_ON = re.compile(r'"(.*)"')
ESCAPED = re.compile(r"\\(.)")
SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
FUZZY = re.compile(r"#,.*\bfuzzy\b")


class NoPo(ValueError):
    """A line that no PO file has."""


@dataclass
class PoEntry:
    """One entry: on which line it begins, and what it says by keyword."""

    line: int
    is_fuzzy: bool = False
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Return the translation; one of which the translator is not sure is none."""
        return "" if self.is_fuzzy else self.parts.get("msgstr", "")


def entries_of(text: str) -> Iterator[PoEntry]:
    """Yield the entries of a PO file; raise ``NoPo`` at a line that is none of one."""
    entry, keyword, is_fuzzy = PoEntry(1), "", False
    for number, written in enumerate(text.splitlines(), start=1):
        line = written.strip()
        if not line or line.startswith("#"):
            is_fuzzy = is_fuzzy or bool(FUZZY.match(line))
            continue
        if found := KEYWORD.fullmatch(line):
            keyword = found[1]
            if _begins(entry, keyword):
                yield entry
                entry = PoEntry(number)
            entry.is_fuzzy, is_fuzzy = entry.is_fuzzy or is_fuzzy, False
            entry.parts[keyword] = _unescaped(found[2])
        elif keyword and (found := GOES_ON.fullmatch(line)):
            entry.parts[keyword] += _unescaped(found[1])
        else:
            raise NoPo
    yield entry


def _begins(entry: PoEntry, keyword: str) -> bool:
    """Tell whether a keyword begins another entry."""
    if keyword == "msgctxt":
        return bool(entry.parts)
    return keyword == "msgid" and "msgid" in entry.parts


def _unescaped(text: str) -> str:
    return ESCAPED.sub(lambda found: SIGNS.get(found[1], found[1]), text)
