"""What a form reads, and how an answer is said as it would stand on the page."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    PasswordField,
    SearchField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
)

from vrijwilligers.exchange.exports import SHAPES, ExportFormat
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.vocabulary.problems import Problem
from vrijwilligers.web.exports import ExportForm
from vrijwilligers.web.field_values import said
from vrijwilligers.web.forms import FilterForm, TickBoxes, choices
from vrijwilligers.web.typed_fields import ParsedField, WholeNumberField


class AnswerForm(FilterForm):
    kind = SelectField("Kind", choices=choices({"": "All", "a": "Public body", "b": "Other"}))
    kinds = TickBoxes("Kinds", choices=choices({"a": "First", "b": "Second"}))
    paused = BooleanField("Paused")
    places = WholeNumberField("Places", high=9, refusal="No")
    name = StringField("Name")
    number = ParsedField(read=str.upper)


@pytest.fixture
def answered(app):
    def answered(question, answer):
        with app.test_request_context(), speaking("en"):
            form = AnswerForm()
            form[question].data = answer
            return said(form[question])

    return answered


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        *(("kind", "a", "Public body"), ("kind", "", "All"), ("kind", None, "All")),
        *(("kinds", ["b", "a"], "First, Second"), ("kinds", [], "")),
        *(("paused", True, "yes"), ("paused", False, "no")),
        *(("places", 0, "0"), ("places", None, ""), ("name", "An", "An"), ("number", "A1", "A1")),
    ],
)
def test_an_answer_is_said_in_the_words_of_the_page(answered, question, answer, words):
    assert answered(question, answer) == words


def test_what_was_chosen_is_something_of_the_list_or_nothing(app):
    with app.test_request_context():
        form = AnswerForm()
        chosen = []
        for answer in ("a", "", "c", None):
            form["kind"].data = answer
            chosen.append(form.chosen("kind"))
    assert chosen == ["a", None, None, None]


class FileIsOdd(Problem):
    message = "This file is odd."
    field = "file"


def test_a_refusal_about_a_question_of_another_form_stands_above_this_one(app):
    with app.test_request_context():
        form = AnswerForm()
        with form.showing_problems():
            raise FileIsOdd
        assert list(form.form_errors) == ["This file is odd."]


def test_a_question_without_words_is_called_by_its_name(app):
    with app.test_request_context():
        assert AnswerForm().number.label.text == "Number"


@pytest.mark.parametrize("shapes", [tuple(ExportFormat), tuple(ExportFormat)[::-1]])
def test_the_first_shape_of_a_file_is_proposed_and_a_chosen_one_stays(app, shapes):
    with app.test_request_context():
        form = ExportForm(meta={"csrf": False})
        form.offer(*shapes)
        assert form.shape.data == shapes[0]
        assert [one.value for one in form.shape.choices] == [*shapes]
        assert [str(one.label) for one in form.shape.choices] == [str(SHAPES[s]) for s in shapes]
        form.shape.data = shapes[2]
        form.offer(*shapes)
        assert form.shape.data == shapes[2]


def test_a_line_with_nothing_but_a_tag_leaves_no_line(app):
    template = app.jinja_env.from_string("a\n  {% if true %}\nb\n  {% endif %}\nc")
    assert template.render() == "a\nb\nc"


def test_a_form_drops_what_nobody_sees_of_an_answer_and_of_a_password_nothing(app):
    class SignForm(FilterForm):
        name = StringField("Name")
        password = PasswordField("Password")

    sent = MultiDict({"name": " Ami\u200bna\u00ad ", "password": "se\u200bcret"})
    with app.test_request_context():
        form = SignForm(sent)
    assert (form.name.data, form.password.data) == ("Amina", "se\u200bcret")


@pytest.mark.parametrize("kind", [StringField, SearchField, TelField, EmailField, URLField])
def test_a_line_that_is_sent_as_several_is_one_line_and_a_longer_text_keeps_its_lines(app, kind):
    class TwoTextsForm(FilterForm):
        name = kind("Name")
        note = TextAreaField("Note")

    sent = "An\r\nBcc: x\u2028y"
    with app.test_request_context():
        form = TwoTextsForm(MultiDict({"name": sent, "note": sent}))
    assert (form.name.data, form.note.data) == ("An Bcc: x y", sent)
