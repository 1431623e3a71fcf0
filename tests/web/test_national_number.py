"""The national register number is refused at every door, also at one that is yet to be made."""

import inspect
import pkgutil
from importlib import import_module

import click
import pytest
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, PasswordField, StringField

import vrijwilligers
from vrijwilligers.cli.group import CommandGroup
from vrijwilligers.registry import registry_of
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.web.editing import EditForm
from vrijwilligers.web.forms import NO_NATIONAL_NUMBER, FilterForm, Form, SureForm

NUMBER = "85.07.30-033.28"
KINDS = ("StringField", "TextAreaField", "EmailField", "TelField", "URLField", "SearchField")


def every_form(kind=Form):
    for form in kind.__subclasses__():
        if form.__module__.startswith("vrijwilligers."):
            yield form
            yield from every_form(form)


def forms():
    for module in pkgutil.walk_packages(vrijwilligers.__path__, "vrijwilligers."):
        import_module(module.name)
    return sorted({*every_form()}, key=lambda form: (form.__module__, form.__name__))


def test_every_check_of_a_form_begins_with_that_of_the_house_p07():
    own = [form for form in forms() if "validate" in vars(form)]
    assert len(own) > 5
    assert [
        form.__name__ for form in own if "super().validate(" not in inspect.getsource(form.validate)
    ] == []


def refused(form, names):
    """Return which of these questions of a form refuse the number."""
    return {name for name in names if NO_NATIONAL_NUMBER in (form[name].errors or ())}


def texts_of(form):
    return {
        one.name
        for one in form
        if not isinstance(one, PasswordField) and one.type != "CSRFTokenField"
        if not hasattr(one, "choices") and not hasattr(one, "entries")
        if getattr(one.widget, "input_type", "text") not in ("checkbox", "submit", "file")
    }


def filled_in(kind):
    """Make a form in which every text holds the number; a list offers nothing."""
    empty = kind(formdata=None, meta={"csrf": False})
    names = texts_of(empty)
    form = kind(formdata=MultiDict(dict.fromkeys(names, NUMBER)), meta={"csrf": False})
    for one in form:
        if getattr(one, "choices", ()) is None:
            one.choices = []
    if isinstance(form, EditForm):
        form.is_compared = True
    return form, names


def test_every_text_of_every_form_refuses_it_p07(app, database):
    escaped, looked_at = {}, 0
    with app.test_request_context("/", method="POST"), speaking("en"):
        for kind in forms():
            if issubclass(kind, FilterForm):
                continue  # asks for a list, and nothing is kept
            try:
                form, names = filled_in(kind)
            except TypeError:  # made of something else: its own tests see to it
                continue
            form.validate()
            looked_at += len(names)
            if lost := names - refused(form, names):
                escaped[kind.__name__] = lost
    assert looked_at > 150
    assert escaped == {}


def test_the_word_of_a_tick_that_happens_to_hold_such_digits_is_no_refusal_p07(app):
    with app.test_request_context("/", method="POST"):
        form = SureForm(formdata=MultiDict({"is_sure": "c0f85073003328be"}), meta={"csrf": False})
        form.validate()
    assert refused(form, ["is_sure"]) == set()


class Asked(Form):
    """A number that a page hides, and a text that somebody types."""

    digest = HiddenField()
    text = StringField()


@pytest.mark.parametrize("length", [32, 64])
def test_only_a_number_that_a_page_hides_may_hold_such_digits_by_chance_p07(app, length):
    by_chance = "85073003328".ljust(length, "a")
    said = MultiDict(dict.fromkeys(("digest", "text"), by_chance))
    with app.test_request_context("/", method="POST"), speaking("en"):
        form = Asked(formdata=said, meta={"csrf": False})
        form.validate()
        assert refused(form, ["digest", "text"]) == {"text"}
        form = Asked(formdata=MultiDict({"digest": f"{by_chance} {NUMBER}"}), meta={"csrf": False})
        form.validate()
        assert refused(form, ["digest"]) == {"digest"}


def every_command(group, path=()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from every_command(command, (*path, name))
        else:
            yield (*path, name), command


def test_every_command_refuses_it_in_any_word_p07(app):
    found = dict(every_command(CommandGroup(registry_of(app).commands)))
    assert len(found) > 15
    assert [
        path for path, one in found.items() if not hasattr(one.callback, "refuses_numbers")
    ] == []


@pytest.mark.parametrize(
    "words",
    [
        ("desk", "set", "route", f"Vraag naar {NUMBER}"),
        ("staff", "add", "an@example.org", "--role", "reception", "--name", NUMBER),
        ("staff", "add", "85073003328@example.org", "--role", "reception"),
        ("vacancies", "import", "lijst.csv", "--sheet", NUMBER),
        ("vacancies", "import", "lijst.csv", "--profile", NUMBER),
        ("vacancies", "import", f"{NUMBER}.csv"),
        ("find", NUMBER),
    ],
)
def test_a_command_with_the_number_says_so_and_changes_nothing_p07(commands, words):
    said = commands(*words, code=2)
    assert "rijksregisternummer" in said
    assert NUMBER not in said
