"""What cannot be read gets a sentence, stays as it was typed, and reaches no rule of ours."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from vrijwilligers.organisations.models import Organisation
from vrijwilligers.vocabulary.engagement import Engagement
from vrijwilligers.vocabulary.languages import speaking
from vrijwilligers.web.forms import FilterForm, choices
from vrijwilligers.web.typed_fields import DayField, HourField, WholeNumberField, YearField, one_of

NUMBER, YEAR = "Enter a number from 0 to 9.", "This year cannot be right."
NO_YEAR = "Enter a year in four digits, for example 1985."
NO_DAY = "Enter a day that exists, with day, month and year: for example 31/12/2026."
NO_HOUR = "Enter an hour that exists, with minutes: for example 14:30."
NO_NUMBERS = ("1980.5", "1e3", "²", "３", "٣", "1 980", "-1", "+3", "0x3", "abc", "9" * 5000)
NO_YEARS = (*NO_NUMBERS, "12-03-1980", "12.031980", "85", "0", "１９８０", "1980.0")
NO_DAYS = ("31/02/2026", "2026-02-30", "12", "²/3/2026", "abc", "01/01/0001", "9999-12-31", "12:30")


class TypedForm(FilterForm):
    places = WholeNumberField("Places", high=9, refusal=NUMBER)
    born = YearField("Born", is_possible=lambda year: 1900 < year < 2030, refusal=YEAR)
    on = DayField("Day", validators=[])
    at = HourField("Hour")
    until = DayField("Until", validators=[InputRequired("Enter a day.")])
    kind = SelectField("Kind", choices=choices({1: "One"}), coerce=int, validators=[DataRequired()])

    def validate_places(self, field):
        if field.data > 8:
            raise ValidationError("too many")

    def validate_born(self, field):
        if field.data > 2020:
            raise ValidationError("too young")


@pytest.fixture
def typed(app):
    def typed(**answers):
        filled = {"places": "1", "born": "1980", "until": "2026-12-31", "kind": "1"} | answers
        with app.test_request_context(), speaking("en"):
            form = TypedForm(formdata=MultiDict(filled))
            form.validate()
            return form, {name: [str(one) for one in form[name].errors] for name in form.errors}

    return typed


CASES = [("places", text, NUMBER) for text in NO_NUMBERS]
CASES += [("places", "10", NUMBER), ("born", "1900", YEAR), ("born", "2999", YEAR)]
CASES += [("born", text, NO_YEAR) for text in NO_YEARS]
CASES += [("at", text, NO_HOUR) for text in ("24:00", "half drie", "12:75", "1430", "²:00")]
CASES += [(name, text, NO_DAY) for text in NO_DAYS for name in ("on", "until")]


@pytest.mark.parametrize(("name", "text", "sentence"), CASES)
def test_what_cannot_be_read_has_one_sentence_and_stays_as_typed(app, typed, name, text, sentence):
    form, errors = typed(**{name: text})
    assert errors == {name: [sentence]}
    assert form[name].data is None
    with app.test_request_context():
        assert f'type="text" value="{text}"' in str(form[name]).replace(" required", "")


def test_what_can_be_read_is_a_value(typed):
    form, errors = typed(places=" 3 ", born=" 1985 ", on="12-03-2026", until=" 31/12/2026 ")
    assert errors == {}
    assert (form.places.data, form.born.data) == (3, 1985)
    assert (form.on.data, form.until.data) == (date(2026, 3, 12), date(2026, 12, 31))
    assert (form.on.said(), form.places.said()) == ("2026-03-12", "3")


def test_a_rule_is_asked_about_what_could_be_read(typed):
    _, errors = typed(places="9", born="2025")
    assert errors == {"places": ["too many"], "born": ["too young"]}


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0"])
def test_a_line_of_spaces_is_no_day(typed, blank):
    assert typed(until=blank)[1] == {"until": ["Enter a day."]}
    form, errors = typed(on=blank)
    assert (form.on.data, errors) == (None, {})


def test_a_day_is_asked_with_the_calendar_of_the_browser(app):
    with app.test_request_context():
        form = TypedForm(formdata=None, data={"on": date(2026, 3, 12), "places": 0})
        assert 'type="date" value="2026-03-12"' in str(form.on)
        assert 'inputmode="numeric"' in str(form.places)
        assert 'type="text" value="0"' in str(form.places)


YEARS_TYPED = ("1980.5", "12-03-1980", "1e3", "²", "abc", "1,5", "0")


@pytest.mark.parametrize("text", YEARS_TYPED)
def test_a_year_of_birth_that_cannot_be_read_is_refused_and_stays_a11(reception, text):
    page = reception.submit("candidates.new", {"birth_year": text}, status=422)
    assert NO_YEAR in page.problems
    assert page.html.select_one("[name=birth_year]")["value"] == text


@pytest.mark.parametrize("text", YEARS_TYPED)
def test_a_year_of_training_that_cannot_be_read_is_refused_and_stays_f01(coordinator, text):
    typed = {"name": "De Brug", "accessible_year": text}
    page = coordinator.submit("organisations.new", typed, status=422)
    assert page.problems == [NO_YEAR]
    assert page.html.select_one("[name=accessible_year]")["value"] == text


def test_a_file_is_no_answer_to_a_question_that_asks_a_text(reception, database):
    page = reception.get("candidates.new")
    page = reception.send(
        page, {"given_name": (BytesIO(b"x"), "x.svg"), "by_parent": "?"}, status=422
    )
    assert page.html.select_one("[name=given_name]")["value"] == ""


def test_what_nobody_typed_or_sees_is_left_out_of_what_is_typed(coordinator, database):
    coordinator.submit("organisations.new", {"name": "De\x02 \x1b\x0bBrug\ufffe \u200d👩‍👧"})
    assert database.scalar(select(Organisation.name)) == "De Brug 👩‍👧"


@pytest.mark.parametrize("version", ["9" * 5000, "٣", "-1", "1.0", "x", ""])
def test_a_version_that_never_was_is_an_older_one(coordinator, make, version):
    brug = make.organisation()
    page = coordinator.get("organisations.change", organisation_id=brug.id)
    page = coordinator.send(page, {"version": version, "base": ""}, status=409)
    assert page.html.select_one("#edit-conflict[autofocus]")


def test_what_is_not_chosen_is_nothing():
    assert one_of(Engagement)("") is None
    assert one_of(Engagement)("short") is Engagement.SHORT
