"""Write ``docs/privacy/requirements.md`` and ``docs/security.md``: ``make requirements``.

Which test shows which requirement of privacy (p) or row of security (v), or keeps away what was
found (a, f, r), stands in its name alone: ``test_…_p05``, ``test_…_a06_v24``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests import security

HERE = Path(__file__).parent
DOCUMENT = HERE.parent / "docs" / "privacy" / "requirements.md"
NUMBERS = re.compile(r"_([pvafr])(\d\d)(?=(?:_[pvafr]\d\d)*$)")
TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
REQUIREMENTS = {
    1: "No fiche without consent that stands; a visit without a name is counted too.",
    2: "Consent is asked for each purpose apart, and nothing is chosen beforehand.",
    3: "A consent keeps its text, language, way, witness and moments, and nobody changes it.",
    4: "Taking consent back is one click; every use stops at once and the erasing begins.",
    5: "Support needs: own consent, sealed, opened by few, in no list, print or export to others.",
    6: "What is needed is noted, never why: words of illness, faith or status are not kept.",
    7: "A national register number is kept nowhere, by whatever door it comes.",
    8: "No field for nationality, status, origin, religion or kind of income.",
    9: "A year of birth and no day; under 16 a parent or guardian says yes too.",
    10: "Everything has a term and goes by itself; the log holds nobody who went.",
    11: "Erasing is one function for a request and for a term; the totals of figures stay.",
    12: "A restored backup erases again whom was erased.",
    13: "A person gets all their data, to read and to take along, in their language.",
    14: "Requests of people are registered with the day by which they are answered.",
    15: "Who asked not to be used, or to be corrected, is respected everywhere.",
    16: "An organisation hears only what was said yes to, by name, and that is kept.",
    17: "The register of processing (article 30) stands in the application.",
    18: "Who has access to support needs is listed by function, with the signature of each.",
    19: "Agreements are registered, with a warning before they end.",
    20: "Breaches are registered, with a clock of 72 hours.",
    21: "What we do with data is told in plain words, and each text of then can be read.",
    22: "Who looks at a fiche, a list or a search leaves a trace that coordinators read.",
    23: "The screen hides people: no names in addresses and titles, short names, a lock.",
    24: "Paper holds nothing special, and lists on paper say when they must go.",
    25: "A page loads nothing from elsewhere and follows nobody.",
    26: "Test data are made up, and never loaded beside real people.",
    27: "Matching advises with its reasons, and a human decides.",
    28: "Small figures in reports cannot be led back to somebody.",
    29: "The impact assessment is in the docs, and a new special field asks for it.",
    30: "What goes out in bulk is stamped, has a reason, is logged, and runs nothing.",
}
HEAD = """# Which test shows which requirement

Made by `make requirements` from the names of the tests; do not write in it. A test that shows a
requirement of privacy ends in its number (`…_p05`). *Not yet* means that no test says so: mostly
because the feature is still to come.
"""


def main() -> None:
    """Write both documents anew."""
    DOCUMENT.write_text(document())
    security.DOCUMENT.write_text(security_document())


def document() -> str:
    """Return what the document of privacy has to say now."""
    return _document(HEAD, {"p": REQUIREMENTS})


def security_document() -> str:
    """Return what the document of security has to say now."""
    return _document(security.HEAD, security.NUMBERED)


def _document(head: str, kinds: Mapping[str, Mapping[int, str]]) -> str:
    shown: dict[tuple[str, int], list[str]] = defaultdict(list)
    for place, name in sorted(tests()):
        for kind, number in NUMBERS.findall(name):
            shown[kind, int(number)].append(f"- `{place}` {words_of(name)}")
    parts = [
        f"## {kind.upper()}-{number:02d}\n\n{sentence}\n\n"
        + ("\n".join(shown[kind, number]) or "*Not yet.*")
        for kind, sentences in kinds.items()
        for number, sentence in sentences.items()
    ]
    return "\n".join([head, "\n\n".join(parts), ""])


def tests() -> Iterator[tuple[str, str]]:
    """Yield the module and the name of every test."""
    for path in HERE.rglob("test_*.py"):
        for name in TEST.findall(path.read_text()):
            yield path.relative_to(HERE).with_suffix("").as_posix(), name


def numbers_of(name: str, kind: str = "p") -> list[int]:
    """Return the numbers of one kind at the end of the name of a test."""
    return [int(number) for letter, number in NUMBERS.findall(name) if letter == kind]


def words_of(name: str) -> str:
    """Return the name of a test as a sentence, without its numbers."""
    return NUMBERS.sub("", name).removeprefix("test_").replace("_", " ")


if __name__ == "__main__":
    main()
