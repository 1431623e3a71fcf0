"""What comes from outside never becomes a statement, a program, a template or an address to ask.

Nor does it stand in a line of the log.
"""

import ast
import re
import sys

import pytest
from flask_wtf.file import FileField
from wtforms import (
    EmailField,
    HiddenField,
    PasswordField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
)
from wtforms.fields.choices import SelectFieldBase
from wtforms.fields.core import UnboundField

from tests.architecture.test_house import MODULES, ROOT
from vrijwilligers.web.forms import Form

MIGRATIONS = sorted((ROOT / "migrations").rglob("*.py"))
SQL = {"text", "exec_driver_sql", "literal_column", "DDL", "from_statement", "executescript"}
SQL_OF_OURS = {  # reviewed: what is put in here are names of our own tables and columns
    "vrijwilligers/records/indexes.py: text(index.info['where'])",
    "vrijwilligers/records/proof.py: DDL(made)",
    "vrijwilligers/records/proof.py: DDL(f'DROP FUNCTION IF EXISTS {name}')",
    "migrations/env.py: exec_driver_sql(wait)",
    "migrations/rebuild.py: exec_driver_sql(sql)",
}
PROGRAMS = {  # who starts another process: ours, with a list of words
    "vrijwilligers/exchange/documents/__init__.py: subprocess.run(command)",
    "vrijwilligers/exchange/sandbox/__init__.py: "
    "subprocess.Popen([sys.executable, '-I', str(program)])",
}
SHELLS = {"system", "popen", "startfile", "getoutput", "getstatusoutput"}
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib"),
    *("socket", "socketserver", "telnetlib", "urllib", "urllib3", "websockets", "xmlrpc"),
}
WORDS_OF_ADDRESSES = "urllib.parse"
TEMPLATES_OF_TEXT = {"render_template_string", "from_string", "Template", "Environment", "stream"}
TAKES_ANYTHING = {
    *(StringField, TextAreaField, PasswordField, HiddenField),
    *(EmailField, TelField, URLField, FileField),
}
LOOSE = {  # reviewed
    *("OrganisationsForm.text", "VacanciesForm.text", "OtherForm.text"),  # searched: cut to a line
    *("VacanciesForm.state", "VacanciesForm.organisation"),  # no such one: the list of all
    "IntroduceForm.shown",  # compared with what stands on the page
    "DeskNamesForm.logo",  # read as a picture, and drawn anew
    "CandidateTextForm.other_meaning",  # words that were in the text
}


def calls(path):
    """Yield every call in a module, with the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def constants(path):
    """Return the names on top of a module that are a text and nothing else."""
    return {
        target.id
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def statements_made(path):
    """Yield the calls that take SQL as text, where the text is not written out in the code."""
    own = constants(path) | imported_capitals(path)
    for name, call in calls(path):
        last = name.rpartition(".")[2]
        is_text = last == "text" and name not in ("text", "sa.text", "sqlalchemy.text")
        if last not in SQL or is_text or not call.args:
            continue
        given = call.args[0]
        if not isinstance(given, ast.Constant) and getattr(given, "id", "") not in own:
            yield f"{last}({ast.unparse(given)})"


def imported_capitals(path):
    """Return the constants of other modules of ours: each is looked at where it stands."""
    return {
        alias.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.isupper()
    }


def found(paths, look):
    return {f"{path.relative_to(ROOT)}: {one}" for path in paths for one in look(path)}


def test_a_statement_is_written_out_and_its_values_go_apart_v03():
    assert found([*MODULES, *MIGRATIONS], statements_made) == SQL_OF_OURS


@pytest.mark.parametrize(
    "code",
    [
        'session.execute(text(f"SELECT {name}"))',
        'connection.exec_driver_sql("SELECT " + name)',
        'connection.exec_driver_sql("SELECT %s" % name)',
        'select(sa.literal_column("{}".format(name)))',
        "session.execute(sa.text(statement))",
    ],
)
def test_a_statement_that_is_made_of_something_is_seen(tmp_path, code):
    path = tmp_path / "made.py"
    path.write_text(code)
    assert [*statements_made(path)]


def processes(path):
    """Yield what starts a process, and how; by its own name, so that none is missed."""
    for name, call in calls(path):
        first, _, last = name.rpartition(".")
        if any(given.arg == "shell" for given in call.keywords) or last in SHELLS:
            yield f"{name} with a shell"
        elif first == "os" and last.startswith(("exec", "spawn", "posix_spawn")):
            yield name
        elif first == "subprocess":
            yield f"{name}({ast.unparse(call.args[0])})"
    if re.search(r"^from (subprocess|os) import|import (subprocess|os) as", path.read_text(), re.M):
        yield "another name"


def test_another_process_is_one_of_ours_and_is_given_words_without_a_shell_v04():
    assert found(MODULES, processes) == PROGRAMS
    assert "command = [sys.executable" in (
        (ROOT / "vrijwilligers/exchange/documents/__init__.py").read_text()
    )


def speaks(path):
    """Yield what a module loads that could ask something of another machine."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        else:
            continue
        yield from (one for one in names if one.split(".")[0] in NETWORK)


def test_the_server_speaks_to_the_mail_servers_of_the_settings_and_to_nobody_else_v06():
    loaded = {one for one in found(MODULES, speaks) if not one.endswith(WORDS_OF_ADDRESSES)}
    assert loaded == {
        "vrijwilligers/records/mail_server.py: smtplib",
        "vrijwilligers/records/mailbox.py: imaplib",  # to which mail comes back
        "vrijwilligers/records/sending.py: smtplib",  # the names of its refusals
    }
    prints = "".join(path.read_text() for path in (ROOT / "templates" / "print").rglob("*.typ"))
    assert "#" in prints
    assert "@preview" not in prints, "a package of the printer would be fetched"


def test_no_template_is_made_of_a_text_v07():
    def made(path):
        for name, _ in calls(path):
            if name.rpartition(".")[2] in TEMPLATES_OF_TEXT:
                yield name

    assert found(MODULES, made) == set()


LOGGED = {  # reviewed: kinds, numbers and names of ours, never a text of somebody
    *("type(error).__name__", "type(trouble).__name__", "kind", "error.strerror", "more"),
    *("request.endpoint", "work.__module__", "work.__name__", "table.name", "code", "reason"),
    *("*vacancy_ids", "import_id", "number", "key", "day_of(before or at)", "*words"),
}


def test_what_a_line_of_the_log_says_is_reviewed_v43():
    said = [
        call
        for path in MODULES
        for name, call in calls(path)
        if re.match(r"(log|logging|logger|\w+\.logger)\.(debug|info|warn|err|exc|crit|log)", name)
    ]
    assert len(said) > 15
    assert {ast.unparse(one) for call in said for one in call.args[1:]} == LOGGED
    assert [call for call in said if not isinstance(call.args[0], ast.Constant)] == []
    assert [call for call in said if call.keywords] == [], "a trace may hold what somebody typed"


def forms(of=Form):
    """Yield every form that is declared, and every class that it is made of."""
    for one in of.__subclasses__():
        yield from forms(one)
        yield from filter(is_declared, one.__mro__)


def is_declared(part):
    """Tell it from a form that was made for one request, which may lie about for a while."""
    is_ours = part.__module__.startswith("vrijwilligers.")
    return is_ours and vars(sys.modules[part.__module__]).get(part.__name__) is part


def questions():
    """Yield every question of the form that brings it, with its field as it will be."""
    for form in {*forms()}:
        for name, unbound in vars(form).items():
            if isinstance(unbound, UnboundField):
                yield form, name, unbound.bind(form=None, name=name, _meta=form.Meta())


def is_loose(field):
    """Tell whether a field takes whatever is typed: no reader, no choices and no validator."""
    if isinstance(field, SelectFieldBase):
        return not field.validate_choice
    return type(field) in TAKES_ANYTHING and not field.validators


def test_every_question_looks_at_what_is_typed_v11(app):
    app.load_pages()
    asked = [*questions()]
    assert len(asked) > 200
    assert {f"{form.__name__}.{name}" for form, name, field in asked if is_loose(field)} == LOOSE
