"""What a file that goes out is called, and what it says of itself."""

from datetime import UTC, date, datetime

import pytest
from wtforms import BooleanField, HiddenField, SelectField, StringField

from vrijwilligers.exchange.exports import (
    CARDS,
    REASONS,
    CannotComeBack,
    ExportFormat,
    ExportReason,
    ExportStamp,
    file_name,
    in_one_line,
    refuse_impossible,
)
from vrijwilligers.web.exports import asked, chosen
from vrijwilligers.web.forms import FilterForm, choices


class ListForm(FilterForm):
    text = StringField("Search")
    kind = SelectField("Kind", choices=choices({"": "All", "a": "Public body"}))
    order = SelectField("Order", choices=choices({"x": "By name", "y": "Newest"}), default="x")
    paused = BooleanField("Paused")
    state = HiddenField("State", default="open")


@pytest.fixture
def asking(app):
    def asking(**answers):
        with app.test_request_context("/", headers={"Accept-Language": "en"}):
            form = ListForm()
            form.process(data=answers)
            return asked(form), chosen(form)

    return asking


def test_a_file_says_what_was_asked_and_not_what_was_left_open(asking):
    words, _ = asking(text="huis", kind="a", paused=True)
    assert words == {"Search": "huis", "Kind": "Public body", "Order": "By name", "Paused": "yes"}
    assert in_one_line({"Search": "huis", "Kind": "All"}) == "Search: huis · Kind: All"


def test_a_file_says_what_it_is_as_questions_and_answers(app):
    at = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    stamp = ExportStamp(by="Hilde", at=at, reason=ExportReason.COUNT)
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert stamp.about(shows="All", count=3) == {
            "Selection": "All",
            "Rows": "3",
            "Made by": "Hilde",
            "Made on": "22 November 2026, 15:05",
            "Purpose": "To count for ourselves",
        }


def test_an_answer_that_is_not_offered_asks_nothing(asking):
    assert asking(kind="?", order="?")[0] == {}


def test_its_name_holds_what_was_chosen_and_nothing_typed_or_usual(asking):
    assert asking(text="An Proef", kind="a", paused=True)[1] == ["Public body", "Paused"]
    assert asking(text="An Proef")[1] == []
    assert asking(order="y")[1] == ["Newest"]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["Vacatures", "Santé & co"], "vacatures-sante-co-2026-11-22"),
        (["Liste", None, "../../etc"], "liste-etc-2026-11-22"),
        (['"; x=\r\n', "日本"], "x-2026-11-22"),
        ([], "2026-11-22"),
    ],
)
def test_a_name_is_plain_whatever_it_is_made_of(parts, name):
    assert file_name(parts, date(2026, 11, 22)) == name


def test_only_a_table_can_come_back():
    for shape in ExportFormat:
        for reason in set(ExportReason) - {ExportReason.CORRECT}:
            refuse_impossible(shape, reason)
    for shape in (ExportFormat.ENGAGEMENT, *CARDS):
        with pytest.raises(CannotComeBack):
            refuse_impossible(shape, ExportReason.CORRECT)


def test_every_reason_is_said_in_words():
    assert set(REASONS) == set(ExportReason)
