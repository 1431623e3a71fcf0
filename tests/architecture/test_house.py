"""Rules about files: small, strict, with the names of this house."""

import ast
import re
from itertools import chain

from jinja2 import nodes

from tests.code import MODULES, ROOT, TEMPLATES, template_of, tree_of

PAGES = {".html", ".txt", ".xml"}
NOT_HERE = re.compile(r"^(utils|helpers?|common|misc|managers?|services?)$")


LENIENT = re.compile(
    r"(?:StringField|EmailField|TelField|TextAreaField)"
    r"\((?:(?!Field\(|Boxes\().)*InputRequired\(",
    re.DOTALL,
)
OF_WTFORMS = re.compile(  # what these cannot read is lost, or reaches our own rules
    r"\b(Integer|Decimal|Float|IntegerRange|DecimalRange|Date|Time|DateTime|DateTimeLocal|Month)Field\b"
)
HIDDEN = re.compile(r"\bf[\"'][^\n]*\{_l?\(")
OF_ITS_OWN = re.compile(r"<style|\bstyle=|<script(?![^>]*(?:\bsrc=|ld\+json))|\bon[a-z]+=\"")
GATHERING = {
    *("Copy", "ImportOutcome", "OrganisationSnapshot", "ReminderOutcome", "ReminderPlan"),
    *("PoEntry", "RowParser", "Story"),
}
SAFE = re.compile(r"\|\s*safe\b")


def offenders(paths, is_wrong):
    return [str(path.relative_to(ROOT)) for path in paths if is_wrong(path)]


def saying(paths, pattern):
    return offenders(paths, lambda path: pattern.search(path.read_text()))


def test_a_module_fits_in_the_head():
    long = offenders(MODULES, lambda path: len(path.read_text().splitlines()) > 300)
    assert not long, "give the feature a second module"


def test_only_the_demo_lets_it_be_another_moment():
    assert saying(MODULES, re.compile(r"\bas_of\(")) == [
        "vrijwilligers/records/demo_stage.py",
        "vrijwilligers/vocabulary/clock.py",
    ]


def test_a_module_is_named_after_what_it_is_about():
    def is_wrong(path):
        return any(map(NOT_HERE.match, path.relative_to(ROOT).with_suffix("").parts))

    assert not offenders(MODULES, is_wrong), "say what it is about"


def test_a_template_uses_what_it_imports(app):
    def is_wrong(path):
        tree = template_of(app.jinja_env, path)
        imported = chain.from_iterable(tag.names for tag in tree.find_all(nodes.FromImport))
        called = {c.node.name for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name)}
        return not {i if isinstance(i, str) else i[1] for i in imported} <= called

    assert not offenders(TEMPLATES, is_wrong)


def test_every_macro_is_called(app):
    """A macro that nobody calls is looked after for nothing; that of a page is called in it."""
    trees = {path: template_of(app.jinja_env, path) for path in TEMPLATES}
    called = {
        getattr(call.node, "name", getattr(call.node, "attr", ""))
        for tree in trees.values()
        for call in tree.find_all(nodes.Call)
    }
    made = {
        macro.name: path for path, tree in trees.items() for macro in tree.find_all(nodes.Macro)
    }
    assert {name: path for name, path in made.items() if name not in called} == {}


CODE = re.compile(r"[a-z]+(_[a-z]+)*")
FOLDING = [  # the one function that makes each folded column
    "vrijwilligers/candidates/rules/keys.py",
    "vrijwilligers/organisations/rules/naming.py",
    "vrijwilligers/vacancies/rules/details.py",
]


def named_values(node):
    """Return the values in a piece of code that get a name: of a variable, a column, a key."""
    if isinstance(node, ast.Assign):
        return [(ast.unparse(target), node.value) for target in node.targets]
    if isinstance(node, ast.keyword):
        return [(node.arg or "", node.value)]
    if isinstance(node, ast.Dict):
        return [
            (ast.unparse(key or node), value)
            for key, value in zip(node.keys, node.values, strict=True)
        ]
    return []


def test_a_folded_column_is_made_by_one_function():
    def makes_one(path):
        named = chain.from_iterable(map(named_values, ast.walk(tree_of(path))))
        return any("folded" in name and "fold(" in ast.unparse(value) for name, value in named)

    assert sorted(offenders(MODULES, makes_one)) == FOLDING


def compares_with_a_code(tree):
    """Tell whether a template asks for a value by how it is written, or chooses words by it."""
    compared = [
        one
        for asked in tree.find_all(nodes.Compare)
        for one in (asked.expr, *(operand.expr for operand in asked.ops))
        if asked.ops[0].op in ("eq", "ne")
    ]
    listed = [operand.expr for asked in tree.find_all(nodes.Compare) for operand in asked.ops]
    listed += [one.node for one in tree.find_all(nodes.Getitem) if isinstance(one.node, nodes.Dict)]
    texts = [one.value for one in compared if isinstance(one, nodes.Const)]
    texts += [
        const.value
        for one in listed
        if isinstance(one, nodes.Tuple | nodes.List | nodes.Dict)
        for const in one.find_all(nodes.Const)
    ]
    return any(isinstance(text, str) and CODE.fullmatch(text) for text in texts)


def test_a_template_is_told_what_holds_and_compares_no_codes(app):
    paths = sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in PAGES)
    wrong = offenders(paths, lambda one: compares_with_a_code(template_of(app.jinja_env, one)))
    assert wrong == [], "let the value say so: a property, or a word of its own"


def test_a_control_is_written_in_the_components_alone():
    pages = [path for path in TEMPLATES if path.parent.name != "components"]
    assert not saying(pages, re.compile("<input"))


def test_a_template_has_no_style_or_script_of_its_own_v16():
    assert not saying(TEMPLATES, OF_ITS_OWN)


def test_what_is_marked_safe_is_only_our_own_drawings_v01():
    assert saying(TEMPLATES, SAFE) == ["templates/components/icons.html"]


def test_a_text_to_translate_does_not_hide_in_an_f_string():
    assert not saying(MODULES, HIDDEN), "the catalogs are made without it"


def test_a_line_of_spaces_is_no_answer():
    message = "a text is trimmed after InputRequired has looked: take DataRequired"
    assert not saying(MODULES, LENIENT), message


def test_numbers_years_and_days_are_asked_by_our_own_fields_a11():
    assert not saying(MODULES, OF_WTFORMS), "take WholeNumberField, YearField or DayField"


def test_what_is_said_does_not_change_but_where_something_is_gathered():
    thawed = re.compile(r"^@dataclass(?!\([^)]*frozen=True)[^\n]*\nclass (\w+)", re.MULTILINE)
    assert {name for path in MODULES for name in thawed.findall(path.read_text())} == GATHERING


LEADS_ON = re.compile(r"\bredirect\((?:[^()]|\([^()]*\))*, (\d+)\)")


def test_what_was_sent_leads_to_a_page_that_is_only_read():
    """303 (RFC 9110, 15.4.4): with another status a browser may send once more."""
    codes = {(path.name, code) for path in MODULES for code in LEADS_ON.findall(path.read_text())}
    assert {code for _, code in codes} == {"302", "303"}
    assert [name for name, code in codes if code == "302"] == ["redirects.py"], "of old addresses"


HOLDS = re.compile(r"^def hold(?:_\w+)?\(.*?(?=^(?:def|class|@)|\Z)", re.MULTILINE | re.DOTALL)
LOCKS = re.compile(r"with_for_update(?:\(|=True|=\{)|[ .]hold(?:_run|_all|_rows|_whose)?\((?!\w+:)")
OPEN = re.compile(r"with_for_update=(?!True\b|\{)")


def test_who_holds_a_record_lets_nobody_else_change_it_v12():
    """Only PostgreSQL locks rows: where tests run on SQLite alone, nothing else would notice."""
    held = [text for path in MODULES for text in HOLDS.findall(path.read_text())]
    assert len(held) > 10
    assert [text.partition("\n")[0] for text in held if not LOCKS.search(text)] == []
    assert not saying(MODULES, OPEN)
