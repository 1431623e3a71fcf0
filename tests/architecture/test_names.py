"""One name means one thing, in the standard words of the field; docs/glossary.md lists them."""

import ast
import re
from collections import Counter

from tests.code import HOUSE, MODULES, ROOT, tree_of

# Private words for what every engineer knows under another name: cache, preview, references, tab …
PRIVATE = {
    *("asking", "door", "endings", "faster", "fate", "gathering", "keeping", "looking", "manner"),
    *("marks", "memory", "occasion", "pointing", "porch", "sealed", "shelf", "shelves"),
    *("strangers", "teller", "telling", "wanted"),
}
STANDARD = {"BYTE_ORDER_MARKS"}  # what the field itself calls so
ENUMERATIONS = {"StrEnum", "Deed", "FactKind", "Permission"}
CODE_WORDS = (ROOT / "docs" / "glossary.md").read_text().partition("## Words of the code")[2]
SHAPES = {"Details"}  # how such classes end


def definitions(kind):
    """Return the names of what stands at the top of all modules: classes, or functions."""
    for path in MODULES:
        for node in tree_of(path).body:
            if isinstance(node, kind):
                yield node.name


def test_a_class_has_its_name_alone():
    twice = [name for name, times in Counter(definitions(ast.ClassDef)).items() if times > 1]
    assert not twice, "say of which thing it is: VacancyOrder, OrganisationOrder"


def test_what_the_field_has_a_word_for_has_no_other_here():
    classes = {word.lower() for name in definitions(ast.ClassDef) for word in parts_of(name)}
    rooms = {word for path in MODULES for word in path.stem.split("_")}
    assert not PRIVATE & (classes | rooms)
    named = {name for path in MODULES for name in {*functions(path), *constants(path)}} - STANDARD
    assert len(named) > 3000
    assert [name for name in named if PRIVATE.intersection(name.lower().split("_"))] == []


def functions(path):
    """Return the names of the functions and methods of a module."""
    return (node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef))


def constants(path):
    """Return the names that stand on top of a module: of constants, and of kinds of values."""
    made = [node for node in tree_of(path).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    targets = [each for node in made for each in getattr(node, "targets", None) or [node.target]]
    return (one.id for one in targets if isinstance(one, ast.Name))


def parts_of(name):
    """Return the words that a class is called by."""
    return re.findall(r"[A-Z][a-z]*", name)


def test_a_code_is_written_in_small_letters():
    """Codes stand in the database, in addresses and in files: each is written in one way."""
    codes = [code for path in MODULES for code in codes_in(tree_of(path))]
    assert len(codes) > 300
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+([ _:-][a-z0-9]+)*", code)] == [
        *("A1", "A2", "B1", "B2", "C1", "C2")  # as the Common European Framework writes them
    ]


def codes_in(tree):
    """Return the values of the enumerations of a module; of a deed without its words."""
    for node in tree.body:
        if ENUMERATIONS.intersection(map(ast.unparse, getattr(node, "bases", ()))):
            values = [one.value for one in node.body if isinstance(one, ast.Assign)]
            for value in values:
                code = value.elts[0] if isinstance(value, ast.Tuple) else value
                yield getattr(code, "value", "")


def test_every_word_of_the_code_in_the_glossary_is_there():
    rows = re.findall(r"^\| (`.*?) \|", CODE_WORDS, re.MULTILINE)
    words = {word for row in rows for word in re.findall(r"`(\w+)`", row)}
    assert len(words) > 40
    assert not words - set(definitions((ast.ClassDef, ast.FunctionDef))) - SHAPES


def test_every_place_in_the_glossary_is_there():
    places = re.findall(r"`([\w/]+(?:/|\.py)|[a-z]+/[a-z_]+)`", CODE_WORDS)
    assert len(places) > 20
    assert not [place for place in places if not (HOUSE / place).exists()]
