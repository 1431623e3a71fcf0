"""What people, browsers and machines put in a field: what is meant, and what is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tests.candidates.lists import SAMIRA, TOM
from tests.organisations import files as organisations
from tests.vacancies import reading as vacancies
from vrijwilligers.vocabulary.clock import today

MARK = "zqxv"  # stands in what is typed and nowhere else: no log may say it
WORD = re.compile(f"{MARK}[bcdfgk]{{6}}")
LONG = 3_000
NUMBERS = (
    *(
        "0",
        "1",
        "2",
        "3",
        "13",
        "-1",
        "-0",
        "1e3",
        "1E999",
        "1980.5",
        "1.000,50",
        "+7",
        "--1",
        "00",
        "007",
        "1 980",
    ),
    *("9" * 10, "2147483648", "9223372036854775808", "9" * 25, "9" * 401, "9" * 5000, "0x1F"),
    *("1_000", "NaN", "inf", "-Infinity", "²", "１９８０", "٣", "००", "½", "Ⅳ", "1\u00a0000"),
)
DAYS = (
    *("2026-02-30", "31/02/2026", "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01"),
    *("-0001-01-01", "2026-W01-1", "20261121", "12-03-1980", "12:30", "25:61", "morgen"),
    *("2026-11-21T10:00", "2026-11-21T10:00+99:99", "２０２６-０１-０１"),
)
SIGNS = (
    *("\x00", "a\x00b", "\x1b[31m", "\x07", "\x7f", "\u0085", "\ufffe", "\uffff", "\U0010ffff"),
    *("\ud800", "a\udfffb", "\ud83d", "\u202eevig", "\u2066x", "\u200b", "\u200d", "\ufeff"),
    *("\u2028", "\u2029", "\u00ad", "é" * 40, "e" + "\u0301" * 60, "👩‍👩‍👧", "🇧🇪" * 20, "ﷺ" * 9),
    *("İ", "ß", "ǆ", "\t\n ", "\u00a0", " ", "", "\r", "a\rb"),
)
CODE = (
    *("' OR 1=1 --", '"; DROP TABLE x; --', "{{7*7}}", "${7*7}", "%s%n%(x)s", "%", "%00", "_"),
    *("\\", "\\u0000", "../../etc/passwd", "a\r\nBcc: b@example.org", "<b>x</b>", "=1+1", "@SUM"),
    *("<script>x</script>", "&lt;", "]]>", "javascript:alert(1)", "true", "on", "None", "null"),
    *("[]", "{}", '{"a":', "[" * 2000, '["\\ud800"]', "yes", "y", "nl", "xx", "../nl", "nl-BE"),
)
PLACES = (
    *("//example.org", "http://[::1", "https://", "http://a:99999/", "ftp://x", "https://\u0000"),
    *("https://" + "a" * 300 + ".org", "https://xn--a.org", "http://\u2100.org", "/\\example.org"),
    *("a@", "@b", "a@b", '"a b"@example.org', "a@" + "b" * 260 + ".org", "A@EXÄMPLE.org"),
    *("a@[127.0.0.1]", "+32", "+32470112233", "0470 11 22 33", "tel:1", "+" + "9" * 40, "112"),
    *("＋３２", "B-1000", "0000", "99999", "75001", "BE0999000030", "0999.000.030", "V0001234"),
    *("85.07.30-033.61", "depressie"),
)
TEXTS = NUMBERS + DAYS + SIGNS + CODE + PLACES
PLAIN = ("Noor", "Buurthuis De Brug", "Iedereen is welkom.", "Twee uur\nper week", "Zoë d’Hondt")
FILES = (
    organisations.table(organisations.WHOLE, organisations.BRIDGE),
    organisations.table(SAMIRA, TOM),
    vacancies.table(vacancies.WHOLE),
    organisations.answer({}),
    vacancies.feed(vacancies.MISSION),
    b"%PDF-1.4\n%%EOF",
    b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\xff" * 30,
)
FILE_NAMES = ("lijst.csv", "lijst.xlsx", "nota.pdf", "logo.png", "x", "../../x", "\ud800.csv", "é")
SPOILED = ("\x00.pdf", "a" * 4000, "\u202efdp.csv", "con", ".", "<b>.pdf", "a/b\\c.pdf")


@dataclass(frozen=True)
class UploadedFile:
    """A file as a browser sends it."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        """Show the beginning, for who reads a fault."""
        return f"file {self.name[:40]!r} of {len(self.content)}: {self.content[:80]!r}"


def words_in(text: str) -> set[str]:
    """Return the words that were put in answers to find them back."""
    return set(WORD.findall(text))


def odd(chance: Random) -> str:
    """Return something that nobody ought to type, often with the mark."""
    text = chance.choice(TEXTS)
    turn = chance.randrange(8)
    if turn == 0:
        return text + MARK
    if turn == 1:
        return MARK + chr(chance.randrange(1, 0x2FFFF)) + text
    if turn == 2:
        return (text or "x") * (LONG // max(1, len(text)) + 1)
    return text


def upload(chance: Random) -> UploadedFile:
    """Return a file: one of ours, hurt or not, or any bytes."""
    content = chance.choice(FILES)
    turn = chance.randrange(5)
    if turn == 0:
        content = chance.randbytes(chance.randrange(400))
    elif turn == 1:
        cut = chance.randrange(len(content) or 1)
        content = content[:cut] + chance.randbytes(5) + content[cut + chance.randrange(20) :]
    name = chance.choice(FILE_NAMES if chance.randrange(3) else SPOILED)
    return UploadedFile(name, content)


def _day(chance: Random) -> str:
    return (today() + timedelta(days=chance.randrange(-60, 400))).isoformat()


def _amount(chance: Random) -> str:
    return str(chance.randrange(1, 15))


MEANT: tuple[tuple[str, Callable[[Random], str]], ...] = (  # what stands in the kind or the name
    ("date", _day),
    ("_on", _day),
    ("until", _day),
    ("available_from", _day),
    ("email", lambda chance: f"iemand{chance.randrange(9)}@example.org"),
    ("tel", lambda chance: f"0470 11 22 {chance.randrange(10, 99)}"),
    ("phone", lambda chance: f"0470 11 22 {chance.randrange(10, 99)}"),
    ("url", lambda _: "https://brug.example.org"),
    ("year", lambda chance: str(chance.randrange(1950, 2005))),
    ("postcode", lambda chance: chance.choice(("1000", "1080", "1970"))),
    ("kbo", lambda _: "0999.000.030"),
    ("password", lambda _: "paars fietspad onder de kastanje"),
    ("number", _amount),
    ("places", _amount),
    ("age", _amount),
    ("hours", _amount),
    ("most_", _amount),
)


def meant(chance: Random, name: str, kind: str) -> str:
    """Return what somebody might have meant with a question of this kind."""
    for part, answer in MEANT:
        if part in kind or part in name.lower():
            return answer(chance)
    if kind not in ("textarea", "text"):
        return ""
    letters = "".join(chance.choices("bcdfgk", k=6))
    return f"{chance.choice(PLAIN)} {MARK}{letters}"  # a word that can be found back
