"""A text with data in it is a text: what it repeats from outside is no markup."""

import ast
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from flask import flash, render_template_string
from flask_babel import gettext, lazy_ngettext
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape
from wtforms import StringField

from tests.code import MODULES, nodes_of
from vrijwilligers.exchange.tables import read_table
from vrijwilligers.imports.readers.how_read import how_read
from vrijwilligers.imports.rules import ColumnMap
from vrijwilligers.organisations.import_kind import ORGANISATIONS
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.web.forms import Form

BOLD = "<b class='x'>bold</b>"


def test_a_lazy_text_with_markup_in_its_data_is_written_as_text_v01(app):
    said = _l("The column “%(column)s” is there twice.", column=BOLD)
    with app.test_request_context():
        shown = (render_template_string("{{ said }}", said=said), escape(said), Markup("%s") % said)

    assert all("<b" not in text and "&lt;b class=&#39;x&#39;&gt;" in text for text in shown)


def test_the_name_of_a_column_brings_no_button_into_a_page_a02_v01(app):
    button = "<button formaction=/accounts/staff/8/close>ok</button>"
    table = read_table(f"name,{button}\nDe Brug,2\n".encode())
    merged = replace(table, sheet=replace(table.sheet, merged=[(1, 0, 1)]))
    said = how_read(ORGANISATIONS.columns, merged, ColumnMap({}))
    with app.test_request_context():
        shown = render_template_string("{% for one in said %}{{ one }}{% endfor %}", said=said)

    assert "&lt;button" in shown
    assert "<button" not in shown


SAID = {"_", "_l", "_n", "_ln", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext"}


@cache
def texts():
    """Return every text of the house that repeats something: its id, and what it repeats."""
    return sorted(set(_texts_with_data()), key=lambda text: text[0])


def _texts_with_data():
    for file in MODULES:
        for node in nodes_of(file):
            name = getattr(getattr(node, "func", None), "id", "")
            if isinstance(node, ast.Call) and name in SAID:
                for one in node.args:
                    if isinstance(one, ast.Constant) and "%(" in str(one.value):
                        yield one.value, frozenset(re.findall(r"%\((\w+)\)", one.value))


SAFE = re.compile(r"\|\s*safe\b|autoescape")
NUMBERS = re.compile(r"%\((\w+)\)[.\d]*[dif]")


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_every_text_with_data_in_it_is_text_in_every_language_a02(app, language):
    assert len(texts()) > 100
    raw = []
    page = app.jinja_env.from_string('{{ said }}<p title="{{ said }}">{{ [said] | join(" ") }}</p>')
    with app.test_request_context(), speaking(language):
        for text, names in texts():
            numbers = set(NUMBERS.findall(text))
            data = {name: 3 if name in numbers else f"<b id={name}>" for name in names}
            others = {name: value for name, value in data.items() if name != "num"}
            many = lazy_ngettext(text, text, 3, **others)
            for said in (_l(text, **data), gettext(text, **data), many):
                if "<b" in page.render(said=said):
                    raw.append(text)
    assert raw == []


def test_every_refusal_that_repeats_what_was_typed_is_text_on_its_page_a02(app):
    """Errors of fields and of forms, and what is flashed, go through the components."""
    page = (
        '{% from "components/form.html" import error_summary, field %}'
        "{{ error_summary(form) }}{{ field(form.line) }}"
        "{% for message in get_flashed_messages() %}{{ message }}{% endfor %}"
    )

    class LineForm(Form):
        line = StringField("Line")

    with app.test_request_context(method="POST", data={"line": BOLD}):
        form = LineForm(meta={"csrf": False})
        for text, names in texts():
            if not NUMBERS.search(text):
                said = _l(text, **dict.fromkeys(names, BOLD))
                form.line.errors = [*form.line.errors, said]
                form.form_errors.append(said)
                flash(str(said))
        shown = render_template_string(page, form=form)
    assert "<b" not in shown
    assert shown.count("&lt;b") > 3 * 100


def test_markup_is_made_of_our_own_words_alone():
    """What is put in it by ``format`` or ``join`` is escaped."""
    made = [
        (str(file), node.lineno)
        for file in MODULES
        for node in nodes_of(file)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Markup"
        if node.args and not isinstance(node.args[0], ast.Constant)
        if getattr(getattr(node.args[0], "func", None), "id", "") != "render_template"  # our own
    ]
    assert made == []
    safe = [file for file in Path("templates").rglob("*.*") if SAFE.search(file.read_text())]
    assert [str(file) for file in safe] == ["templates/components/icons.html"]  # our drawings
