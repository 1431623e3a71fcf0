"""A line of the log has a time, a level and the number of the request, and is one line."""

import logging
import re

from vrijwilligers.records.log_lines import LineFormatter, request_number


def line(message, *args, level=logging.WARNING):
    record = logging.getLogger().makeRecord("vrijwilligers.x", level, "", 1, message, args, None)
    return LineFormatter().format(record)


def test_a_line_has_its_time_its_level_and_the_number_of_the_request_a10_v44(app):
    with app.test_request_context("/"):
        number = request_number()
        assert re.fullmatch(
            rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ WARNING \[{number}\] vrijwilligers\.x: account 3",
            line("account %s", 3),
        )


def test_a_line_of_a_command_has_no_request():
    assert " ERROR [-] " in line("gone", level=logging.ERROR)


def test_what_comes_from_outside_begins_no_line_of_its_own_v44(app):
    assert "\n" not in line("refused: %s", "x\r\n2026-01-01T00:00:00Z INFO [-] all is well")


def test_each_request_has_a_number_of_its_own(app):
    seen = set()
    for _ in range(3):
        with app.app_context(), app.test_request_context("/"):
            seen |= {request_number(), request_number()}
    assert len(seen) == 3
