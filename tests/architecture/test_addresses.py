"""No address is made of what somebody asks: ``_external`` and its like would be the visitor's."""

import ast

import pytest
from jinja2 import nodes

from tests.code import MODULES, TEMPLATES, nodes_of, template_of

ASKED = {"args", "values", "form", "json", "headers", "cookies"}
SPLATS = {  # reviewed: known names alone, or the numbers of a rule of ours
    *("**narrowed()", "**values", "**asked", "**narrowed", "**asked_else"),
    *("**{kind.words.record_page[1]: one.key}", "**{key: one.key}"),
}


def splats_of_python(parts):
    """Yield what is handed to any call as a bunch, with the name of who is called."""
    for call in parts:
        if isinstance(call, ast.Call):
            name = ast.unparse(call.func).rpartition(".")[2]
            for given in call.keywords:
                if given.arg is None:
                    yield name, given.value


def asks_a_request(tree):
    """Tell whether an expression holds what a request asks, whatever is done with it."""
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in ASKED
        and ast.unparse(part.value).rpartition(".")[2] == "request"
        for part in ast.walk(tree)
    )


def wrong_in_python(parts):
    return [
        f"{name}(**{ast.unparse(value)})"
        for name, value in splats_of_python(parts)
        if asks_a_request(value)
        or (name in ("url_for", "address") and f"**{ast.unparse(value)}" not in SPLATS)
    ]


def wrong_in_template(tree):
    wrong = []
    for call in tree.find_all(nodes.Call):
        name = getattr(call.node, "name", getattr(call.node, "attr", ""))
        given = [one for one in (call.dyn_args, call.dyn_kwargs) if one is not None]
        for one in given:
            asks = any(part.attr in ASKED for part in one.find_all(nodes.Getattr))
            is_asked = isinstance(one, nodes.Getattr) and one.attr in ASKED
            is_reviewed = isinstance(one, nodes.Name) and f"**{one.name}" in SPLATS
            is_reviewed |= isinstance(one, nodes.Dict)
            if asks or is_asked or (name == "url_for" and not is_reviewed):
                wrong.append(f"{name}: {one}")
    return wrong


def test_no_address_is_made_of_what_a_request_asks_a05(app):
    wrong = {path.name: wrong_in_python(nodes_of(path)) for path in MODULES}
    wrong |= {path.name: wrong_in_template(template_of(app.jinja_env, path)) for path in TEMPLATES}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert len(TEMPLATES) > 100


@pytest.mark.parametrize(
    "code",
    [
        "url_for('x', **request.args)",
        "url_for('x', **request.args.to_dict())",
        "redirect(url_for('x', **{**flask.request.values}))",
        "anything(**dict(request.form.items()))",
        "url_for('x', **whatever)",
    ],
)
def test_an_address_of_what_a_request_asks_is_seen(app, code):
    assert wrong_in_python(ast.walk(ast.parse(code)))
    if "request" in code and "{" not in code and "dict(" not in code:
        assert wrong_in_template(app.jinja_env.parse("{{ " + code + " }}"))
