"""One word for one thing in each language: no twin of a word of docs/glossary.md comes back."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.architecture.test_languages import ROOT, messages_of

# What is not written, and what is written instead.
TWINS = {
    "nl": {
        r"niet gezegd|niet geweten": "niet vermeld (a fact), onbekend (a choice)",
        r"\bstand\b (van|in)\b|\b(laatste|huidige) stand\b": "status (a stand is of the market)",
        r"\bvinkt? |aanvink|aangevinkt|\bduid\b|aandui": "kruis aan",
        r"\bmoe(t|ten|st|sten)\b( \w+){0,4} (niet|niets|niemand|geen)\b": "hoeven niet",
        r"\bingelezen\b|\binlezen\b|\bin te lezen\b|\binleest\b": "importeren",
        r"(lijst|bestanden?|vacatures|organisaties|mensen) over(ge)?n[eo]": "importeren",
        r"vacature wissen|(?<!n )vacatures? (is|zijn|wordt|worden) gewist": "verwijderen",
        r"\bploeg\b": "team",
        r"\bvoordien\b": "vroeger",
        r"\bpublieke\b": "openbaar",
        r"\buitgave\b|\buitgaven\b": "editie",
        r"(?<!-)\bmailadres": "e-mailadres",
        r"\bbalie\b": "infopunt",
        r"\bkunt\b|\bkun je\b": "je kan",
        r"\b[Dd]e ja\b": "akkoord",
        r"\bmeegeven\b|\bmeegegeven\b": "downloaden",
    },
    "fr": {
        r"infopunt": "point info bénévolat",
        r"(?<!point info )bénévol": "volontariat, volontaire: the words of the law",
        r"point info (du )?volontariat": "point info bénévolat",
        r"\bpas connue?s?\b": "non précisé (a fact), inconnu (a choice)",
        r"\bpas précisé": "non précisé",
        r"newsletter|lettre d’information": "infolettre",
        r"\boffres?\b": "annonce",
        r"\btravail\b(?! rémunéré)": "mission, volontariat",
        r"(?<![-\w%(])mails?\b|\bcourriels?\b": "e-mail",
        r"laiss\w+ de côté": "ignorer",
        r"\b(faire|faite) (une|cette) édition|édition est faite": "créer",
        r"\b[Uu]n collègue\b": "un·e collègue",
        r"(?i)\b(un|les?|des) (coordinateur|administrateur)s?\b": "la coordination",
        r"\bguichet\b|\bcomptoir\b": "point info",
        r"(?<!double vérification )\bdeuxième étape": "double vérification",
        r"\b(un|cet) import\b": "importation",
    },
    "en": {
        r"(?i)\bfiches?\b": "record",
        r"(?i)\bhand(ed|s)? out\b": "download",
        r"(?i)\b(take|taken|takes|took) (it |the \w+ |these \w+ )?over\b": "import, accept",
        r"(?i)\b(bring|brought)( \w+){0,3} in\b": "import",
        r"(?i)\b(not|never) said\b|\bnot known\b(?! here)": "not given, unknown",
        r"(?<![-\w%({])[Mm]ails?\b(?! server)": "e-mail",
        r"(?i)\bdoubles?\b": "duplicate",
        r"(?i)\bwhom do\b": "who do",
        r"\bup to and with\b": "up to and including",
        r"\bstay empty\b": "leave empty",
    },
}
# What looks like a twin and is none, and why.
EXCEPTIONS = {
    ("en", "These cells were not understood and stay empty:"): "of cells, not of an answer",
}
# French: no sign without its space, which does not break; no straight quotes.
SIGNS = re.compile(
    r"""(?<=[\w)%»])[?!;»] | [ ][?!:;»] | «(?!\u00a0) | [^\u00a0\d]:(?=[ \n]|$) | [“”]
    | [a-zéèàç]'[a-zéèêàœ]""",
    re.IGNORECASE | re.VERBOSE,
)
FILES = [
    ROOT / "vrijwilligers" / name
    for name in (
        "candidates/consent_texts.toml",
        "privacy/wording/list_notice.toml",
        "settings/demo.toml",
    )
]


def texts_of(language: str) -> Iterator[tuple[str, str]]:
    """Go through what is said in a language, each with its message id or the file that holds it."""
    catalog = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
    for message in messages_of(catalog):
        ids = message.id if message.pluralizable else (message.id,)
        texts = message.string if message.pluralizable else (message.string,)
        yield from ((ids[0], text or own) for text, own in zip(texts, ids, strict=True))
    for path in FILES:
        yield from (
            (path.name, text) for text in _within(tomllib.loads(path.read_text()), language)
        )


def _within(tree: object, language: str, *, ours: bool = False) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, branch in tree.items():
            yield from _within(branch, language, ours=ours or key == language)
    elif ours and isinstance(tree, str):
        yield tree


@pytest.mark.parametrize("language", TWINS)
def test_a_thing_has_one_word(language):
    found = [
        f"{where}: {text!r}: write {right}"
        for where, text in texts_of(language)
        for twin, right in TWINS[language].items()
        if re.search(twin, text) and (language, where) not in EXCEPTIONS
    ]
    assert found == []


def test_french_writes_its_own_signs():
    assert [text for _where, text in texts_of("fr") if SIGNS.search(text)] == []
