"""Rules about files: small, strict, with the names of this house."""

import re
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import nodes

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "vrijwilligers").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
NOT_HERE = re.compile(r"^(utils|helpers?|common|misc|managers?|services?)$")


LENIENT = re.compile(
    r"(?:StringField|EmailField|TelField|TextAreaField)"
    r"\((?:(?!Field\(|Boxes\().)*InputRequired\(",
    re.DOTALL,
)


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_fits_in_the_head(path):
    assert len(path.read_text().splitlines()) <= 300, "give the feature a second module"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_named_after_what_it_is_about(path):
    assert not any(NOT_HERE.match(part.removesuffix(".py")) for part in path.parts)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_uses_what_it_imports(app, path):
    tree = app.jinja_env.parse(path.read_text())
    imported = chain.from_iterable(tag.names for tag in tree.find_all(nodes.FromImport))
    called = {c.node.name for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name)}
    assert {i if isinstance(i, str) else i[1] for i in imported} <= called


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_has_no_style_or_script_of_its_own(path):
    text = path.read_text()
    assert not re.search(r"<style|\bstyle=|<script(?![^>]*(?:\bsrc=|ld\+json))|\bon[a-z]+=\"", text)


def test_what_is_marked_safe_is_only_our_own_drawings():
    marked = [name(path) for path in TEMPLATES if re.search(r"\|\s*safe\b", path.read_text())]
    assert marked == ["templates/components/icons.html"]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_text_to_translate_does_not_hide_in_an_f_string(path):
    hidden = re.search(r"\bf[\"'][^\n]*\{_l?\(", path.read_text())
    assert not hidden, "the catalogs are made without it"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_line_of_spaces_is_no_answer(path):
    fields = r"(?:StringField|EmailField|TelField|TextAreaField)"
    lenient = re.search(
        rf"{fields}\((?:(?!Field\(|Boxes\().)*InputRequired\(", path.read_text(), re.S
    )
    assert not lenient, "a text is trimmed after InputRequired has looked: take DataRequired"
